"""``/``, the first page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.web.pages import read, said

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import Settings


def test_anybody_may_read_it(client: Client) -> None:
    page = read(client.get("/"))
    assert page.link("Customer login") == "/login/"
    assert page.link("Help centre") == "/help/"


def test_its_head_names_provider_phone_and_login_last(client: Client, settings: Settings) -> None:
    settings.WATCHWORD = replace(
        settings.WATCHWORD, provider_name="Örtliche Netze", support_phone="+49 30 901820"
    )
    (head,) = read(client.get("/")).all("header")
    assert said(head) == "Örtliche Netze Support +49 30 901820 Live support chat Customer login"


def test_without_a_phone_it_says_nothing_of_one(client: Client, settings: Settings) -> None:
    settings.WATCHWORD = replace(settings.WATCHWORD, support_phone="")
    page = read(client.get("/"))
    assert said(page.all("header")[0]).endswith("Customer login")
    assert "Call ." not in page.text
