"""What an operator's monitoring asks: does it live, and is it ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from watchword.core import clock
from watchword.core.errors import UnavailableError
from watchword.keys.current import key_ring
from watchword.ledger.models import Entry
from watchword.notices.queries import mail_state

if TYPE_CHECKING:
    from django.http import HttpRequest


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _keys() -> None:
    key_ring().mac(key_ring().pepper_id, b"ready?")


def _ledger() -> None:
    Entry.objects.exists()


CHECKS = {"database": _database, "keys": _keys, "ledger": _ledger}


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every view takes it
    """Answer ``ok`` as long as the process answers at all."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - every view takes it
    """Answer which of `CHECKS` pass; 503 when one does not.

    Mail that is late is told and keeps nothing from being served: it waits, and nobody is verified by it.
    """
    result: dict[str, str | int] = {name: "ok" if _passes(name) else "failed" for name in CHECKS}
    status = 200 if set(result.values()) == {"ok"} else 503
    return JsonResponse(result | _mail(), status=status)


def _mail() -> dict[str, str | int]:
    try:
        state = mail_state(clock.now())
    except DatabaseError:
        return {"mail": "failed"}
    if state.is_late:
        return {"mail": "late", "mail_oldest_seconds": int(state.age.total_seconds())}
    return {"mail": "ok"}


def _passes(name: str) -> bool:
    try:
        CHECKS[name]()
    except (DatabaseError, UnavailableError):
        return False
    return True
