"""The states of a verification: the table, its diagram, the database and the flows say the same."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.support.cast import ALICE_PIN, WRONG_PIN, Cast
from watchword.core import clock
from watchword.core.errors import ConflictError
from watchword.pins.flows.set_pin import set_pin
from watchword.pins.models import Pin
from watchword.verification import states
from watchword.verification.flows import decide
from watchword.verification.flows.end_conversation import end_conversation
from watchword.verification.flows.expire import expire
from watchword.verification.flows.open_conversation import open_conversation
from watchword.verification.flows.submit_secret import submit_secret
from watchword.verification.models import Grant, Level, Outcome, Verification
from watchword.verification.states import OPEN, TRANSITIONS, state_at

NOON = dt.datetime(2026, 8, 1, 12, 0, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


def test_the_diagram_is_the_table() -> None:
    arrows = re.findall(r"^\s+(\S+) --> (\S+)$", states.__doc__ or "", re.MULTILINE)
    drawn = {(one, other) for one, other in arrows if "[*]" not in (one, other)}
    assert drawn == {(one.value, other.value) for one in TRANSITIONS for other in TRANSITIONS[one]}
    ends = {one for one, other in arrows if other == "[*]"}
    assert ends == {one.value for one in TRANSITIONS if not TRANSITIONS[one]}
    assert ("[*]", "pending") in arrows


def test_every_state_is_in_the_table_and_open_is_what_leads_on() -> None:
    assert set(TRANSITIONS) == set(Outcome)
    assert {one for one in Outcome if TRANSITIONS[one]} == OPEN
    assert all(Outcome.PENDING not in reached for reached in TRANSITIONS.values())


def test_the_statement_of_a_verdict_leads_out_of_the_open_states_alone() -> None:
    (listed,) = re.findall(r"outcome IN \(([^)]*)\)", decide.MOVE)
    assert set(re.findall(r"'(\w+)'", listed)) == {state.value for state in OPEN}


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("late", [False, True])
def test_what_is_open_past_its_time_has_expired(outcome: Outcome, *, late: bool) -> None:
    verification = Verification(outcome=outcome, expires_at=NOON)
    shown = state_at(verification, NOON if late else NOON - dt.timedelta(microseconds=1))
    assert shown == (Outcome.EXPIRED if late and outcome in OPEN else outcome)


STEPS = st.lists(
    st.sampled_from(["right", "wrong", "wrong", "wait", "own", "expire", "end", "stale"]),
    max_size=14,
)


class Walk:
    """One verification, and every step that it was seen to take."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        conversation = open_conversation(cast.ann, cast.account, cast.alice)
        self.verification = conversation.verifications.select_related("conversation").get()
        self.stale = conversation.verifications.select_related("conversation").get()
        self.seen = [self.outcome()]

    def outcome(self) -> Outcome:
        return Outcome(Verification.objects.get(pk=self.verification.pk).outcome)

    def take(self, step: str) -> None:
        """Take a step, if it is one that can be taken now."""
        try:
            self.do(step)
        except ConflictError:
            assert self.outcome() in {self.seen[-1], Outcome.EXPIRED}
        self.seen.append(self.outcome())

    def do(self, step: str) -> None:
        cast, agent = self.cast, self.cast.ann
        match step:
            case "wait":
                clock.advance(3 * MINUTE)
            case "own":
                set_pin(
                    cast.account,
                    cast.alice,
                    ALICE_PIN,
                    actor=cast.alice.actor(),
                    origin=Pin.Origin.OWNER,
                )
            case "expire":
                expire(self.verification)
            case "end":
                end_conversation(agent, self.verification.conversation)
            case "stale":
                submit_secret(self.stale, WRONG_PIN, submitter=agent.actor())
            case _:
                self.verification.refresh_from_db()
                digits = ALICE_PIN if step == "right" else WRONG_PIN
                submit_secret(self.verification, digits, submitter=agent.actor())


@hypothesis_settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_order_of_steps_leaves_the_table(cast: Cast, steps: list[str]) -> None:
    with clock.at(NOON):
        Pin.objects.filter(administrator=cast.alice).update(failures=0, lock_announced_at=None)
        walk = Walk(cast)
        for step in steps:
            walk.take(step)
    for before, after in zip(walk.seen, walk.seen[1:], strict=False):
        assert after == before or after in TRANSITIONS[before]
    verification = Verification.objects.get(pk=walk.verification.pk)
    verified = verification.outcome == "verified"
    assert (verification.level == "pin") == verified
    assert Grant.objects.filter(verification=verification).count() == int(verified)


@pytest.mark.parametrize(
    ("outcome", "level"),
    [
        ("verified", "claimed"),
        ("pending", "pin"),
        ("refused", "pin"),
        ("locked", "strong"),
        ("expired", "pin"),
        ("admitted", "claimed"),
        ("verified", "none"),
    ],
)
def test_the_database_takes_no_level_that_was_not_earned(
    cast: Cast, outcome: str, level: str
) -> None:
    walk = Walk(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Verification.objects.filter(pk=walk.verification.pk).update(outcome=outcome, level=level)


def test_levels_stand_from_least_to_most() -> None:
    assert [level.value for level in Level] == ["claimed", "pin", "strong"]
