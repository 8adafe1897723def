"""``/help/contact/``: how to reach support now, the chat not promised."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.web.pages import read, said

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import Settings


def test_the_chat_at_the_head_leads_to_what_is_true_of_it(client: Client) -> None:
    assert read(client.get("/")).link("Live support chat") == "/help/contact/#chat"
    page = read(client.get("/help/contact/"))
    assert said(page.field("chat")) == "Live support chat"
    assert "The chat is not open yet." in page.text


def test_it_gives_the_number_to_call(client: Client, settings: Settings) -> None:
    settings.WATCHWORD = replace(settings.WATCHWORD, support_phone="+49 (30) 901820")
    page = read(client.get("/help/contact/"))
    (main,) = page.all("main")
    numbers = {link.get("href") for link in main.iter("a") if "901820" in said(link)}
    assert numbers == {"tel:+4930901820"}


def test_without_a_number_it_says_where_one_stands(client: Client, settings: Settings) -> None:
    settings.WATCHWORD = replace(settings.WATCHWORD, support_phone="")
    page = read(client.get("/help/contact/"))
    assert "Call the number on your bill." in page.text
    assert "call ." not in page.text
