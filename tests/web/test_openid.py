"""``/login/openid/``: agents sign in with a real OpenID provider, and nobody else does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.conf import settings as present
from django.core.cache import cache
from django.test import Client

from tests.support.cast import Cast, make_agent, signed_in
from tests.support.openid_provider import Provider, provider
from tests.web.pages import read
from watchword.ledger.models import Entry
from watchword.people.models import Agent
from watchword.settings.openid import openid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django import Settings

REFUSED = "Your sign-in there belongs to none of our agents."


def claims(email: str, *, verified: object = True) -> dict[str, object]:
    return {"email": email, "email_verified": verified}


PEOPLE = {
    "of-ann": claims("ann@desk.example"),
    "of-ann-anew": claims("ann@desk.example"),
    "of-sue": claims("SUE@desk.example"),
    "unverified": claims("sue@desk.example", verified=False),
    "as-text": claims("sue@desk.example", verified="false"),
    "without-email": {},
    "of-alice": claims("alice@harbour.example"),
    "nobody": claims("nobody@nowhere.example"),
}


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with provider(PEOPLE) as started:
        yield started


@pytest.fixture
def idp(running: Provider, settings: Settings, cast: Cast) -> Provider:
    """The provider, set as an operator sets it."""
    cache.clear()
    product = replace(
        present.WATCHWORD,
        agent_second_factor="required",
        oidc_issuer=running.issuer,
        oidc_name="Example ID",
        oidc_client_id="watchword",
        oidc_client_secret="a secret",
    )
    settings.WATCHWORD = product
    # The URL table was read before there was a provider.
    chosen = replace(openid(product), provider_id=present.OPENID.provider_id)
    chosen.providers["openid_connect"]["APPS"][0]["provider_id"] = chosen.provider_id
    settings.OPENID, settings.SOCIALACCOUNT_PROVIDERS = chosen, chosen.providers
    return running


def begun(client: Client, **form: str) -> str:
    """Return the address at the provider to which the button leads."""
    answer = client.post("/login/openid/", form)
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def signed_in_by(idp: Provider, subject: str, client: Client | None = None, **form: str) -> Client:
    """Return a browser that went to the provider, signed in as ``subject``, and came back."""
    client = client or Client()
    back = idp.signs_in(begun(client, **form), subject)
    client.back = client.get(back)  # type: ignore[attr-defined]  # for the test to look at
    return client


def test_an_agent_gets_in_and_needs_no_second_factor_of_ours(idp: Provider, cast: Cast) -> None:
    client = signed_in_by(idp, "of-ann")
    assert client.get("/signed-in/").headers["Location"] == "/desk/"
    read(client.get("/desk/"))
    entry = Entry.objects.filter(event="session.started").latest("pk")
    assert entry.subject == cast.ann.public_id
    assert b'"fact_method":"openid"' in bytes(entry.leaf)


def test_the_way_there_names_all_that_protects_it(idp: Provider) -> None:
    query = parse_qs(urlsplit(begun(Client())).query)
    assert query["code_challenge_method"] == ["S256"]
    assert query["response_type"] == ["code"]
    assert query["state"]
    assert query["redirect_uri"] == ["http://testserver/login/openid/callback/"]


def test_the_sign_in_page_offers_it(idp: Provider) -> None:
    assert "Sign in with Example ID" in read(Client().get("/login/")).text


@pytest.mark.parametrize(
    "subject", ["unverified", "as-text", "without-email", "of-alice", "nobody"]
)
def test_anybody_else_is_refused(idp: Provider, subject: str) -> None:
    client = signed_in_by(idp, subject)
    assert client.back.headers["Location"] == "/login/"  # type: ignore[attr-defined]  # of `signed_in_by`
    assert REFUSED in read(client.get("/login/")).messages()
    assert client.get("/desk/").status_code == 302
    assert not SocialAccount.objects.exists()


def test_the_first_sign_in_binds_agent_and_subject(idp: Provider, cast: Cast) -> None:
    signed_in_by(idp, "of-ann")
    bond = SocialAccount.objects.get()
    assert (bond.user, bond.uid) == (cast.ann.user, "of-ann")
    # The provider gives the address to somebody else: it opens nothing.
    other = signed_in_by(idp, "of-ann-anew")
    assert REFUSED in read(other.get("/login/")).messages()


def test_one_who_is_no_agent_any_more_is_refused(idp: Provider, cast: Cast) -> None:
    signed_in_by(idp, "of-ann")
    cast.ann.user.is_active = False
    cast.ann.user.save()
    assert REFUSED in read(signed_in_by(idp, "of-ann").get("/login/")).messages()


def test_an_administrator_who_is_signed_in_connects_nothing(idp: Provider, cast: Cast) -> None:
    browser = signed_in(cast.alice)
    signed_in_by(idp, "nobody", browser, process="connect")
    signed_in_by(idp, "of-sue", signed_in(cast.alice), process="connect")
    assert not SocialAccount.objects.filter(user=cast.alice.user).exists()


def test_an_answer_that_nobody_asked_for_is_refused(idp: Provider) -> None:
    mine, hers = Client(), Client()
    back = idp.signs_in(begun(mine), "of-ann")
    assert hers.get(back).headers["Location"] == "/login/"
    assert hers.get("/desk/").status_code == 302


def test_a_code_works_once(idp: Provider) -> None:
    client = Client()
    back = idp.signs_in(begun(client), "of-ann")
    client.get(back)
    client.post("/logout/")
    assert client.get(back).headers["Location"] == "/login/"
    assert client.get("/desk/").status_code == 302


def test_who_presses_deny_comes_back_to_sign_in(idp: Provider) -> None:
    client = Client()
    answer = client.get(idp.is_denied(begun(client)))
    assert answer.headers["Location"] == "/login/"
    assert "did not work" in read(client.get("/login/")).messages()[0]


def test_nobody_is_sent_elsewhere_afterwards(idp: Provider) -> None:
    client = signed_in_by(idp, "of-ann", next="https://evil.example/")
    assert client.back.headers["Location"] == "/signed-in/"  # type: ignore[attr-defined]
    client = signed_in_by(idp, "of-ann", next="/desk/?q=1")
    assert client.back.headers["Location"] == "/desk/?q=1"  # type: ignore[attr-defined]


def test_a_link_does_not_begin_it(idp: Provider) -> None:
    assert Client().get("/login/openid/").status_code == 405


def test_nothing_of_the_providers_is_kept_that_opens_anything(idp: Provider) -> None:
    signed_in_by(idp, "of-ann")
    assert not SocialToken.objects.exists()
    assert not EmailAddress.objects.exists()


def test_a_provider_that_does_not_answer_is_said_to(idp: Provider, settings: Settings) -> None:
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    apps[0]["settings"]["server_url"] = "http://localhost:9"
    client = Client()
    assert client.post("/login/openid/").headers["Location"] == "/login/"
    assert "does not answer" in read(client.get("/login/")).messages()[0]


def test_without_a_provider_there_is_no_such_address(cast: Cast) -> None:
    assert Client().post("/login/openid/").status_code == 404
    assert Client().get("/login/openid/callback/?code=1&state=2").status_code == 404


def test_somebody_new_is_not_made_an_agent(idp: Provider) -> None:
    before = Agent.objects.count()
    signed_in_by(idp, "nobody")
    assert Agent.objects.count() == before
    make_agent("nobody@nowhere.example", "Nobody Yet")
    read(signed_in_by(idp, "nobody").get("/desk/"))
