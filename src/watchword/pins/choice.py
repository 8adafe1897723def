"""A password and a Security PIN chosen together, by an administrator who comes with a one-time link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchword.core.errors import InvalidError
from watchword.people.passwords import check_password
from watchword.people.sessions import end_sessions
from watchword.pins.errors import ChoiceRefusedError, PinRefusedError
from watchword.pins.flows import set_pin

if TYPE_CHECKING:
    from watchword.core.actor import Actor
    from watchword.people.models import Administrator, User
    from watchword.pins.models import Pin
    from watchword.pins.rules import Rule


@dataclass(frozen=True, slots=True, repr=False)
class Choice:
    """What the person typed."""

    password: str
    pin: str


@dataclass(frozen=True, slots=True)
class PreparedChoice:
    """A person with the new password, hashed and not saved yet, and a PIN, sealed and not stored yet."""

    user: User
    pin: set_pin.PreparedPin


def prepare(administrator: Administrator, choice: Choice) -> PreparedChoice:
    """Hold both against their rules, and hash them; nothing is written.

    Raises `ChoiceRefusedError`, which tells what is wrong with either. Costs two hashes: call it
    outside a transaction.
    """
    user, problem, pin = administrator.user, "", None
    rules: tuple[Rule, ...] = ()
    try:
        check_password(choice.password, user)
    except InvalidError as error:
        problem = error.text
    try:
        pin = set_pin.prepare(administrator.account, administrator, choice.pin)
    except PinRefusedError as error:
        rules = error.rules
    if problem or pin is None:
        raise ChoiceRefusedError(problem, rules)
    user.set_password(choice.password)
    return PreparedChoice(user, pin)


def store(prepared: PreparedChoice, *, actor: Actor, origin: Pin.Origin) -> None:
    """Put both in force inside the caller's transaction, and end every session of the person."""
    prepared.user.save(update_fields=["password"])
    end_sessions(prepared.user)
    set_pin.store(prepared.pin, actor=actor, origin=origin)
