"""A password and a Security PIN chosen together, by one who comes with a one-time link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchword.core.errors import InvalidError
from watchword.people.passwords import check_password
from watchword.pins.errors import ChoiceRefusedError, PinRefusedError
from watchword.pins.flows import set_pin

if TYPE_CHECKING:
    from watchword.people.models import Administrator


@dataclass(frozen=True, slots=True, repr=False)
class Choice:
    """What the person typed."""

    password: str
    pin: str


def prepare(administrator: Administrator, choice: Choice) -> set_pin.PreparedPin:
    """Hold both against their rules, and return the PIN sealed and not yet stored.

    Raises `ChoiceRefusedError`, which tells what is wrong with either. Costs a hash: call it outside
    a transaction.
    """
    problem, prepared, rules = "", None, ()
    try:
        check_password(choice.password, administrator.user)
    except InvalidError as error:
        problem = error.text
    try:
        prepared = set_pin.prepare(administrator.account, administrator, choice.pin)
    except PinRefusedError as error:
        rules = error.rules
    if problem or prepared is None:
        raise ChoiceRefusedError(problem, rules)
    return prepared
