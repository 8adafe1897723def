"""``/help/security-pin/``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.web.pages import read, said

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import Settings

ADDRESS = "/help/security-pin/"


def test_it_shows_the_way_in_numbered_steps(client: Client) -> None:
    page = read(client.get(ADDRESS))
    assert page.title == "How to create and update a Security PIN"
    (steps,) = page.all("ol", class_="steps")
    named = [said(word) for word in steps.iter("b")]
    assert named == [
        "Customer login",
        "Users",
        "Manage administrators",
        "Security Information",
        "PIN",
        "Suggest a PIN",
        "Save",
    ]


def test_its_breadcrumbs_lead_back(client: Client) -> None:
    page = read(client.get(ADDRESS))
    (crumbs,) = page.all("nav", class_="crumbs")
    assert [link.get("href") for link in crumbs.iter("a")] == ["/", "/help/"]
    assert said(page.all("li", aria_current="page")[0]) == "Security PIN"


def test_it_says_the_length_of_this_installation(client: Client, settings: Settings) -> None:
    settings.WATCHWORD = replace(settings.WATCHWORD, pin_min_length=6, pin_max_length=8)
    assert "It has 6 to 8 digits." in read(client.get(ADDRESS)).text
    settings.WATCHWORD = replace(settings.WATCHWORD, pin_min_length=6, pin_max_length=6)
    assert "It has 6 digits." in read(client.get(ADDRESS)).text
