"""Moments in the zone and the language of whoever reads."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from watchword.core import zones

NOON = dt.datetime(2026, 3, 3, 12, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("language", "zone", "words"),
    [
        ("en", "UTC", "3 March 2026, 12:00 UTC"),
        ("en", "Europe/Madrid", "3 March 2026, 13:00 CET"),
        ("es", "Europe/Madrid", "3 de marzo de 2026, 13:00 CET"),
        ("es", "America/Sao_Paulo", "3 de marzo de 2026, 09:00 UTC−3"),
        ("en", "Asia/Kathmandu", "3 March 2026, 17:45 UTC+5:45"),
        ("en", "Pacific/Kiritimati", "4 March 2026, 02:00 UTC+14"),
    ],
)
def test_a_moment_is_written_with_the_name_of_its_zone(
    language: str, zone: str, words: str
) -> None:
    with translation.override(language), timezone.override(zones.zone(zone)):
        assert zones.exactly(NOON) == words


def test_a_day_is_the_day_of_the_reader() -> None:
    with timezone.override(zones.zone("Pacific/Auckland")):
        assert zones.day(NOON) == "4 March 2026"


@pytest.mark.parametrize("name", ["", "Mars/Base", "../../etc/passwd", "/etc/localtime", "a\0b"])
def test_what_is_no_zone_is_none(name: str) -> None:
    assert zones.zone(name) is None


@given(st.text())
def test_no_text_raises(name: str) -> None:
    zone = zones.zone(name)
    assert zone is None or zone.key == name


def test_every_name_that_may_be_chosen_is_a_zone() -> None:
    assert "Europe/Madrid" in zones.names()
    assert all(zones.zone(name) for name in zones.names())
    assert not [name for name in zones.names() if name.startswith(("Etc/", "SystemV/", "US/"))]
