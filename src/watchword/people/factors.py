"""What a person has beside the password: an authenticator app, passkeys, recovery codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from allauth.mfa.models import Authenticator

from watchword.core.errors import NotFoundError

if TYPE_CHECKING:
    import datetime as dt

    from watchword.people.models import User

APP: Final = Authenticator.Type.TOTP
PASSKEY: Final = Authenticator.Type.WEBAUTHN
CODES: Final = Authenticator.Type.RECOVERY_CODES
SECOND: Final = (APP, PASSKEY)


@dataclass(frozen=True, slots=True)
class Passkey:
    """A passkey under the name that its owner gave it."""

    public_id: str
    name: str
    added_at: dt.datetime
    used_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Factors:
    """All of it; ``codes_left`` is None where no codes were made."""

    app: Authenticator | None
    passkeys: list[Passkey]
    codes_left: int | None

    @property
    def has_second(self) -> bool:
        """Whether there is a second factor: recovery codes alone are none."""
        return self.app is not None or bool(self.passkeys)


def factors_of(user: User) -> Factors:
    """Return what ``user`` has."""
    held = list(Authenticator.objects.filter(user=user).order_by("created_at", "pk"))
    codes = next((one for one in held if one.type == CODES), None)
    return Factors(
        app=next((one for one in held if one.type == APP), None),
        passkeys=[_passkey(one) for one in held if one.type == PASSKEY],
        codes_left=len(codes.wrap().get_unused_codes()) if codes else None,
    )


def has_second_factor(user: User) -> bool:
    """Tell whether ``user`` has an authenticator app or a passkey."""
    return bool(Authenticator.objects.filter(user=user, type__in=SECOND).exists())


def unused_codes(user: User) -> list[str]:
    """Return the recovery codes of ``user`` that were not used, in clear: for their owner's eyes alone."""
    codes = Authenticator.objects.filter(user=user, type=CODES).first()
    return list(codes.wrap().get_unused_codes()) if codes else []


def passkey_for(user: User, public_id: str) -> Authenticator:
    """Return the passkey of ``user`` with this identifier; raise `NotFoundError` for any other."""
    held = Authenticator.objects.filter(user=user, type=PASSKEY)
    found = next((one for one in held if one.data.get("public_id") == public_id), None)
    if found is None:
        raise NotFoundError
    return found


def remove_factors(user: User) -> int:
    """Take away all that ``user`` has beside the password, inside the caller's transaction.

    Returns how many there were. The caller's flow records why.
    """
    return int(Authenticator.objects.filter(user=user).delete()[0])


def _passkey(one: Authenticator) -> Passkey:
    return Passkey(one.data["public_id"], one.data["name"], one.created_at, one.last_used_at)
