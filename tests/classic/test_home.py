"""``/classic/``, and which portal a sign-in leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.classic.classic import HOME
from tests.support.cast import signed_in
from tests.web.pages import read, said
from watchword.pins.models import Pin

if TYPE_CHECKING:
    from tests.support.cast import Cast


@pytest.mark.parametrize(("portal", "lands"), [("current", "/portal/"), ("classic", HOME)])
def test_sign_in_leads_to_the_portal_that_the_account_uses(
    cast: Cast, portal: str, lands: str
) -> None:
    cast.account.portal = portal
    cast.account.save()
    answer = signed_in(cast.alice).get("/signed-in/", follow=True)
    assert answer.redirect_chain[-1][0] == lands


@pytest.mark.parametrize("portal", ["current", "classic"])
def test_each_may_look_at_the_other(cast: Cast, portal: str) -> None:
    cast.account.portal = portal
    cast.account.save()
    client = signed_in(cast.alice)
    assert read(client.get("/portal/")).link("Classic portal") == HOME
    page = read(client.get(HOME))
    assert {link.get("href") for link in page.all("a") if said(link) == "Current portal"} == {
        "/portal/"
    }


def test_the_menu_holds_what_a_small_customer_needs(cast: Cast) -> None:
    (menu,) = read(signed_in(cast.alice).get(HOME)).all("nav", aria_labelledby="menu-title")
    assert [(said(link), link.get("href")) for link in menu.iter("a")] == [
        ("Overview", "/classic/"),
        ("Security Information", "/classic/security-information/"),
        ("Administrators", "/portal/users/administrators/"),
        ("Support code", "/portal/support-code/"),
        ("Security activity", "/portal/activity/"),
        ("Contacts of record", "/portal/contacts/"),
        ("Phone support", "/portal/phone-support/"),
        ("Sign-in and sessions", "/account/"),
        ("Help", "/help/"),
        ("Current portal", "/portal/"),
    ]
    assert [said(button) for button in menu.iter("button")] == ["Sign out"]


@pytest.mark.parametrize(
    ("failures", "said_of_it"), [(0, "Set"), (5, "The account PIN is locked after too many")]
)
def test_the_state_of_the_account_pin_is_seen_at_once(
    cast: Cast, failures: int, said_of_it: str
) -> None:
    Pin.objects.filter(administrator=None).update(failures=failures)
    assert said_of_it in read(signed_in(cast.alice).get(HOME)).text


def test_an_account_without_an_account_pin_is_told_so(cast: Cast) -> None:
    page = read(signed_in(cast.charlie).get(HOME))
    assert "There is no account PIN yet." in page.text
    assert "Not set" in page.text
