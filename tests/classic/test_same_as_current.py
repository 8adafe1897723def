"""Two faces of the same operations: what one portal says of a PIN, and what follows, the other does too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.classic.classic import SECURITY, answered
from tests.support.cast import ALICE_PIN, signed_in
from tests.web.pages import read
from watchword.core import clock
from watchword.ledger.encoding import decode
from watchword.ledger.models import Entry
from watchword.notices.models import Notice
from watchword.pins.models import Pin

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.cast import Cast
    from tests.web.pages import Page

# One for each rule, with the account's number 100200, phone … 010 7788 and postcode 30451.
PINS = [
    *("6209", "5831", "9 0-4.6"),
    *("6209x", "abcd", "12", "123456789012"),
    *("7777", "1112", "1234", "8642", "4747", "4477", "4774"),
    *("3112", "1984", "2580", "1397", "5683"),
    *("1002", "7788", "3045", "0010"),
]


@dataclass(frozen=True)
class Result:
    """What a portal made of a PIN."""

    problems: list[str]
    messages: list[str]
    entries: list[dict[str, object]]
    notices: list[tuple[str, str, str]]
    changed: bool


def by_current(cast: Cast, pin: str) -> Page:
    path = f"/portal/users/administrators/{cast.alice.public_id}/"
    form = {"name": "Alice Archer", "authorised": "on", "pin": pin}
    return read(signed_in(cast.alice).post(path, form, follow=True))


def by_classic(cast: Cast, pin: str) -> Page:
    return read(answered(cast.alice).post(SECURITY, {"pin": pin}, follow=True))


def result(cast: Cast, portal: Callable[[Cast, str], Page], pin: str) -> Result:
    """Try ``pin`` in ``portal``; return what was said and written, but for whose PIN it is."""
    subject = cast.alice if portal is by_current else None
    before = Pin.objects.get(account=cast.account, administrator=subject).sealed
    start = Entry.objects.latest("pk").pk
    Notice.objects.all().delete()
    page = portal(cast, pin)
    leaves = [decode(bytes(entry.leaf)) for entry in Entry.objects.filter(pk__gt=start)]
    leaves = [leaf for leaf in leaves if str(leaf["event"]).startswith("pin.")]
    return Result(
        problems=page.problems(),
        messages=[sentence.partition(". ")[2] for sentence in page.messages()],
        entries=[
            {name: leaf[name] for name in leaf if name not in {"id", "at", "subject"}}
            for leaf in leaves
        ],
        notices=sorted(
            (notice.event, notice.address, notice.channel)
            for notice in Notice.objects.filter(event__startswith="pin.")
            if notice.address != cast.alice.user.email  # told as the person whose own PIN it is
        ),
        changed=Pin.objects.get(account=cast.account, administrator=subject).sealed != before,
    )


@pytest.mark.parametrize("pin", PINS)
def test_both_portals_say_and_do_the_same(cast: Cast, pin: str) -> None:
    with clock.at(clock.now()):
        current, classic = result(cast, by_current, pin), result(cast, by_classic, pin)
    assert current == classic
    assert current.changed != bool(current.problems)
    assert bool(current.entries) == current.changed == bool(current.notices)


def test_both_open_a_lock_with_a_new_pin(cast: Cast) -> None:
    Pin.objects.update(failures=5)
    for portal in (by_current, by_classic):
        assert result(cast, portal, "6209").changed
    locked = Pin.objects.filter(account=cast.account, failures=5)
    assert [pin.administrator for pin in locked] == [cast.bob]


def test_neither_ever_shows_a_pin_again(cast: Cast) -> None:
    for portal in (by_current, by_classic):
        for pin in (ALICE_PIN, "1234", "6209"):
            page = portal(cast, pin)
            assert [box for box in page.all("input") if box.get("value") == pin] == []
