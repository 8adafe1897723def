"""Second factors of the cast: an authenticator app whose secret is known, a passkey that is only named."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from watchword.core import clock
from watchword.people.app_codes import PERIOD
from watchword.people.factors import factors_of
from watchword.people.flows.factor_add import add_app, add_passkey

if TYPE_CHECKING:
    from watchword.people.models import User

SECRET = base64.b32encode(b"a secret of the test").decode()


def with_app(user: User) -> User:
    """Give ``user`` the app that holds `SECRET`, and return ``user``."""
    add_app(user, SECRET)
    return user


def with_passkey(user: User, name: str = "Phone") -> tuple[User, str]:
    """Give ``user`` a passkey that no device has; return ``user`` and its identifier."""
    add_passkey(user, name, {})
    return user, factors_of(user).passkeys[-1].public_id


def code_now(steps: int = 0) -> str:
    """Return the code that the app shows now, or ``steps`` of 30 seconds later."""
    step = int(clock.now().timestamp()) // PERIOD + steps
    return str(format_hotp_value(hotp_value(SECRET, step)))
