"""No flow writes without a ledger entry in the same transaction; if the entry fails, all of it does."""

from __future__ import annotations

import importlib
import inspect
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import watchword
from tests.support.cast import ALICE_PIN, WRONG_PIN
from tests.support.faulty import everything
from tests.support.transactions import watched_transactions
from tests.universal.flow_scenarios import SCENARIOS, a_call
from watchword.ledger.events import Event
from watchword.ledger.signals import entry_recorded
from watchword.notices.models import Notice
from watchword.pins.models import Pin
from watchword.verification.models import Grant, Limit, Verification

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.support.cast import Cast
    from watchword.ledger.models import Entry

    Rows = dict[str, list[dict[str, Any]]]

SOURCE = Path(watchword.__file__).parent
ENTRY = "ledger_entry"
# What need not be told: counters of the limits, sessions, the cache, and work to be done later.
ASIDE = {
    "verification_limit",
    "people_session",
    "watchword_cache",
    "django_tasks_database_dbtaskresult",
    # What anybody thinks of a help article touches no account.
    "helpcentre_tally",
    "helpcentre_daysalt",
    "helpcentre_counted",
}
CHARGE = {"pins_pin", "pins_supportcode", "verification_verification"}
# Flows that have a transaction without an entry, with the tables that it may write to.
WITHOUT_ENTRY = {
    # Steps 1 and 2 of the protocol: the charge is committed before anything is compared. What it
    # came to is told by the entry of step 4; a charge without one is an attempt that a crash cut off.
    "verification.submit_secret:submit_secret": CHARGE,
    "verification.submit_secret:charge": CHARGE,
}
READS_ONLY = {
    "helpcentre.count_answer:count_answer",
    "people.factor_rename:clean_passkey_name",
    # It leaves work to be done later, which then has its entry, or none where there is nobody.
    "people.claim:claim_reset",
    "people.edit_administrator:clean_name",
    "people.establish_account:check_number",
    "pins.set_pin:prepare",
    "verification.submit_secret:compare",
    "verification.submit_secret:must_be_open",
}
# Events that no flow records: they are of the installation itself.
OF_THE_COMMAND_LINE = {Event.KEY_RING_MADE}
CASES = [
    pytest.param(name, scenario, id=f"{name}-{place}")
    for name, scenarios in SCENARIOS.items()
    for place, scenario in enumerate(scenarios)
]
each_scenario = pytest.mark.parametrize(("name", "scenario"), CASES)


class RecordingError(Exception):
    """The ledger took no entry."""


def flow_functions() -> set[str]:
    """Return ``app.module:function`` for each public function of each flow."""
    found = set()
    for path in SOURCE.glob("*/flows/[!_]*.py"):
        app = path.parent.parent.name
        module = importlib.import_module(f"watchword.{app}.flows.{path.stem}")
        found |= {
            f"{app}.{path.stem}:{name}"
            for name, value in vars(module).items()
            if inspect.isfunction(value)
            and value.__module__ == module.__name__
            and not name.startswith("_")
        }
    return found


def test_every_flow_has_a_scenario_and_none_is_left_over() -> None:
    assert set(SCENARIOS) == flow_functions()


@pytest.mark.django_db(transaction=True)
@each_scenario
def test_what_it_commits_holds_its_entry(
    name: str, scenario: Callable[[Cast], Callable[[], object]], cast: Cast
) -> None:
    work = scenario(cast)
    with watched_transactions() as seen:
        work()
    told = [set(tables) - ASIDE for tables in seen.committed]
    assert bool(any(told)) == (name not in READS_ONLY)
    without = [tables for tables in told if tables and ENTRY not in tables]
    assert len(without) <= (name in WITHOUT_ENTRY)
    assert all(tables <= WITHOUT_ENTRY[name] for tables in without)


@contextmanager
def recording_fails(event: str = "") -> Iterator[None]:
    """Let the entry of ``event`` (none given: the first of all) be the one that is not taken."""

    def fail(entry: Entry, **_signal: object) -> None:
        if not event or entry.event == event:
            raise RecordingError

    entry_recorded.connect(fail)
    try:
        yield
    finally:
        entry_recorded.disconnect(fail)


@pytest.mark.django_db(transaction=True)
@each_scenario
def test_if_recording_fails_nothing_of_it_is_left(
    name: str, scenario: Callable[[Cast], Callable[[], object]], cast: Cast
) -> None:
    work = scenario(cast)
    before = everything()
    if name in READS_ONLY or name == "verification.submit_secret:charge":
        return
    with recording_fails(), pytest.raises(RecordingError):
        work()
    if name in WITHOUT_ENTRY:
        assert but_for_the_charge(everything()) == but_for_the_charge(before)
    else:
        assert everything() == before


def but_for_the_charge(rows: Rows) -> Rows:
    """Return ``rows`` without what steps 1 and 2 leave behind."""
    charged = {"failures", "attempts"}
    return {
        table: [{key: row[key] for key in row if key not in charged} for row in found]
        for table, found in rows.items()
        if table != str(Limit)
    }


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("event", ["verification.verified", "verification.refused", "pin.locked"])
def test_without_the_entry_of_a_verdict_there_is_no_verdict(cast: Cast, event: str) -> None:
    digits = ALICE_PIN if event == "verification.verified" else WRONG_PIN
    Pin.objects.filter(administrator=cast.alice).update(failures=4)
    with recording_fails(event), pytest.raises(RecordingError):
        a_call(cast, digits)()
    assert Verification.objects.get().outcome == "pending"
    assert not Grant.objects.exists()
    assert not Notice.objects.filter(event=event).exists()
    assert Pin.objects.get(administrator=cast.alice).failures == 5


@pytest.mark.parametrize("event", list(Event))
def test_every_event_is_recorded_somewhere(event: Event) -> None:
    places = "cli/*.py" if event in OF_THE_COMMAND_LINE else "*/flows/*.py"
    assert any(f"Event.{event.name}" in path.read_text() for path in SOURCE.glob(places))
