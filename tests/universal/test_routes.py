"""Every route is gated or public for a reason, takes its methods alone, and carries the headers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.support.cast import signed_in
from tests.universal.doors import EVERYBODY, KEY, RULES, patterns
from tests.universal.world import World, ask

if TYPE_CHECKING:
    from django.http import HttpResponse

WRITING = ("POST", "PUT", "PATCH", "DELETE")
GATED = [pattern for pattern, rule in RULES.items() if not rule.is_public]
BY_SESSION = [pattern for pattern in GATED if RULES[pattern].people != KEY]
BY_KEY = [pattern for pattern in GATED if RULES[pattern].people == KEY]


def asks_to_sign_in(answer: HttpResponse) -> bool:
    """Tell whether ``answer`` leads to the sign-in page."""
    return answer.status_code == 302 and urlsplit(answer.headers["Location"]).path == "/login/"


def test_every_route_has_its_rule() -> None:
    assert sorted(patterns()) == sorted(RULES)


@pytest.mark.parametrize("pattern", GATED)
def test_nobody_gets_in_without_signing_in(world: World, pattern: str) -> None:
    for method in ("GET", "HEAD", *WRITING):
        answer = ask(Client(), method, world.address(pattern))
        assert asks_to_sign_in(answer) or answer.status_code in {401, 403, 404, 405}, method


@pytest.mark.parametrize("pattern", BY_SESSION)
def test_who_has_another_part_finds_nothing(world: World, pattern: str) -> None:
    rule = RULES[pattern]
    for name in EVERYBODY:
        for method in rule.methods:
            answer = ask(signed_in(getattr(world.cast, name)), method, world.address(pattern, name))
            assert (answer.status_code == 404) == (name not in rule.people), (name, method)
            assert answer.status_code < 500


@pytest.mark.parametrize("pattern", RULES)
def test_a_route_takes_no_other_method(world: World, pattern: str) -> None:
    rule = RULES[pattern]
    client = signed_in(getattr(world.cast, rule.people[0])) if rule.people else Client()
    # An address of the API says first that a key is wanted, one that is not there says so.
    refused = {401, 405} if rule.people == KEY else {404, 405} if pattern == "api/" else {405}
    for method in {"GET", *WRITING} - rule.methods:
        assert ask(client, method, world.address(pattern)).status_code in refused, method


@pytest.mark.parametrize("pattern", BY_SESSION)
def test_nothing_behind_sign_in_is_kept(world: World, pattern: str) -> None:
    for name in ("", *RULES[pattern].people):
        client = signed_in(getattr(world.cast, name)) if name else Client()
        for method in RULES[pattern].methods:
            answer = ask(client, method, world.address(pattern, name))
            assert "no-store" in answer.headers["Cache-Control"], (name, method)


@pytest.mark.parametrize("pattern", RULES)
def test_a_page_runs_nothing_inline_and_stands_in_no_frame(world: World, pattern: str) -> None:
    rule = RULES[pattern]
    client = signed_in(getattr(world.cast, rule.people[0])) if rule.people else Client()
    for method in rule.methods:
        headers = ask(client, method, world.address(pattern)).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        if pattern in {"healthz", "readyz"}:  # Answered before anything else, and no pages.
            continue
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("pattern", [p for p, rule in RULES.items() if "POST" in rule.methods])
def test_a_form_without_its_token_is_refused(world: World, pattern: str) -> None:
    client = Client(enforce_csrf_checks=True)
    rule = RULES[pattern]
    if rule.people:
        client.force_login(getattr(world.cast, rule.people[0]).user)
    answer = client.post(world.address(pattern), {"pin": "8305"})
    assert answer.status_code == (401 if rule.people == KEY else 403)
    if rule.people != KEY:
        assert b"This form has expired" in answer.content


@pytest.mark.parametrize("pattern", BY_KEY)
def test_a_session_alone_does_not_open_the_api(world: World, pattern: str) -> None:
    for name in EVERYBODY:
        for method in RULES[pattern].methods:
            answer = ask(signed_in(getattr(world.cast, name)), method, world.address(pattern, name))
            assert answer.status_code == 401
            assert answer.headers["Content-Type"] == "application/problem+json"
