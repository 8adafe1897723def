"""``/portal/users/administrators/ID/reset-password/``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.people.inviting import invited
from tests.support.cast import signed_in
from tests.web.pages import read
from watchword.core import clock
from watchword.ledger.models import Entry
from watchword.people.models import PasswordReset

if TYPE_CHECKING:
    from tests.support.cast import Cast
    from watchword.people.models import Administrator


def edit_page(person: Administrator) -> str:
    return f"/portal/users/administrators/{person.public_id}/"


def address(person: Administrator) -> str:
    return f"{edit_page(person)}reset-password/"


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_the_button_sends_a_link_to_the_person(cast: Cast, who: str) -> None:
    person = getattr(cast, who)
    browser = signed_in(cast.alice)
    page = read(browser.get(edit_page(person)))
    (form,) = page.all("form", id="reset-password")
    assert form.get("action") == address(person)
    (button,) = page.all("button", form="reset-password")
    assert "".join(button.itertext()).strip() == "Reset password"
    answer = browser.post(address(person), follow=True)
    assert answer.redirect_chain == [(edit_page(person), 302)]
    (said,) = read(answer).messages()
    assert said == (
        f"A link to choose a new password goes to {person.user.email}. "
        "It works once, for 30 minutes."
    )
    assert PasswordReset.objects.get().user == person.user
    assert Entry.objects.latest("pk").actor == f"administrator:{cast.alice.public_id}"


def test_nobody_sees_the_link(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    answer = browser.post(address(cast.bob), follow=True)
    assert "/login/reset/" not in answer.content.decode()


def test_it_asks_for_the_sign_in_again_when_that_is_old(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    with clock.at(clock.now() + dt.timedelta(minutes=11)):
        answer = browser.post(address(cast.bob))
    assert answer.headers["Location"].startswith("/account/again/")
    assert not PasswordReset.objects.exists()


def test_as_a_link_it_leads_back(cast: Cast) -> None:
    answer = signed_in(cast.alice).get(address(cast.bob))
    assert answer.headers["Location"] == edit_page(cast.bob)
    assert not PasswordReset.objects.exists()


def test_three_in_an_hour_are_enough(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    for _ in range(3):
        browser.post(address(cast.bob))
    browser.get(edit_page(cast.bob))
    (said,) = read(browser.post(address(cast.bob), follow=True)).messages()
    assert said.startswith("No link was sent")
    assert PasswordReset.objects.count() == 3


def test_the_invited_have_no_such_button(cast: Cast) -> None:
    person = invited(cast)
    browser = signed_in(cast.alice)
    assert not read(browser.get(edit_page(person))).all("button", form="reset-password")
    (said,) = read(browser.post(address(person), follow=True)).messages()
    assert said.startswith("No link was sent")


def test_a_person_of_another_account_does_not_exist(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    for method in (browser.get, browser.post):
        read(method(address(cast.charlie)), 404)
    assert not PasswordReset.objects.exists()
