"""``/portal/users/administrators/ID/remove/``."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.people.inviting import DORA, invited
from tests.portal.rivals import nobody_else_gets_in
from tests.support.cast import Cast, signed_in
from tests.support.faulty import everything
from tests.web.pages import Page, read, said
from watchword.core import clock
from watchword.people.models import Administrator, User
from watchword.verification.flows.remove_administrator import remove_administrator

LIST = "/portal/users/administrators/"


def address(person: Administrator) -> str:
    return f"{LIST}{person.public_id}/remove/"


def look(cast: Cast, person: Administrator) -> Page:
    return read(signed_in(cast.alice).get(address(person)))


def test_the_edit_page_leads_to_it(cast: Cast) -> None:
    page = read(signed_in(cast.alice).get(f"{LIST}{cast.bob.public_id}/"))
    assert page.link("Remove Bob Breton") == address(cast.bob)


def test_it_names_the_person_and_says_what_follows(cast: Cast) -> None:
    page = look(cast, cast.bob)
    assert page.title == "Remove Bob Breton?"
    assert "bob@harbour.example" in page.text
    assert "signed out everywhere" in page.text
    assert "Remove Bob Breton" in [said(button) for button in page.all("button")]
    assert page.link("Cancel") == LIST


def test_a_look_removes_nobody(cast: Cast) -> None:
    before = everything()[str(Administrator)]
    look(cast, cast.bob)
    assert everything()[str(Administrator)] == before


def test_the_person_is_removed_and_it_is_said(cast: Cast) -> None:
    bob = signed_in(cast.bob)
    answer = signed_in(cast.alice).post(address(cast.bob), follow=True)
    assert answer.redirect_chain == [(LIST, 302)]
    page = read(answer)
    assert page.messages() == [
        "Bob Breton is removed, and can neither sign in nor contact support."
    ]
    assert "bob@harbour.example" not in page.text
    assert bob.get("/portal/").status_code == 302


def test_an_invitation_is_withdrawn(cast: Cast) -> None:
    dora = invited(cast)
    page = look(cast, dora)
    assert page.title == "Withdraw the invitation of Dora Dahl?"
    assert "The link in the mail no longer works." in page.text
    signed_in(cast.alice).post(address(dora))
    assert not User.objects.filter(email=DORA).exists()


def test_who_goes_is_signed_out_and_told(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    assert read(browser.get(address(cast.alice))).title == "Remove yourself?"
    answer = browser.post(address(cast.alice), follow=True)
    assert read(answer).messages() == ["You are no longer an administrator, and are signed out."]
    assert browser.get("/portal/").status_code == 302


def test_the_last_is_told_why_not_and_stays(cast: Cast) -> None:
    remove_administrator(cast.alice, cast.bob.public_id)
    invited(cast)
    page = look(cast, cast.alice)
    assert "You are the only administrator of this account who can sign in" in page.text
    assert "Remove me" not in [said(button) for button in page.all("button")]
    read(signed_in(cast.alice).post(address(cast.alice)), 409)
    assert signed_in(cast.alice).get("/portal/").status_code == 200


@pytest.mark.parametrize("way", ["get", "post"])
def test_a_stale_sign_in_has_to_be_proved_again_first(cast: Cast, way: str) -> None:
    browser = signed_in(cast.alice)
    with clock.at(clock.now() + dt.timedelta(minutes=11)):
        answer = getattr(browser, way)(address(cast.bob))
        assert answer.headers["Location"].startswith("/account/again/?next=/portal/users/")
    assert Administrator.objects.get(pk=cast.bob.pk).removed_at is None


def test_a_person_of_another_account_does_not_exist(cast: Cast) -> None:
    unknown = LIST + "adm_unknown/remove/"
    for way in ("get", "post"):
        theirs, none = (
            getattr(signed_in(cast.charlie), way)(one) for one in (address(cast.bob), unknown)
        )
        assert read(theirs, 404).text == read(none, 404).text
    assert Administrator.objects.get(pk=cast.bob.pk).removed_at is None


def test_one_who_was_removed_does_not_exist(cast: Cast) -> None:
    signed_in(cast.alice).post(address(cast.bob))
    read(signed_in(cast.alice).post(address(cast.bob)), 404)
    read(signed_in(cast.alice).get(f"{LIST}{cast.bob.public_id}/"), 404)


def test_nobody_else_gets_in(cast: Cast) -> None:
    nobody_else_gets_in(cast, address(cast.bob))
