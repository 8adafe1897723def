"""Headers of every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.cast import Cast, signed_in

if TYPE_CHECKING:
    from django.test import Client


@pytest.mark.parametrize("path", ["/", "/help/", "/no/such/page/", "/healthz"])
def test_browsers_are_told_to_be_careful(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("path", ["/", "/help/", "/no/such/page/"])
def test_a_page_takes_nothing_from_elsewhere_and_nothing_inline(client: Client, path: str) -> None:
    headers = client.get(path).headers
    policy = {
        part.split()[0]: part.split()[1:] for part in headers["Content-Security-Policy"].split(";")
    }
    assert headers["X-Frame-Options"] == "DENY"
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    del policy["default-src"], policy["base-uri"], policy["frame-ancestors"]
    assert all(sources == ["'self'"] for sources in policy.values())


@pytest.mark.parametrize("path", ["/portal/", "/portal/users/", "/portal/users/administrators/"])
def test_nothing_behind_sign_in_is_kept(cast: Cast, path: str) -> None:
    assert "no-store" in signed_in(cast.alice).get(path).headers["Cache-Control"]


def test_static_files_may_be_kept(client: Client) -> None:
    answer = client.get("/static/web/base.css")
    assert b"".join(answer)
    assert answer.status_code == 200
    assert "max-age=2592000" in answer.headers["Cache-Control"]
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in answer.headers
