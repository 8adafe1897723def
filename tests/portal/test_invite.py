"""``/portal/users/administrators/invite/`` and ``…/ID/invitation/``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.people.inviting import DORA, invited, token_for
from tests.portal.rivals import nobody_else_gets_in
from tests.support.cast import Cast, signed_in
from tests.support.faulty import everything
from tests.web.pages import read, said
from watchword.core import clock
from watchword.people.models import Administrator, Invitation
from watchword.portal.views.invite import OF_AN_ACCOUNT, TO_A_PERSON

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

LIST = "/portal/users/administrators/"
ADDRESS = f"{LIST}invite/"
FORM = {"name": "Dora Dahl", "email": DORA, "authorised": "on"}
SENT = f"An invitation goes to {DORA}. Its link works once, for 24 hours."


def again(person: Administrator) -> str:
    return f"{LIST}{person.public_id}/invitation/"


def send(cast: Cast, **changed: str) -> Response:
    return signed_in(cast.alice).post(ADDRESS, FORM | changed, follow=True)


def row(cast: Cast, name: str = "Dora Dahl") -> str:
    page = read(signed_in(cast.alice).get(LIST))
    (found,) = (said(one) for one in page.all("tr") if name in said(one))
    return found


def test_the_list_leads_to_it(cast: Cast) -> None:
    page = read(signed_in(cast.alice).get(LIST))
    assert page.link("Invite an administrator") == ADDRESS


def test_it_asks_for_name_email_and_authorisation(cast: Cast) -> None:
    page = read(signed_in(cast.alice).get(ADDRESS))
    assert page.title == "Invite an administrator"
    assert page.field("id_authorised").get("checked") is None
    assert page.field("id_email").get("type") == "email"


def test_the_invitation_is_sent_and_said(cast: Cast) -> None:
    answer = send(cast)
    assert answer.redirect_chain == [(LIST, 302)]
    assert read(answer).messages() == [SENT]
    dora = Administrator.objects.get(user__email=DORA)
    assert (dora.account, dora.name) == (cast.account, "Dora Dahl")
    assert dora.authorised_to_contact_support
    assert token_for(dora) not in answer.content.decode()


def test_without_the_tick_nobody_is_authorised(cast: Cast) -> None:
    form = {"name": "Dora Dahl", "email": DORA}
    signed_in(cast.alice).post(ADDRESS, form)
    assert not Administrator.objects.get(user__email=DORA).authorised_to_contact_support


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        (
            {"name": "", "email": "dora"},
            [
                "Enter a name of at most 200 characters.",
                "Enter an email address such as name@example.com.",
            ],
        ),
        (
            {"email": "charlie@northwind.example"},
            ["This email cannot be used: somebody signs in with it already."],
        ),
        (
            {"email": "ann@desk.example"},
            ["This email cannot be used: somebody signs in with it already."],
        ),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    cast: Cast, changed: dict[str, str], problems: list[str]
) -> None:
    page = read(send(cast, **changed))
    assert page.problems() == problems
    assert page.field("id_email").get("value") == changed["email"]
    assert page.field("id_authorised").get("checked") is not None
    assert not Invitation.objects.filter(user__administrator__isnull=False).exists()


def test_the_list_tells_the_invited_and_how_long_the_link_serves(cast: Cast) -> None:
    invited(cast)
    assert (
        "Send again Dora Dahl Withdraw Dora Dahl Authorised Invited Link runs out in 24 hours"
        in row(cast)
    )
    assert "PIN not set" not in row(cast)
    with clock.at(clock.now() + dt.timedelta(hours=23, minutes=15)):
        assert "Link runs out in 44 minutes" in row(cast)
    with clock.at(clock.now() + dt.timedelta(hours=25)):
        assert "The link has run out" in row(cast)


def test_another_link_is_sent_and_the_first_ends(cast: Cast) -> None:
    dora = invited(cast)
    first = token_for(dora)
    answer = signed_in(cast.bob).post(again(dora), follow=True)
    assert read(answer).messages() == [SENT]
    assert signed_in(cast.ann).get(f"/invitations/{first}/").status_code == 404
    assert signed_in(cast.ann).get(f"/invitations/{token_for(dora)}/").status_code == 200


def test_who_has_accepted_is_sent_nothing(cast: Cast) -> None:
    answer = signed_in(cast.alice).post(again(cast.bob), follow=True)
    assert read(answer).messages() == ["This person has accepted the invitation already."]
    assert not Invitation.objects.filter(user=cast.bob.user).exists()


def test_as_a_link_it_leads_to_the_list_and_sends_nothing(cast: Cast) -> None:
    dora = invited(cast)
    before = everything()
    assert signed_in(cast.alice).get(again(dora)).headers["Location"] == LIST
    assert everything()[str(Invitation)] == before[str(Invitation)]


@pytest.mark.parametrize("way", ["get", "post"])
def test_a_stale_sign_in_has_to_be_proved_again_first(cast: Cast, way: str) -> None:
    browser, dora = signed_in(cast.alice), invited(cast)
    with clock.at(clock.now() + dt.timedelta(minutes=11)):
        for address in (ADDRESS, again(dora)):
            answer = getattr(browser, way)(address, FORM | {"email": "e@harbour.example"})
            assert answer.headers["Location"].startswith("/account/again/?next=/portal/users/")
    assert Invitation.objects.filter(user__administrator__account=cast.account).count() == 1


def test_a_flood_of_invitations_is_stopped_at_one_account(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    for place in range(OF_AN_ACCOUNT.most):
        browser.post(ADDRESS, FORM | {"name": "", "email": f"d{place}@harbour.example"})
    read(browser.post(ADDRESS, FORM), 429)
    read(signed_in(cast.bob).post(ADDRESS, FORM), 429)
    assert not Administrator.objects.filter(user__email=DORA).exists()
    form = FORM | {"email": "e@northwind.example"}
    assert signed_in(cast.charlie).post(ADDRESS, form).status_code == 302


def test_one_mailbox_is_not_flooded(cast: Cast) -> None:
    dora = invited(cast)
    answers = [signed_in(cast.alice).post(again(dora)).status_code for _ in range(7)]
    assert answers == [302] * TO_A_PERSON.most + [429] * 2
    assert Invitation.objects.filter(user=dora.user).count() == 1 + TO_A_PERSON.most


def test_a_stranger_sends_nothing(cast: Cast) -> None:
    dora = invited(cast)
    read(signed_in(cast.charlie).post(again(dora)), 404)
    nobody_else_gets_in(cast, ADDRESS)
