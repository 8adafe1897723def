"""``/invitations/TOKEN/`` of an administrator: a password and a Security PIN, both or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.people.inviting import CHOSEN, CHOSEN_PIN, DORA, invited, token_for
from tests.support.cast import Cast, signed_in
from tests.support.faulty import everything
from tests.web.pages import read, said
from watchword.people.models import Invitation, User
from watchword.pins.models import Pin

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

FORM = {"password": CHOSEN, "again": CHOSEN, "pin": CHOSEN_PIN}
PIN_AGAIN = "Enter the PIN again: pages never keep it."
PASSWORD_AGAIN = "Enter the password again, twice: pages never keep it."


@pytest.fixture
def address(cast: Cast) -> str:
    return f"/invitations/{token_for(invited(cast))}/"


def send(client: Client, address: str, **changed: str) -> Response:
    return client.post(address, FORM | changed, follow=True)


def test_it_asks_for_both_and_says_for_which_account(client: Client, address: str) -> None:
    page = read(client.get(address))
    assert page.title == "Choose a password and a Security PIN"
    for word in ("Dora Dahl", "Harbour Bakery", "100200"):
        assert word in page.text
    assert page.field("id_username").get("value") == DORA
    labels = [said(label) for label in page.all("label")]
    assert labels == [
        "Username",
        "New password",
        "The same password again",
        "Security PIN",
    ]
    box = page.field("id_pin")
    assert (box.get("type"), box.get("inputmode"), box.get("value")) == (
        "password",
        "numeric",
        None,
    )


def test_a_look_leaves_the_link_as_it_is(client: Client, address: str) -> None:
    """Scanners of mail open every link."""
    before = everything()
    for _ in range(3):
        client.get(address)
        Client().head(address)
    assert everything() == before


def test_the_address_is_told_to_nobody(client: Client, address: str) -> None:
    for answer in (client.get(address), client.get("/invitations/nonsense/")):
        assert answer.headers["Referrer-Policy"] == "strict-origin"
        assert "no-store" in answer.headers["Cache-Control"]
        assert "noindex" in answer.headers["X-Robots-Tag"]


def test_both_are_set_and_sign_in_comes_next(client: Client, address: str) -> None:
    answer = send(client, address)
    assert answer.redirect_chain == [("/login/", 302)]
    page = read(answer)
    assert page.messages() == ["Your password and Security PIN are set. Sign in."]
    assert page.field("id_login").get("value") == DORA
    client.post("/login/", {"login": DORA, "password": CHOSEN})
    assert client.get("/signed-in/").headers["Location"] == "/portal/"
    assert "Harbour Bakery" in read(client.get("/portal/")).text


def test_before_that_no_page_of_the_portal_opens(client: Client, address: str) -> None:
    client.get(address)
    assert client.get("/portal/").headers["Location"].startswith("/login/")
    client.post("/login/", {"login": DORA, "password": ""})
    assert client.get("/portal/").status_code == 302


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        (
            {"password": "", "again": "", "pin": ""},
            ["Enter a new password.", "Enter the same password again.", "Enter a Security PIN."],
        ),
        (
            {"pin": "1234"},
            [
                PASSWORD_AGAIN,
                "Choose another PIN. The digits go up or down in equal steps, as in 1234 or 8642.",
            ],
        ),
        (
            {"again": "copper"},
            ["The two passwords differ. Enter the same one twice.", PIN_AGAIN],
        ),
        ({"pin": "62a948"}, [PASSWORD_AGAIN, "Choose another PIN. A PIN has digits only, 0 to 9."]),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_done(
    client: Client, address: str, changed: dict[str, str], problems: list[str]
) -> None:
    before = everything()
    answer = send(client, address, **changed)
    assert read(answer).problems() == problems
    for secret in (CHOSEN, CHOSEN_PIN, '1234"'):
        assert secret not in answer.content.decode()
    assert everything() == before
    assert send(client, address).redirect_chain == [("/login/", 302)]


def test_a_weak_password_is_refused_and_the_link_stays(client: Client, address: str) -> None:
    weak, again = read(send(client, address, password="short", again="short")).problems()
    assert "at least 12 characters" in weak
    assert again == PIN_AGAIN
    assert not User.objects.get(email=DORA).has_usable_password()
    assert not Pin.objects.filter(administrator__user__email=DORA).exists()
    assert Invitation.objects.get(user__email=DORA).used_at is None


@pytest.mark.parametrize("typed", [" 6209 48 ", "62-09-48", "٦٢٠٩٤٨"])
def test_a_pasted_pin_may_be_grouped(client: Client, address: str, typed: str) -> None:
    assert send(client, address, pin=typed).redirect_chain


def test_a_used_link_and_an_unknown_one_look_alike(client: Client, address: str) -> None:
    send(client, address)
    used, unknown = client.get(address), client.get("/invitations/nonsense/")
    assert read(used, 404).title == "This link can no longer be used"
    assert read(used, 404).text == read(unknown, 404).text
    read(client.post(address, FORM), 404)


def test_who_was_signed_in_on_this_browser_no_longer_is(cast: Cast, address: str) -> None:
    browser = signed_in(cast.alice)
    before = browser.session.session_key
    browser.post(address, FORM)
    assert browser.get("/portal/").status_code == 302
    assert browser.session.session_key != before


def test_a_form_from_elsewhere_is_refused(address: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.get(address)
    assert strict.post(address, FORM).status_code == 403
    assert not User.objects.get(email=DORA).has_usable_password()
