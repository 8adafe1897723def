"""The calls of the API as a person reads them, out of its own OpenAPI document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ninja import NinjaAPI

REFERENCE = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a body."""

    name: str
    kind: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Call:
    """One call: where, what it does, what goes in, what comes out."""

    anchor: str
    method: str
    path: str
    summary: str
    description: str
    fields: tuple[Field, ...]
    answers: tuple[tuple[str, str], ...]


def calls(api: NinjaAPI) -> list[Call]:
    """Return every call of ``api``, in the order of its document."""
    document: dict[str, Any] = api.get_openapi_schema()
    schemas = document["components"]["schemas"]
    return [
        _call(method.upper(), path, operation, schemas)
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    ]


def _call(method: str, path: str, operation: dict[str, Any], schemas: dict[str, Any]) -> Call:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    answers = (
        (str(status), _name(answer.get("content", {}).get("application/json", {})))
        for status, answer in operation["responses"].items()
    )
    return Call(
        anchor=operation["operationId"],
        method=method,
        path=path,
        summary=operation.get("summary", ""),
        description=operation.get("description", ""),
        fields=_fields(schemas.get(_name(body), {}), schemas),
        answers=tuple(answers),
    )


def _name(content: dict[str, Any]) -> str:
    """Return the name of the schema that ``content`` refers to, empty for none."""
    return str(content.get("schema", {}).get("$ref", "")).removeprefix(REFERENCE)


def _fields(schema: dict[str, Any], schemas: dict[str, Any]) -> tuple[Field, ...]:
    required = schema.get("required", [])
    return tuple(
        Field(name, _kind(item, schemas), name in required, item.get("description", ""))
        for name, item in schema.get("properties", {}).items()
    )


def _kind(item: dict[str, Any], schemas: dict[str, Any]) -> str:
    """Return in words what values a field takes."""
    if "$ref" in item:
        return _kind(schemas[str(item["$ref"]).removeprefix(REFERENCE)], schemas)
    if "anyOf" in item or "allOf" in item:
        return " or ".join(_kind(one, schemas) for one in item.get("anyOf") or item["allOf"])
    if "enum" in item:
        return ", ".join(item["enum"])
    if "const" in item:
        return str(item["const"])
    if item.get("type") == "array":
        return f"list of {_kind(item['items'], schemas)}"
    return str(item.get("type", "any"))
