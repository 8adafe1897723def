"""A mistake in any one comparison of the decision is found by what must hold of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection, transaction

from tests.mutation.mutator import Mutant, mutants, undone
from tests.support.cast import ALICE_PIN, WRONG_PIN, Cast
from tests.verification.codes import code_of
from tests.verification.helping import opened
from watchword.core import clock
from watchword.ledger.encoding import decode
from watchword.ledger.models import Entry
from watchword.people.models import Account
from watchword.pins.models import Pin, SupportCode
from watchword.verification.flows import decide
from watchword.verification.flows.submit_secret import charge
from watchword.verification.models import Conversation, Grant, Limit, Method, Verification

if TYPE_CHECKING:
    from collections.abc import Callable

    from watchword.verification.attempt import Charged

# What changes nothing: a verification is in its table once, so that a count of rows is 0 or 1; a
# refusal always has its reason, so that the one after "or" is for the types alone; and rows of the
# conversation and of the account are there, since nothing deletes them. That the conversation goes on
# is asked twice: before the verdict, and by the statement that writes it.
SAME = re.compile(
    r".*moved == 1 -> moved >= 1"
    r"|.*reason or Reason\.NOTHING_TO_COMPARE -> (reason|reason and .*)"
    r"|.*charged\.secret is not None -> (reason is None|reason is None or .*)"
    r"|_hindrance: (0 -> -1|False, True|found\[0\] if found.*)"
    r"|_decide_right: hindrance or not _move(.*) -> not _move(.*)"
)
MUTANTS = [mutant for mutant in mutants(decide) if not SAME.fullmatch(mutant.mistake)]


def attempt(cast: Cast, method: Method = Method.PIN) -> tuple[Verification, Charged]:
    """Return a verification of alice whose attempt is charged and not decided."""
    if method == Method.SUPPORT_CODE:
        code_of(cast.alice, strong=True)
    verification = opened(cast, cast.alice)
    with transaction.atomic():
        return verification, charge(verification, cast.ann.actor(), method)


def decided(module: Any, cast: Cast, one: tuple[Verification, Charged], *, right: bool) -> Any:  # noqa: ANN401
    """Decide ``one``; return outcome, level, method, reason and how many grants there are."""
    verification, charged = one
    module.decide(verification, charged, right=right)
    shown = (verification.outcome, verification.level, verification.decided_at)
    row = Verification.objects.get(pk=verification.pk)
    assert shown == (row.outcome, row.level, row.decided_at)
    refused = Entry.objects.filter(event="verification.refused").order_by("-pk").first()
    reason = decode(bytes(refused.leaf)).get("fact_reason") if refused else None
    return row.outcome, row.level, row.method, reason, Grant.objects.count()


def failures(cast: Cast, kind: type[Pin | SupportCode] = Pin) -> int:
    return kind._default_manager.get(administrator=cast.alice).failures  # noqa: SLF001


def the_right_pin_verifies(module: Any, cast: Cast) -> None:  # noqa: ANN401 - a module
    other = attempt(cast)[0]
    one = attempt(cast)
    assert decided(module, cast, one, right=True) == ("verified", "pin", "pin", None, 1)
    assert failures(cast) == 1  # that of the other, which is under way
    entry = Entry.objects.get(event="verification.verified")
    assert (entry.account, entry.subject) == (cast.account.public_id, cast.alice.public_id)
    assert entry.actor == str(cast.ann.actor())
    other.refresh_from_db()
    assert (other.outcome, other.decided_at) == ("pending", None)
    grant = Grant.objects.get()
    assert (grant.expires_at - grant.created_at).total_seconds() == 900
    assert set(Limit.objects.values_list("count", flat=True)) == {1}


def whoever_locks_or_ends_has_to_wait(module: Any, cast: Cast) -> None:  # noqa: ANN401 - a module
    seen: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:  # noqa: ANN401
        seen.append(sql)
        return execute(sql, *rest)

    one = attempt(cast)
    with connection.execute_wrapper(note):
        decided(module, cast, one, right=True)
    held = any("FOR SHARE" in sql for sql in seen)
    assert held == connection.features.has_select_for_update


def the_right_code_verifies_once(module: Any, cast: Cast) -> None:  # noqa: ANN401 - a module
    one = attempt(cast, Method.SUPPORT_CODE)
    again = opened(cast, cast.alice), one[1]
    told = decided(module, cast, one, right=True)
    assert told == ("verified", "strong", "support_code", None, 1)
    SupportCode.objects.update(failures=1)
    told = decided(module, cast, again, right=True)
    assert told == ("refused", "claimed", "support_code", "replaced", 1)


def a_wrong_one_is_refused_and_the_last_locks(module: Any, cast: Cast) -> None:  # noqa: ANN401
    for method, kind in ((Method.PIN, Pin), (Method.SUPPORT_CODE, SupportCode)):
        word, event = method.value, f"{method.value}.locked"
        told = decided(module, cast, attempt(cast, method), right=False)
        assert told == ("refused", "claimed", word, "wrong", 0)
        assert failures(cast, kind) == 1
        one = attempt(cast, method)
        kind.objects.update(failures=5)
        assert decided(module, cast, one, right=False)[:4] == ("locked", "claimed", word, "wrong")
        assert Entry.objects.filter(event=event, actor="system").count() == 1
        verification = opened(cast, cast.alice)
        with transaction.atomic():
            late = charge(verification, cast.ann.actor(), method)
        told = decided(module, cast, (verification, late), right=False)
        assert told[:4] == ("locked", "claimed", word, "locked")
        assert Entry.objects.filter(event=event).count() == 1


def nobody_is_verified_without_a_secret(module: Any, cast: Cast) -> None:  # noqa: ANN401
    verification = opened(cast, cast.alice)
    Pin.objects.filter(administrator=cast.alice).delete()
    with transaction.atomic():
        charged = charge(verification, cast.ann.actor())
    told = decided(module, cast, (verification, charged), right=False)
    assert told == ("refused", "claimed", "pin", "nothing_to_compare", 0)


def what_was_replaced_meanwhile_is_refused(module: Any, cast: Cast) -> None:  # noqa: ANN401
    one = attempt(cast)
    Pin.objects.update(sealed="another")
    told = decided(module, cast, one, right=True)
    assert told == ("refused", "claimed", "pin", "replaced", 0)
    one = attempt(cast, Method.SUPPORT_CODE)
    SupportCode.objects.update(expires_at=clock.now())
    assert decided(module, cast, one, right=True)[3:] == ("replaced", 0)


def phone_support_that_was_locked_meanwhile_refuses(module: Any, cast: Cast) -> None:  # noqa: ANN401
    one = attempt(cast)
    Account.objects.filter(pk=cast.account.pk).update(phone_support_locked_at=clock.now())
    told = decided(module, cast, one, right=True)
    assert told == ("locked", "claimed", "pin", "phone_support", 0)
    verification = opened(cast, cast.alice)
    verification.account = Account.objects.get(pk=cast.account.pk)
    with transaction.atomic():
        charged = charge(verification, cast.ann.actor())
    told = decided(module, cast, (verification, charged), right=False)
    assert told == ("locked", "claimed", "pin", "phone_support", 0)


def what_is_over_stays_as_it_is(module: Any, cast: Cast) -> None:  # noqa: ANN401 - a module
    opened(cast, cast.alice)
    one = attempt(cast)
    opened(cast, cast.alice)
    Conversation.objects.filter(pk=one[0].conversation_id).update(ended_at=clock.now())
    assert decided(module, cast, one, right=True) == ("pending", "claimed", "pin", "too_late", 0)
    assert decided(module, cast, one, right=False)[0] == "pending"
    Conversation.objects.update(ended_at=None)
    for outcome in ("verified", "expired"):
        one = attempt(cast)
        level = "pin" if outcome == "verified" else "claimed"
        Verification.objects.filter(pk=one[0].pk).update(outcome=outcome, level=level)
        told = decided(module, cast, one, right=True)
        assert told == (outcome, level, "pin", "too_late", 0)


PROPERTIES: list[Callable[[Any, Cast], None]] = [
    the_right_pin_verifies,
    whoever_locks_or_ends_has_to_wait,
    the_right_code_verifies_once,
    a_wrong_one_is_refused_and_the_last_locks,
    nobody_is_verified_without_a_secret,
    what_was_replaced_meanwhile_is_refused,
    phone_support_that_was_locked_meanwhile_refuses,
    what_is_over_stays_as_it_is,
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
    assert ALICE_PIN != WRONG_PIN
    holds(decide, cast)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mistake_in_the_decision_is_found(mutant: Mutant, cast: Cast) -> None:
    assert finds_fault(mutant.load(), cast)


def test_the_mistakes_cover_what_decides() -> None:
    covered = {mutant.name.partition(":")[0] for mutant in MUTANTS}
    assert covered >= {"decide", "_decide_right", "_refuse", "_hindrance", "_move"}
