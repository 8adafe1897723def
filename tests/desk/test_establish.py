"""``/desk/accounts/new/``: a supervisor establishes an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.people.inviting import CHOICE, CHOSEN, CHOSEN_PIN, token_for
from tests.support.cast import Cast, signed_in
from tests.support.faulty import everything
from tests.web.pages import read, said
from watchword.people.models import Account, Administrator, Invitation
from watchword.pins.flows.accept_invitation import accept_invitation

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

ADDRESS = "/desk/accounts/new/"
ERIN = "erin@chandlers.example"
FORM = {
    "number": "777100",
    "name": "Tide & Tallow Chandlers",
    "portal": "current",
    "email": "office@chandlers.example",
    "phone": "+1 555 010 9001",
    "postal": "1 Rope Walk\r\nPort Ellis 30452",
    "administrator_name": "Erin Ekman",
    "administrator_email": ERIN,
    "authorised": "on",
}


def send(cast: Cast, **changed: str) -> Response:
    return signed_in(cast.sue).post(ADDRESS, FORM | changed, follow=True)


def test_the_desk_leads_supervisors_to_it(cast: Cast) -> None:
    page = read(signed_in(cast.sue).get("/desk/"))
    assert page.link("Establish an account") == ADDRESS
    assert "Establish an account" not in read(signed_in(cast.ann).get("/desk/")).text


def test_it_asks_for_account_contacts_and_administrator(cast: Cast) -> None:
    page = read(signed_in(cast.sue).get(ADDRESS))
    assert page.title == "Establish an account"
    assert [said(one) for one in page.all("legend")] == [
        "Account",
        "Contacts of record",
        "First administrator",
    ]
    assert page.field("id_authorised").get("checked") is not None


def test_the_account_is_established_and_stays_closed(cast: Cast) -> None:
    answer = send(cast)
    assert answer.redirect_chain == [("/desk/accounts/777100/", 302)]
    page = read(answer)
    assert page.messages() == [f"The account is established. An invitation goes to {ERIN}."]
    for clear in ("Tallow", "office@", "Ekman", "Rope Walk"):
        assert clear not in page.text
    assert Account.objects.get(number="777100").portal == "current"


def test_from_the_invitation_to_the_dashboard(cast: Cast, client: Client) -> None:
    send(cast, portal="classic")
    erin = Administrator.objects.get(user__email=ERIN)
    link = f"/invitations/{token_for(erin)}/"
    client.post(link, {"password": CHOSEN, "again": CHOSEN, "pin": CHOSEN_PIN})
    client.post("/login/", {"login": ERIN, "password": CHOSEN})
    assert client.get("/signed-in/").headers["Location"] == "/classic/"
    assert "Tide & Tallow Chandlers" in read(client.get("/portal/")).text


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        ({"number": "100200"}, ["This account number is taken."]),
        (
            {"administrator_email": "alice@harbour.example"},
            ["This email cannot be used: somebody signs in with it already."],
        ),
        (
            {"number": "", "name": "", "email": "x", "phone": "1", "administrator_name": ""},
            [
                "An account number has 1 to 32 letters, digits or hyphens.",
                "Enter a name of at most 200 characters.",
                "Enter an email address such as name@example.com.",
                "Enter a phone number with 5 to 15 digits, such as +1 555 0100.",
                "Enter a name of at most 200 characters.",
            ],
        ),
        (
            {"portal": "third"},
            ["Select a valid choice. third is not one of the available choices."],
        ),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    cast: Cast, changed: dict[str, str], problems: list[str]
) -> None:
    before = everything()[str(Account)]
    page = read(send(cast, **changed), 422)
    assert page.problems() == problems
    for name in ("number", "name", "email", "phone", "administrator_name", "administrator_email"):
        kept = page.field(f"id_{name}").get("value") or ""
        assert kept == (FORM | changed)[name]
    assert said(page.field("id_postal")) == "1 Rope Walk Port Ellis 30452"
    assert everything()[str(Account)] == before


@pytest.mark.parametrize("who", ["ann", "aud", "alice"])
def test_nobody_else_establishes(cast: Cast, who: str) -> None:
    client = signed_in(getattr(cast, who))
    for answer in (client.get(ADDRESS), client.post(ADDRESS, FORM)):
        assert answer.status_code == 404
    assert not Account.objects.filter(number="777100").exists()


def test_markup_in_what_was_typed_is_text(cast: Cast) -> None:
    page = read(send(cast, name="<b onclick=x>&amp;", number="!"), 422)
    assert page.field("id_name").get("value") == "<b onclick=x>&amp;"


AGAIN = "/desk/accounts/777100/invitation/"


def test_the_first_invitation_can_be_sent_again_until_somebody_has_come_in(cast: Cast) -> None:
    send(cast)
    erin = Administrator.objects.get(user__email=ERIN)
    first = token_for(erin)
    sue, agent = signed_in(cast.sue), signed_in(cast.ann)
    assert "Nobody has come in yet" in read(agent.get("/desk/accounts/777100/")).text
    assert "Send the invitation again" in read(sue.get("/desk/accounts/777100/")).text
    assert agent.post(AGAIN).status_code == 404
    page = read(sue.post(AGAIN, follow=True))
    assert page.messages() == ["The invitation is sent again. Its link works for 24 hours."]
    assert sue.get(f"/invitations/{first}/").status_code == 404
    accept_invitation(token_for(erin), CHOICE)
    assert "Nobody has come in yet" not in read(sue.get("/desk/accounts/777100/")).text
    page = read(sue.post(AGAIN, follow=True))
    assert page.messages() == ["Somebody has come in already. Administrators invite each other."]
    assert sue.get(f"/invitations/{token_for(erin)}/").status_code == 404


def test_the_mailbox_of_the_first_is_not_flooded(cast: Cast) -> None:
    send(cast)
    sue = signed_in(cast.sue)
    assert [sue.post(AGAIN).status_code for _ in range(6)] == [302] * 5 + [429]


def test_as_a_link_it_leads_to_the_account_and_sends_nothing(cast: Cast) -> None:
    send(cast)
    answer = signed_in(cast.sue).get(AGAIN)
    assert answer.headers["Location"] == "/desk/accounts/777100/"
    assert Invitation.objects.filter(user__email=ERIN).count() == 1
