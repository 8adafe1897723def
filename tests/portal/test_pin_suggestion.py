"""``/portal/users/administrators/ID/pin/suggestion/``: a random PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.test import Client

from tests.support.cast import signed_in
from watchword.pins.queries import broken_rules

if TYPE_CHECKING:
    from tests.support.cast import Cast


def address(public_id: str) -> str:
    return f"/portal/users/administrators/{public_id}/pin/suggestion/"


def test_each_can_be_used_and_they_differ(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    pins = {browser.post(address(cast.bob.public_id)).json()["pin"] for _ in range(20)}
    assert all(broken_rules(cast.account, pin) == () for pin in pins)
    assert len(pins) > 10


def test_it_is_never_kept(cast: Cast) -> None:
    answer = signed_in(cast.alice).post(address(cast.bob.public_id))
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_link_cannot_ask_for_it(cast: Cast) -> None:
    assert signed_in(cast.alice).get(address(cast.bob.public_id)).status_code == 405


def test_others_do_not_get_in(cast: Cast) -> None:
    assert Client().post(address(cast.bob.public_id)).status_code == 302
    for person in (cast.charlie, cast.ann):
        assert signed_in(person).post(address(cast.bob.public_id)).status_code == 404
