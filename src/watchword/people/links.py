"""One-time links: their tokens are computed by the key ring, so that no table and no task holds one.

A token is the HMAC of the link's purpose and identifier. The database keeps a hash of it to look it
up, and whoever sends the link computes it anew: a thief of the database, or of a queue, has no link.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, TypeVar

from watchword.core import clock
from watchword.keys.current import key_ring
from watchword.people.models import OneTimeLink
from watchword.people.tokens import hash_of

if TYPE_CHECKING:
    import datetime as dt

CONTEXT = b"watchword/link/1"

L = TypeVar("L", bound=OneTimeLink)


def add_link(link: L, life: dt.timedelta, **fields: Any) -> L:
    """Save ``link`` (with its user, not saved yet) inside the caller's transaction, good for ``life``.

    Raises a `KeyRingError` where no token can be computed.
    """
    link.pepper_id = key_ring().pepper_id
    link.token_hash = hash_of(token_of(link))
    link.expires_at = link.created_at + life
    for name, value in fields.items():
        setattr(link, name, value)
    link.save(force_insert=True)
    return link


def token_of(link: OneTimeLink, purpose: str = "use") -> str:
    """Return the token of ``link``, 43 characters that stand in an address; it is never stored.

    A ``purpose`` of its own makes a token of its own: one that stops a thing cannot be used to do it.
    """
    message = b"\0".join((CONTEXT, purpose.encode(), str(link).encode()))
    return base64.urlsafe_b64encode(key_ring().mac(link.pepper_id, message)).decode().rstrip("=")


def live_link(model: type[L], token: str) -> L | None:
    """Return the link of ``model`` that ``token`` opens now, with its user; None for any other."""
    return (
        model._default_manager.select_related("user")  # noqa: SLF001 - Django documents it
        .filter(
            token_hash=hash_of(token),
            used_at=None,
            expires_at__gt=clock.now(),
            user__is_active=True,
        )
        .first()
    )


def spend(link: OneTimeLink) -> bool:
    """Spend ``link``; tell whether it was still to be had: of two who press at once, one has it."""
    now = clock.now()
    live = type(link)._default_manager.filter(pk=link.pk, used_at=None, expires_at__gt=now)  # noqa: SLF001
    return live.update(used_at=now) == 1


def end_links(model: type[OneTimeLink], user_id: int) -> None:
    """End the links of ``model`` that a person still has: a new one, or a removal, voids the older."""
    now = clock.now()
    model._default_manager.filter(user=user_id, used_at=None, expires_at__gt=now).update(  # noqa: SLF001
        expires_at=now
    )
