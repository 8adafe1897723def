"""Who calls: the key in the Authorization header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ninja.security import HttpBearer

from watchword.api.errors import ScopeMissingError
from watchword.api.models import ApiKey
from watchword.core.statements import first
from watchword.people.tokens import hash_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from watchword.api.scopes import Scope


class KeyAuth(HttpBearer):
    """``Authorization: Bearer KEY``."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiKey | None:  # noqa: ARG002 - ninja's
        """Return the key that ``token`` is, unless it is unknown or has ended."""
        return first(ApiKey, "key_hash = %s AND ended_at IS NULL", [hash_of(token)])


def require(key: ApiKey, scope: Scope) -> None:
    """Raise `ScopeMissingError` unless ``key`` has ``scope``."""
    if scope not in key.scopes:
        raise ScopeMissingError(scope)
