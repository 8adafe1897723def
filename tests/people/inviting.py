"""Short ways to one who is invited, and to the link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.people.flows.invite_administrator import invite_administrator
from watchword.people.links import token_of
from watchword.people.models import Invitation
from watchword.pins.choice import Choice

if TYPE_CHECKING:
    from tests.support.cast import Cast
    from watchword.people.models import Administrator

DORA = "dora@harbour.example"
CHOSEN = "copper lantern under bridge"
CHOSEN_PIN = "620948"
CHOICE = Choice(CHOSEN, CHOSEN_PIN)


def invited(cast: Cast, email: str = DORA, name: str = "Dora Dahl") -> Administrator:
    """Return a colleague whom alice has just invited."""
    return invite_administrator(cast.alice, name=name, email=email, authorised=True)


def token_for(person: Administrator) -> str:
    """Return the token of the link that was sent to ``person`` last."""
    return token_of(Invitation.objects.filter(user=person.user).latest("pk"))
