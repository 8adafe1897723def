"""What allauth asks of us: it says nothing of its own, and nobody signs up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is not typed
    """allauth with its sentences taken away."""

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: our own pages say what happened."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """People are invited."""
        return False
