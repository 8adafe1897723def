"""``/recovery/stop/TOKEN/``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.test import Client

from tests.support.way_back import recovery_of, tokens_of
from tests.web.pages import read, said
from watchword.core import clock
from watchword.people.recoveries import is_live

if TYPE_CHECKING:
    from tests.support.cast import Cast


def test_opening_the_link_stops_nothing(client: Client, cast: Cast) -> None:
    recovery = recovery_of(cast.alice)
    address = f"/recovery/stop/{tokens_of(recovery)[1]}/"
    for _ in range(3):
        page = read(client.get(address))
        client.head(address)
    assert page.title == "Stop it?"
    assert "Alice Archer" in page.text
    assert "Stop it" in [said(button) for button in page.all("button")]
    assert is_live(recovery, clock.now())


def test_the_button_stops_it(client: Client, cast: Cast) -> None:
    recovery = recovery_of(cast.alice)
    address = f"/recovery/stop/{tokens_of(recovery)[1]}/"
    assert read(client.post(address)).title == "Stopped"
    assert not is_live(recovery, clock.now())
    assert read(client.get(address), 404).title == "There is nothing to stop any more"
    read(client.post(address), 404)


def test_one_that_is_over_and_an_unknown_one_look_the_same(client: Client, cast: Cast) -> None:
    use, stop = tokens_of(recovery_of(cast.alice))
    client.post(f"/recovery/stop/{stop}/")
    titles = {
        read(client.get(f"/recovery/stop/{token}/"), 404).text for token in (stop, use, "nonsense")
    }
    assert len(titles) == 1


def test_no_other_site_can_press_the_button(cast: Cast) -> None:
    recovery = recovery_of(cast.alice)
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post(
        f"/recovery/stop/{tokens_of(recovery)[1]}/", headers={"Origin": "https://evil.example"}
    )
    assert answer.status_code == 403
    assert is_live(recovery, clock.now())


def test_the_address_is_told_to_nobody(client: Client, cast: Cast) -> None:
    answer = client.get(f"/recovery/stop/{tokens_of(recovery_of(cast.alice))[1]}/")
    assert answer.headers["Referrer-Policy"] == "strict-origin"
    assert answer.headers["Cache-Control"] == "no-store"
