"""Sessions in the database, of which the database alone is no use to anybody.

A row is found by the hash of the cookie's value and opened with a key made of that value: a thief of
the table, or one who reads a backup, can neither sign in with a row nor read what it holds. What it
holds is signed besides, so that one who can write the table cannot make a session up.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from typing import Any, Final

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from watchword.core import clock
from watchword.people.models import Session
from watchword.people.tokens import hash_of

CONTEXT: Final = b"watchword/session/1\0"
USER: Final = "_auth_user_id"  # where Django keeps who is signed in
DEVICE: Final = "device"
IDLE: Final = "idle_minutes"


class SessionStore(DatabaseStore):
    """Django's sessions in the database, hashed and sealed."""

    # The row that was read, None where none was.
    row: Session | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return the table of sessions."""
        return Session

    @classmethod
    def clear_expired(cls) -> None:
        """Remove what has run out."""
        Session.objects.filter(expire_date__lte=clock.now()).delete()

    def exists(self, session_key: str) -> bool:
        """Tell whether there is a session with this key."""
        return Session.objects.filter(session_key=hash_of(session_key)).exists()

    def delete(self, session_key: str | None = None) -> None:
        """End the session with this key, by default the present one."""
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(session_key=hash_of(key)).delete()

    def load(self) -> dict[str, Any]:
        """Return what the session holds; nothing where there is none, or where it lay idle too long."""
        row = self._found()
        held = self._opened(row) if row else {}
        if row is None or _lay_idle(row, held):
            self._session_key = None
            return {}
        self.row = row
        return held

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return the row for ``data``."""
        key = self._get_or_create_session_key()  # type: ignore[attr-defined]  # of Django's base
        device = data.get(DEVICE, {})
        return Session(
            session_key=hash_of(key),
            session_data=_sealed(key, self.encode(data)),
            expire_date=clock.now() + dt.timedelta(seconds=self.get_session_cookie_age()),
            user_id=data.get(USER),
            address=device.get("address"),
            browser=device.get("browser", ""),
        )

    def _found(self) -> Session | None:
        live = Session.objects.filter(expire_date__gt=clock.now())
        return live.filter(session_key=hash_of(self.session_key or "")).first()

    def _opened(self, row: Session) -> dict[str, Any]:
        try:
            sealed = base64.b64decode(row.session_data)
            text = _box(self.session_key or "").decrypt(sealed).decode()
        except (ValueError, CryptoError):  # Somebody has written into the table.
            return {}
        held: dict[str, Any] = self.decode(text)
        # Whose session it is, the signed part says; the column is there to search by.
        return held if str(held.get(USER, "")) == str(row.user_id or "") else {}


def _box(key: str) -> SecretBox:
    return SecretBox(hashlib.sha256(CONTEXT + key.encode()).digest())


def _sealed(key: str, text: str) -> str:
    return base64.b64encode(_box(key).encrypt(text.encode())).decode()


def _lay_idle(row: Session, held: dict[str, Any]) -> bool:
    minutes = int(held.get(IDLE, 0))
    return minutes > 0 and clock.now() - row.last_seen_at > dt.timedelta(minutes=minutes)
