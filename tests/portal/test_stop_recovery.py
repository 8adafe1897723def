"""What the dashboard says of a recovery, and ``/portal/recoveries/ID/stop/``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.support.cast import signed_in
from tests.support.way_back import recovery_of
from tests.web.pages import read, said
from watchword.core import clock
from watchword.people.recoveries import is_live

if TYPE_CHECKING:
    from tests.support.cast import Cast


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("alice", "Somebody says that you cannot sign in"),
        ("bob", "to get back in as Alice Archer"),
    ],
)
def test_whoever_signs_in_sees_it_and_stops_it(cast: Cast, who: str, sentence: str) -> None:
    recovery = recovery_of(cast.alice)
    browser = signed_in(getattr(cast, who))
    page = read(browser.get("/portal/"))
    assert sentence in page.text
    assert "Stop it" in [said(button) for button in page.all("button")]
    answer = browser.post(f"/portal/recoveries/{recovery.public_id}/stop/", follow=True)
    page = read(answer)
    assert page.messages() == ["Stopped. Nobody gets in with that link any more."]
    assert sentence not in page.text
    assert not is_live(recovery, clock.now())


def test_once_it_is_over_there_is_nothing_to_stop(cast: Cast) -> None:
    recovery = recovery_of(cast.alice)
    browser = signed_in(cast.alice)
    with clock.at(clock.now() + dt.timedelta(days=4)):
        browser = signed_in(cast.alice)
        assert "Stop it" not in read(browser.get("/portal/")).text
        answer = browser.post(f"/portal/recoveries/{recovery.public_id}/stop/", follow=True)
        assert read(answer).messages() == ["There is nothing to stop any more."]


def test_a_stranger_sees_and_stops_nothing(cast: Cast) -> None:
    recovery = recovery_of(cast.alice)
    browser = signed_in(cast.charlie)
    assert "Stop it" not in read(browser.get("/portal/")).text
    browser.post(f"/portal/recoveries/{recovery.public_id}/stop/")
    assert is_live(recovery, clock.now())
