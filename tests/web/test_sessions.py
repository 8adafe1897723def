"""Sessions: what the database keeps of them, when they end, and who ends them."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django.test import Client

from tests.support.cast import PASSWORD, Cast, prove, signed_in
from tests.web.pages import read, said
from watchword.core import clock
from watchword.ledger.models import Entry
from watchword.people.models import Session
from watchword.people.sessions import end_sessions, forget_expired
from watchword.people.tokens import hash_of

if TYPE_CHECKING:
    from watchword.people.models import Administrator, Agent

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
ACCOUNT = "/account/"


@pytest.fixture(autouse=True)
def no_limits_from_before(db: None) -> None:
    cache.clear()


def key_of(browser: Client) -> str:
    return str(browser.session.session_key)


def typed_in(person: Administrator | Agent, browser: Client | None = None) -> Client:
    """Return a browser in which ``person`` signed in with the form."""
    browser = browser or Client(headers={"user-agent": FIREFOX})
    browser.post("/login/", {"login": person.user.email, "password": PASSWORD})
    return browser


def is_in(browser: Client, address: str = "/portal/") -> bool:
    return browser.get(address).status_code == 200


def test_the_database_holds_nothing_that_signs_anybody_in(cast: Cast) -> None:
    browser = typed_in(cast.alice)
    (row,) = Session.objects.all()
    assert key_of(browser) not in json.dumps(list(Session.objects.values()), default=str)
    for stolen in (row.session_key, row.public_id, row.session_data[:40]):
        thief = Client()
        thief.cookies["watchword"] = stolen
        assert not is_in(thief)


def test_what_a_session_holds_cannot_be_read_or_exchanged(cast: Cast) -> None:
    hers, his = typed_in(cast.alice), typed_in(cast.bob)
    assert is_in(hers)
    assert b"account_authentication" not in Session.objects.first().session_data.encode()  # type: ignore[union-attr]
    row = Session.objects.get(user=cast.bob.user)
    mine = Session.objects.get(user=cast.alice.user)
    Session.objects.filter(pk=row.pk).update(session_data=mine.session_data)
    assert not is_in(his)


def test_writing_another_name_beside_a_session_makes_it_nobodys(cast: Cast) -> None:
    his = typed_in(cast.charlie)
    Session.objects.update(user=cast.alice.user)
    assert not is_in(his)


def test_it_ends_after_twelve_hours_however_much_it_is_used(cast: Cast) -> None:
    browser, start = typed_in(cast.alice), clock.now()
    for hours in range(1, 12):
        with clock.at(start + dt.timedelta(hours=hours)):
            browser.get("/account/preferences/")
            browser.post("/language/", {"language": "en"})
            assert is_in(browser)
    with clock.at(start + dt.timedelta(hours=12, minutes=1)):
        assert not is_in(browser)


def test_an_agent_who_did_nothing_for_an_hour_signs_in_again(cast: Cast) -> None:
    browser, start = typed_in(cast.ann), clock.now()
    for minutes in (50, 100):
        with clock.at(start + dt.timedelta(minutes=minutes)):
            assert is_in(browser, "/desk/")
    with clock.at(start + dt.timedelta(minutes=161)):
        assert not is_in(browser, "/desk/")
    assert not is_in(browser, "/desk/")


def test_the_page_lists_them_this_one_first(cast: Cast) -> None:
    typed_in(cast.alice)
    page = read(typed_in(cast.alice, Client(headers={"user-agent": "curl/8"})).get(ACCOUNT))
    names = [said(one) for one in page.all("span", class_="part-name")]
    assert "Unknown browser This one" in names
    assert names.index("Unknown browser This one") < names.index("Firefox on Linux")
    assert "127.0.0.1" in page.text


def test_one_is_signed_out_from_another(cast: Cast) -> None:
    other, mine = typed_in(cast.alice), typed_in(cast.alice)
    row = Session.objects.get(session_key=hash_of(key_of(other)))
    answer = mine.post(f"{ACCOUNT}sessions/{row.public_id}/", follow=True)
    assert read(answer).messages() == ["Firefox on Linux is signed out."]
    assert not is_in(other)
    assert is_in(mine)
    entry = Entry.objects.get(event="session.ended")
    assert (entry.account, entry.subject) == (cast.account.public_id, cast.alice.public_id)


def test_everywhere_else_is_signed_out(cast: Cast) -> None:
    others = [typed_in(cast.alice) for _ in range(3)]
    bobs, mine = typed_in(cast.bob), typed_in(cast.alice)
    answer = mine.post(f"{ACCOUNT}sessions/", follow=True)
    assert read(answer).messages() == ["3 sessions were ended."]
    assert not any(is_in(other) for other in others)
    assert is_in(mine)
    assert is_in(bobs)


def test_nobody_signs_somebody_else_out(cast: Cast) -> None:
    his, mine = typed_in(cast.bob), typed_in(cast.alice)
    row = Session.objects.get(user=cast.bob.user)
    read(mine.post(f"{ACCOUNT}sessions/{row.public_id}/"), 404)
    read(mine.get(f"{ACCOUNT}sessions/{row.public_id}/"), 404)
    assert is_in(his)


def test_an_old_sign_in_is_asked_for_again_first(cast: Cast) -> None:
    mine = signed_in(cast.alice)
    typed_in(cast.alice)
    with clock.at(clock.now() + dt.timedelta(minutes=11)):
        answer = mine.post(f"{ACCOUNT}sessions/")
        assert answer.headers["Location"] == "/account/again/?next=/account/sessions/"
        assert Session.objects.filter(user=cast.alice.user).count() == 2
        prove(mine, cast.alice)
        assert read(mine.get(f"{ACCOUNT}sessions/")).title == "Sign out everywhere else?"


def test_signing_this_one_out_leads_to_sign_in(cast: Cast) -> None:
    mine = typed_in(cast.alice)
    row = Session.objects.get(user=cast.alice.user)
    assert mine.post(f"{ACCOUNT}sessions/{row.public_id}/").headers["Location"] == "/login/"
    assert not Session.objects.filter(user=cast.alice.user).exists()


def test_flows_end_them_all_but_one(cast: Cast) -> None:
    kept, gone = typed_in(cast.alice), typed_in(cast.alice)
    assert end_sessions(cast.alice.user, but=key_of(kept)) == 1
    assert is_in(kept)
    assert not is_in(gone)
    assert end_sessions(cast.alice.user) == 1
    assert not is_in(kept)


def test_what_has_run_out_is_forgotten(cast: Cast) -> None:
    typed_in(cast.alice)
    with clock.at(clock.now() + dt.timedelta(hours=13)):
        assert forget_expired() == 1
        assert forget_expired() == 0


def test_each_sign_in_forgets_what_has_run_out(cast: Cast) -> None:
    typed_in(cast.alice)
    with clock.at(clock.now() + dt.timedelta(hours=13)):
        typed_in(cast.bob)
    assert Session.objects.get().user == cast.bob.user


def test_one_that_was_ended_does_not_come_back(cast: Cast) -> None:
    browser = typed_in(cast.alice)
    key = key_of(browser)
    end_sessions(cast.alice.user)
    browser.post("/language/", {"language": "es"})
    browser.get("/login/")
    browser.cookies["watchword"] = key
    assert not is_in(browser)
