"""Calls of programs go past what is for people, and lose nothing that protects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.api.caller import VERIFICATIONS
from watchword.web.middleware import HEADERS

if TYPE_CHECKING:
    from django.test import Client

    from tests.support.cast import Cast

pytestmark = pytest.mark.django_db


def test_an_answer_has_the_headers_of_every_other(client: Client) -> None:
    answer = client.post(VERIFICATIONS, {}, content_type="application/json")
    assert answer.status_code == 401
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Length"] == str(len(answer.content))
    assert HEADERS.items() <= dict(answer.headers).items()


def test_no_cookie_is_read_or_set(client: Client, cast: Cast) -> None:
    client.force_login(cast.alice.user)
    before = client.session.session_key
    answer = client.post(VERIFICATIONS, {}, content_type="application/json")
    assert answer.status_code == 401
    assert not answer.cookies
    assert not hasattr(answer.wsgi_request, "user")
    assert client.session.session_key == before


def test_a_host_that_is_not_ours_is_refused(client: Client) -> None:
    answer = client.post(
        VERIFICATIONS, {}, content_type="application/json", headers={"host": "evil.example"}
    )
    assert answer.status_code == 400


def test_an_address_that_does_not_exist_has_its_page(client: Client) -> None:
    answer = client.get("/api/v1/nothing")
    assert answer.status_code == 404
    assert "<h1" in answer.content.decode()
