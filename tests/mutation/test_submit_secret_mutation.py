"""A mistake in any one comparison of steps 1 to 5 is found by what must hold of an attempt."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.mutation.mutator import Mutant, mutants, undone
from tests.support.cast import ALICE_PIN, WRONG_PIN, Cast
from watchword.core import clock
from watchword.keys.current import key_ring
from watchword.ledger.encoding import decode
from watchword.ledger.models import Entry
from watchword.pins import sealing
from watchword.pins.models import Pin
from watchword.verification import limits
from watchword.verification.errors import (
    AlreadyVerifiedError,
    ConversationEndedError,
    VerificationExpiredError,
)
from watchword.verification.flows import submit_secret
from watchword.verification.flows.open_conversation import open_conversation
from watchword.verification.models import Conversation, Verification

if TYPE_CHECKING:
    from collections.abc import Callable

    from watchword.people.models import Administrator

# What changes nothing: where there is no account there is no PIN either, so the second half of that
# condition is for the types alone; and of the names of the states "verified" is the last in the
# order of letters and "expired" the first.
SAME = re.compile(
    r".*account is None -> charged\.secret is None"
    r"|.*state == Outcome\.VERIFIED -> state >= Outcome\.VERIFIED"
    r"|.*state == Outcome\.EXPIRED -> state <= Outcome\.EXPIRED"
)
MUTANTS = [mutant for mutant in mutants(submit_secret) if not SAME.fullmatch(mutant.mistake)]
LATER = dt.timedelta(minutes=11)


def opened(cast: Cast, person: Administrator) -> Verification:
    return open_conversation(cast.ann, cast.account, person).verifications.get()


def submitted(module: Any, cast: Cast, verification: Verification, digits: str) -> tuple[str, Any]:  # noqa: ANN401
    """Return outcome and reason of an attempt, as database and ledger have them."""
    module.submit_secret(verification, digits, submitter=cast.ann.actor())
    verification.refresh_from_db()
    leaf = decode(bytes(Entry.objects.latest("pk").leaf))
    return verification.outcome, leaf.get("fact_reason")


def failures(cast: Cast) -> int:
    return Pin.objects.get(administrator=cast.alice).failures


def the_right_pin_verifies(module: Any, cast: Cast) -> None:  # noqa: ANN401 - a module
    verification, other = opened(cast, cast.alice), opened(cast, cast.alice)
    assert submitted(module, cast, verification, ALICE_PIN) == ("verified", None)
    other.refresh_from_db()
    assert (verification.attempts, other.attempts, failures(cast)) == (1, 0, 0)
    with pytest.raises(AlreadyVerifiedError):
        submitted(module, cast, verification, ALICE_PIN)


def wrong_ones_lock(module: Any, cast: Cast) -> None:  # noqa: ANN401 - a module
    verification = opened(cast, cast.alice)
    told = [submitted(module, cast, verification, WRONG_PIN) for _ in range(4)]
    assert told == [("refused", "wrong")] * 4
    assert submitted(module, cast, verification, WRONG_PIN)[0] == "locked"
    assert submitted(module, cast, verification, ALICE_PIN) == ("locked", "locked")
    assert (verification.attempts, failures(cast)) == (6, 5)


def over_the_limit_nothing_is_learnt(module: Any, cast: Cast) -> None:  # noqa: ANN401 - a module
    verification = opened(cast, cast.alice)
    keys = limits.limits_for(verification.conversation, cast.ann.actor())
    for _ in range(20):
        limits.charge(keys, limits.window_at(clock.now()))
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(sealing, "matches")  # Not even the time of a hash is to be had.
        for digits in (ALICE_PIN, WRONG_PIN):
            assert submitted(module, cast, verification, digits) == ("refused", "limit")
    assert failures(cast) == 0


def where_there_is_nothing_to_compare_it_is_refused(module: Any, cast: Cast) -> None:  # noqa: ANN401
    cast.bob.authorised_to_contact_support = False
    cast.bob.save()
    verification = opened(cast, cast.bob)
    told = submitted(module, cast, verification, WRONG_PIN)
    assert told == ("refused", "nothing_to_compare")
    nobody = Verification.objects.create(
        conversation=Conversation.objects.create(channel="other"), claimed_number="999999"
    )
    assert submitted(module, cast, nobody, WRONG_PIN) == ("refused", "nothing_to_compare")


def what_is_over_takes_no_attempt(module: Any, cast: Cast) -> None:  # noqa: ANN401 - a module
    verification = opened(cast, cast.alice)
    with clock.at(clock.now() + LATER), pytest.raises(VerificationExpiredError):
        submitted(module, cast, verification, ALICE_PIN)
    verification.refresh_from_db()
    assert verification.outcome == "expired"
    ended = opened(cast, cast.alice)
    ended.conversation.ended_at = clock.now()
    with pytest.raises(ConversationEndedError):
        submitted(module, cast, ended, ALICE_PIN)
    assert (verification.attempts, ended.attempts, failures(cast)) == (0, 0, 0)


PROPERTIES: list[Callable[[Any, Cast], None]] = [
    the_right_pin_verifies,
    wrong_ones_lock,
    over_the_limit_nothing_is_learnt,
    where_there_is_nothing_to_compare_it_is_refused,
    what_is_over_takes_no_attempt,
]


def finds_fault(module: Any, cast: Cast) -> bool:  # noqa: ANN401 - a module
    """Tell whether a property fails; each is asked in a savepoint that is undone."""
    for holds in PROPERTIES:
        try:
            with undone():
                holds(module, cast)
        except (Exception, pytest.fail.Exception):  # noqa: BLE001 - a mistake may show as any error
            return True
    return False


@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda holds: holds.__name__)
def test_it_holds_of_the_flow(holds: Callable[[Any, Cast], None], cast: Cast) -> None:
    assert key_ring().pepper_id
    holds(submit_secret, cast)


def test_without_a_mistake_no_fault_is_found(cast: Cast) -> None:
    assert not finds_fault(submit_secret, cast)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mistake_in_the_flow_is_found(mutant: Mutant, cast: Cast) -> None:
    assert finds_fault(mutant.load(), cast)


def test_the_mistakes_cover_what_decides() -> None:
    covered = {mutant.name.partition(":")[0] for mutant in MUTANTS}
    assert covered >= {"charge", "compare", "compare_and_decide", "must_be_open"}
