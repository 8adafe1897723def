"""GET /api/v1/openapi.json: the document that other systems build on."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

CALLS = {
    ("/api/v1/verifications", "post"): {"201", "400", "401", "403", "422", "503"},
    ("/api/v1/verifications/{verification_id}", "get"): {"200", "401", "403", "404"},
    ("/api/v1/verifications/{verification_id}/attempts", "post"): {"200", "404", "409", "422"},
    ("/api/v1/grants/{grant_id}", "delete"): {"204", "401", "403", "404"},
}


@pytest.fixture
def document() -> dict[str, Any]:
    answer = Client().get("/api/v1/openapi.json")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def test_it_is_openapi_and_names_the_calls(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    for (path, method), statuses in CALLS.items():
        assert statuses <= set(document["paths"][path][method]["responses"])


def test_every_call_wants_a_key(document: dict[str, Any]) -> None:
    for path in document["paths"].values():
        for call in path.values():
            assert call["security"] == [{"KeyAuth": []}]


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    def references(part: object) -> set[str]:
        if isinstance(part, dict):
            own = {part["$ref"]} if isinstance(part.get("$ref"), str) else set()
            return own.union(*(references(value) for value in part.values()))
        return set().union(*map(references, part)) if isinstance(part, list) else set()

    schemas = document["components"]["schemas"]
    found = references(document)
    assert found
    assert {reference.removeprefix("#/components/schemas/") for reference in found} <= set(schemas)


def test_no_answer_has_a_place_for_a_pin(document: dict[str, Any]) -> None:
    for name, schema in document["components"]["schemas"].items():
        if name.endswith("Out"):
            assert not {"pin", "secret"} & set(schema["properties"])
