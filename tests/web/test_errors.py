"""Error pages: the same look, what happened, what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Never

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, path

from tests.support.cast import PASSWORD
from tests.web.pages import read
from watchword.core.errors import (
    ConflictError,
    ForbiddenError,
    NotFoundError,
    UnavailableError,
    WatchwordError,
)
from watchword.urls import handler400, handler403, handler404, handler429, handler500
from watchword.urls import urlpatterns as known_patterns
from watchword.web.errors import PAGES, error_page

if TYPE_CHECKING:
    from django.http import HttpRequest

# This module stands in for the table of addresses, so it has the handlers of it too.
__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]

RAISED: dict[str, Exception] = {
    "suspicious": SuspiciousOperation(),
    "denied": PermissionDenied(),
    "not_found": NotFoundError(),
    "forbidden": ForbiddenError(),
    "conflict": ConflictError(),
    "unavailable": UnavailableError(),
    "bug": WatchwordError("8305 must not be shown"),
}


def fail(request: HttpRequest, name: str) -> Never:
    raise RAISED[name]


urlpatterns: list[URLPattern | URLResolver] = [path("fail/<str:name>/", fail), *known_patterns]


@pytest.fixture
def browser() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("suspicious", 400),
        ("denied", 403),
        ("not_found", 404),
        ("forbidden", 403),
        ("conflict", 409),
        ("unavailable", 503),
        ("bug", 500),
    ],
)
def test_each_error_has_its_page(browser: Client, name: str, status: int) -> None:
    page = read(browser.get(f"/fail/{name}/"), status)
    assert page.title == str(PAGES[status].title)
    assert str(PAGES[status].next) in page.text
    assert page.link("Go to the first page") == "/"
    assert "8305" not in page.text


@pytest.mark.parametrize("status", sorted(PAGES))
def test_an_error_page_needs_no_database(status: int) -> None:
    # No `db` fixture: a query would fail this test.
    read(error_page(RequestFactory().get("/"), status), status)


def test_what_may_not_be_seen_looks_like_what_does_not_exist(browser: Client) -> None:
    assert read(browser.get("/no/such/page/"), 404).title == "This page does not exist"


@pytest.mark.django_db
def test_a_form_without_its_token_is_told_what_to_do() -> None:
    strict = Client(enforce_csrf_checks=True)
    page = read(strict.post("/login/", {"login": "a@b.example", "password": PASSWORD}), 403)
    assert page.title == "This form has expired"


def test_a_host_that_is_not_ours_is_refused(browser: Client) -> None:
    read(browser.get("/", headers={"host": "evil.example"}), 400)
