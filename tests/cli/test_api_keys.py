"""`watchword api-keys add`: prints a key once."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from tests.cli.commands import Commands, refusal
from watchword.api.models import ApiKey

pytestmark = pytest.mark.django_db


def test_the_key_that_is_printed_works(watchword: Commands) -> None:
    done = watchword("api-keys", "add", "Phone system", "--scope", "verifications")
    assert (done.returncode, done.stderr) == (0, "")
    key = done.stdout.split()[-1]
    heads = {"Authorization": f"Bearer {key}"}
    assert Client().get("/api/v1/verifications/ver_0", headers=heads).status_code == 404
    assert key not in str(ApiKey.objects.values().get())


def test_json_tells_the_same(watchword: Commands) -> None:
    scopes = ["--scope", "verifications", "--scope", "pin:submit"]
    told = json.loads(watchword("api-keys", "add", "Phone", *scopes, "--json").stdout)
    assert told["id"] == ApiKey.objects.get().public_id
    assert ApiKey.objects.get().scopes == sorted(told["scopes"]) == ["pin:submit", "verifications"]
    assert told["key"].startswith("wwk_")


@pytest.mark.parametrize(
    "arguments",
    [
        ["Phone", "--scope", "everything"],
        ["", "--scope", "verifications"],
        [" ", "--scope", "verifications"],
        ["x" * 101, "--scope", "verifications"],
        ["a\x00b", "--scope", "verifications"],
    ],
    ids=str,
)
def test_what_is_unfit_is_refused(watchword: Commands, arguments: list[str]) -> None:
    refusal(watchword("api-keys", "add", *arguments))
    assert not ApiKey.objects.exists()
