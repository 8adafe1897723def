"""``/theme.css``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import Settings


def test_it_gives_the_providers_colour_for_light_and_dark(
    client: Client, settings: Settings
) -> None:
    settings.WATCHWORD = replace(settings.WATCHWORD, accent="#7a0019")
    response = client.get("/theme.css")
    assert response.headers["Content-Type"].startswith("text/css")
    assert "--accent: light-dark(#7a0019, #" in response.content.decode()
    assert "--accent-ink: light-dark(#ffffff, #000000)" in response.content.decode()


def test_browsers_may_keep_it(client: Client) -> None:
    assert "max-age" in client.get("/theme.css").headers["Cache-Control"]
