"""``/help/security-pin/``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.web.pages import read, said

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import Settings

ADDRESS = "/help/security-pin/"


def test_it_shows_the_way_in_numbered_steps_for_both_portals(client: Client) -> None:
    page = read(client.get(ADDRESS))
    assert page.title == "How to create and update a Security PIN"
    current, classic = page.all("ol", class_="steps")
    assert [said(word) for word in current.iter("strong")] == [
        "Customer login",
        "Users",
        "Manage administrators",
        "Security Information",
        "PIN",
        "Suggest a PIN",
        "Save",
    ]
    assert [said(word) for word in classic.iter("strong")] == [
        "Customer login",
        "Security Information",
        "Username",
        "Password",
        "Continue",
        "Change Security PIN",
        "Update",
    ]


def test_each_portal_leads_to_the_other(client: Client) -> None:
    page = read(client.get(ADDRESS))
    assert page.link("the steps for the classic portal") == "#classic"
    assert page.link("the steps for the current portal") == "#portal"
    assert said(page.field("classic")) == "Set a PIN in the classic portal"
    assert said(page.field("portal")) == "Set a PIN in the portal"


def test_its_figures_are_numbered_and_described(client: Client) -> None:
    page = read(client.get(ADDRESS))
    captions = [said(caption) for caption in page.all("figcaption")]
    numbers = ["1-1", "1-2", "1-3", "2-1", "2-2"]
    assert [caption.split(".")[0] for caption in captions] == [f"Figure {n}" for n in numbers]
    for image in page.all("img"):
        assert len(image.get("alt") or "") > 20
        assert image.get("loading") == "lazy"


def test_it_says_what_to_do_when_the_pin_is_forgotten(client: Client) -> None:
    page = read(client.get(ADDRESS))
    assert page.link("support code") == "/help/support-codes/"
    assert page.link("the link for a forgotten password") == "/help/forgotten-password/"


def test_its_breadcrumbs_lead_back(client: Client) -> None:
    page = read(client.get(ADDRESS))
    (crumbs,) = page.all("nav", class_="crumbs")
    links = [link.get("href") for link in crumbs.iter("a")]
    assert links == ["/", "/help/", "/help/#security-pin"]
    assert said(page.all("li", aria_current="page")[0]) == "Create and update a PIN"
    assert page.link("Customer login") == "/login/"


def test_it_says_the_length_of_this_installation(client: Client, settings: Settings) -> None:
    settings.WATCHWORD = replace(settings.WATCHWORD, pin_min_length=6, pin_max_length=8)
    assert "has 6 to 8 digits." in read(client.get(ADDRESS)).text
    settings.WATCHWORD = replace(settings.WATCHWORD, pin_min_length=6, pin_max_length=6)
    assert "has 6 digits." in read(client.get(ADDRESS)).text
