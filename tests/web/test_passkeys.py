"""Passkeys: added at ``/account/passkeys/``, used alone at ``/login/passkey/`` and as a second step."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.support.cast import PASSWORD, Cast, signed_in
from tests.support.passkeys import Device
from tests.web.pages import read, said
from watchword.ledger.models import Entry
from watchword.people.factors import factors_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from watchword.people.models import Administrator, Agent

ADD, ALONE, SECOND = "/account/passkeys/", "/login/passkey/", "/login/second-factor/"
JSON = {"Accept": "application/json"}
NONSENSE: list[object] = [
    None,
    [],
    "x",
    5,
    {},
    {"id": 1},
    {"id": "x", "rawId": 5},
    {"response": {}},
    {"response": []},
]
SECURE: dict[str, Any] = {"secure": True}


@pytest.fixture(autouse=True)
def no_limits_from_before(db: None) -> None:
    cache.clear()


def offered(browser: Client) -> dict[str, Any]:
    """Return the options on the page that adds a passkey."""
    page = read(browser.get(ADD, **SECURE))
    (form,) = page.all("form", data_passkey="make")
    options: dict[str, Any] = json.loads(form.get("data-options") or "")
    return options


def added(person: Administrator | Agent, device: Device, name: str = "Phone") -> HttpResponse:
    browser = signed_in(person)
    form = {"name": name, "credential": json.dumps(device.make(offered(browser)))}
    return browser.post(ADD, form, **SECURE)  # type: ignore[return-value]  # as the client's others


def asked(browser: Client) -> dict[str, Any]:
    """Return the options for signing in by passkey alone."""
    options: dict[str, Any] = browser.get(ALONE, headers=JSON, **SECURE).json()["request_options"]
    return options


def sent(browser: Client, answer: object) -> HttpResponse:
    form = {"credential": json.dumps(answer)}
    return browser.post(ALONE, form, **SECURE)  # type: ignore[return-value]  # as above


def signs_in(device: Device) -> Client:
    browser = Client()
    sent(browser, device.use(asked(browser)))
    return browser


def is_in(browser: Client) -> bool:
    return browser.get("/portal/", **SECURE).status_code == 200


def test_it_is_added_with_recovery_codes_the_first_time(cast: Cast) -> None:
    assert added(cast.alice, Device()).headers["Location"] == "/account/recovery-codes/"
    assert added(cast.alice, Device(), "Key ring").headers["Location"] == "/account/"
    assert [one.name for one in factors_of(cast.alice.user).passkeys] == ["Phone", "Key ring"]
    events = list(Entry.objects.order_by("pk").values_list("event", flat=True))[-3:]
    assert events == ["second_factor.added", "recovery_codes.made", "second_factor.added"]


def test_it_signs_in_alone(cast: Cast) -> None:
    device = Device()
    added(cast.alice, device)
    browser = signs_in(device)
    assert is_in(browser)
    entry = Entry.objects.filter(event="session.started").latest("pk")
    assert b'"fact_method":"webauthn"' in bytes(entry.leaf)


def test_it_makes_a_new_session(cast: Cast) -> None:
    device = Device()
    added(cast.alice, device)
    browser = Client()
    options = asked(browser)
    before = browser.session.session_key
    sent(browser, device.use(options))
    assert browser.session.session_key != before


def test_it_is_a_second_step_after_the_password(cast: Cast) -> None:
    device, browser = Device(), Client()
    added(cast.alice, device)
    form = {"login": cast.alice.user.email, "password": PASSWORD}
    assert browser.post("/login/", form, **SECURE).headers["Location"] == SECOND
    assert not is_in(browser)
    page = read(browser.get(SECOND, **SECURE))
    (box,) = page.all("form", data_passkey="use")
    options = json.loads(box.get("data-options") or "")
    browser.post(SECOND, {"credential": json.dumps(device.use(options))}, **SECURE)
    assert is_in(browser)


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://testserver"},
        {"site": "evil.example"},
        {"knows_user": False},
    ],
)
def test_what_was_asked_elsewhere_or_of_nobody_is_refused(
    cast: Cast, wrong: dict[str, Any]
) -> None:
    device = Device()
    added(cast.alice, device)
    assert not is_in(signs_in(replace(device, **wrong)))
    assert "not accepted" in said_at_sign_in(replace(device, **wrong))


def said_at_sign_in(device: Device) -> str:
    return " ".join(read(signs_in(device).get("/login/", **SECURE)).messages())


def test_an_answer_counts_once_and_in_its_own_session(cast: Cast) -> None:
    device = Device()
    added(cast.alice, device)
    victim, thief = Client(), Client()
    answer = device.use(asked(victim))
    asked(thief)
    sent(thief, answer)
    assert not is_in(thief)
    sent(victim, answer)
    assert is_in(victim)
    victim.post("/logout/", **SECURE)
    sent(victim, answer)
    assert not is_in(victim)


def test_nobody_signs_in_as_somebody_else(cast: Cast) -> None:
    hers, his = Device(), Device()
    added(cast.alice, hers)
    added(cast.bob, his)
    assert not is_in(signs_in(replace(hers, user_handle=his.user_handle)))
    stranger = replace(Device(), user_handle=hers.user_handle)
    assert not is_in(signs_in(stranger))
    assert not is_in(signs_in(replace(stranger, id=hers.id)))


def test_one_who_may_not_sign_in_any_more_is_refused(cast: Cast) -> None:
    device = Device()
    added(cast.alice, device)
    cast.alice.user.is_active = False
    cast.alice.user.save()
    assert not is_in(signs_in(device))
    assert "not accepted" in said_at_sign_in(device)


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_is_refused(cast: Cast, nonsense: object) -> None:
    browser = Client()
    asked(browser)
    assert sent(browser, nonsense).headers["Location"] == "/login/"
    browser = signed_in(cast.alice)
    offered(browser)
    form = {"name": "Phone", "credential": json.dumps(nonsense)}
    assert read(browser.post(ADD, form, **SECURE)).problems()
    assert not factors_of(cast.alice.user).passkeys


def test_one_made_without_asking_who_it_is_is_refused(cast: Cast) -> None:
    answer = added(cast.alice, Device(knows_user=False))
    assert read(answer).problems() == ["That was not accepted. Check it and try again."]
    assert not factors_of(cast.alice.user).passkeys


def test_it_is_renamed_and_removed_by_its_owner_alone(cast: Cast) -> None:
    added(cast.alice, Device())
    (passkey,) = factors_of(cast.alice.user).passkeys
    address = f"{ADD}{passkey.public_id}/"
    for other in (signed_in(cast.bob), signed_in(cast.ann)):
        read(other.get(address), 404)
        read(other.post(address + "remove/"), 404)
    mine = signed_in(cast.alice)
    mine.post(address, {"name": "  Key   ring "})
    page = read(mine.get(address + "remove/"))
    assert page.title == "Remove the passkey “Key ring”?"
    assert "your password alone signs you in" in page.text
    mine.post(address + "remove/")
    factors = factors_of(cast.alice.user)
    assert not factors.passkeys
    assert factors.codes_left is None


@pytest.mark.parametrize("name", ["", " ", "x" * 61, "a\u202eb"])
def test_a_name_must_be_fit(cast: Cast, name: str) -> None:
    added(cast.alice, Device())
    (passkey,) = factors_of(cast.alice.user).passkeys
    page = read(signed_in(cast.alice).post(f"{ADD}{passkey.public_id}/", {"name": name}))
    assert page.problems()
    assert factors_of(cast.alice.user).passkeys[0].name == "Phone"


def test_without_javascript_it_says_what_to_do(cast: Cast) -> None:
    page = read(signed_in(cast.alice).get(ADD, **SECURE))
    assert "add an authenticator app instead" in page.text
    button = next(one for one in page.all("button") if said(one) == "Add a passkey")
    assert button.get("hidden") is not None
