"""``/portal/users/administrators/ID/``: its form is taken of a recent sign-in alone."""

from __future__ import annotations

import datetime as dt

from tests.support.cast import BOB_PIN, PASSWORD, Cast, signed_in
from tests.web.pages import read
from watchword.core import clock
from watchword.pins.models import Pin

NEW_PIN = "620948"


def test_with_an_old_sign_in_nothing_is_saved_and_the_pin_is_kept_nowhere(cast: Cast) -> None:
    address = f"/portal/users/administrators/{cast.bob.public_id}/"
    with clock.at(clock.now() - dt.timedelta(minutes=11)):
        browser = signed_in(cast.alice)
    before = Pin.objects.get(administrator=cast.bob).sealed
    assert "PIN" in read(browser.get(address)).text
    asked = browser.post(address, {"name": "Bob B", "pin": NEW_PIN})
    assert asked.headers["Location"] == f"/account/again/?next={address}"
    assert NEW_PIN not in str(dict(browser.session.items()))
    assert Pin.objects.get(administrator=cast.bob).sealed == before
    form = {"password": PASSWORD, "next": address}
    page = read(browser.post("/account/again/", form, follow=True))
    assert page.messages() == ["What you had entered was not kept. Enter it again now."]
    answer = browser.post(address, {"name": "Bob Breton", "pin": NEW_PIN}, follow=True)
    assert read(answer).messages() == ["Saved. The new PIN is in force now."]
    assert BOB_PIN not in read(answer).text
