"""Scenarios of the flows by which people get back in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.support.way_back import (
    app_secret,
    office_of,
    recovery_codes,
    recovery_of,
    reset_token,
    tokens_of,
)
from watchword.people.flows import reset_password as of_staff
from watchword.people.flows.ask_for_reset import ask_for_reset, send_reset
from watchword.people.flows.claim import Claim, claim_recovery, claim_reset
from watchword.people.flows.start_recovery import start_recovery
from watchword.people.flows.stop_recovery import stop_by_link, stop_recovery
from watchword.pins.choice import Choice
from watchword.pins.flows.complete_recovery import complete_recovery
from watchword.pins.flows.reset_password import reset_password

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.cast import Cast

    Work = Callable[[], object]

PASSWORD = "a password that was chosen"
CHOICE = Choice(PASSWORD, "620948")


def a_claim(cast: Cast) -> Work:
    code = recovery_codes(cast.alice)[0]
    return partial(
        claim_recovery, Claim(cast.account.number, cast.alice.user.email, contact="", code=code)
    )


def a_start(cast: Cast, *, by_code: bool) -> Work:
    contact = office_of(cast.alice).public_id
    return partial(start_recovery, cast.alice.user.public_id, contact, by_code=by_code)


def a_completion(cast: Cast) -> Work:
    app_secret(cast.alice)
    token, _stop = tokens_of(recovery_of(cast.alice, by_code=True))
    return partial(complete_recovery, token, CHOICE)


SCENARIOS: dict[str, list[Callable[[Cast], Work]]] = {
    "people.ask_for_reset:ask_for_reset": [
        lambda cast: partial(ask_for_reset, cast.alice.user.public_id),
        lambda cast: partial(ask_for_reset, cast.ann.user.public_id),
    ],
    "people.ask_for_reset:send_reset": [
        lambda cast: partial(send_reset, cast.alice, cast.bob.public_id)
    ],
    "people.claim:claim_reset": [lambda cast: partial(claim_reset, cast.alice.user.email)],
    "people.claim:claim_recovery": [a_claim],
    "people.reset_password:reset_password": [
        lambda cast: partial(of_staff.reset_password, reset_token(cast.ann), PASSWORD, proved=False)
    ],
    "people.start_recovery:start_recovery": [
        partial(a_start, by_code=False),
        partial(a_start, by_code=True),
    ],
    "people.stop_recovery:stop_by_link": [
        lambda cast: partial(stop_by_link, tokens_of(recovery_of(cast.alice))[1])
    ],
    "people.stop_recovery:stop_recovery": [
        lambda cast: partial(stop_recovery, cast.bob, recovery_of(cast.alice).public_id)
    ],
    "pins.complete_recovery:complete_recovery": [a_completion],
    "pins.reset_password:reset_password": [
        lambda cast: partial(reset_password, reset_token(cast.alice), CHOICE, proved=False)
    ],
}
