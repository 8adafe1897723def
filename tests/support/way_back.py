"""Links of those who cannot sign in, made as the product makes them, and read as only a mailbox has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from watchword.people.flows.ask_for_reset import ask_for_reset
from watchword.people.flows.start_recovery import start_recovery
from watchword.people.links import token_of
from watchword.people.models import ContactOfRecord, PasswordReset, Recovery

if TYPE_CHECKING:
    from watchword.people.models import Administrator, Agent


def reset_of(person: Administrator | Agent) -> PasswordReset:
    """Have a link sent to ``person`` and return it."""
    assert ask_for_reset(person.user.public_id)
    return PasswordReset.objects.filter(user=person.user).latest("pk")


def reset_token(person: Administrator | Agent) -> str:
    """Have a link sent to ``person`` and return its token."""
    return token_of(reset_of(person))


def office_of(person: Administrator) -> ContactOfRecord:
    """Return the email of record of the account of ``person``."""
    return person.account.contacts.filter(kind=ContactOfRecord.Kind.EMAIL).earliest("pk")


def recovery_of(person: Administrator, *, by_code: bool = False) -> Recovery:
    """Start a recovery of ``person`` and return it; with a recovery code it is ready at once."""
    contact = office_of(person).public_id
    assert start_recovery(person.user.public_id, contact, by_code=by_code)
    return Recovery.objects.filter(user=person.user).latest("pk")


def tokens_of(recovery: Recovery) -> tuple[str, str]:
    """Return the token that serves and the token that stops."""
    return token_of(recovery), token_of(recovery, "stop")


def recovery_codes(person: Administrator | Agent) -> list[str]:
    """Give ``person`` recovery codes, and return them."""
    return list(RecoveryCodes.activate(person.user).get_unused_codes())


def app_secret(person: Administrator | Agent) -> str:
    """Give ``person`` an authenticator app, and return what it computes codes from."""
    secret = generate_totp_secret()
    TOTP.activate(person.user, secret)
    return str(secret)
