"""Time zones by their IANA names, and moments written in the zone and the language that are active."""

from __future__ import annotations

import zoneinfo
from functools import cache
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format

if TYPE_CHECKING:
    import datetime as dt

UTC = zoneinfo.ZoneInfo("UTC")
# Regions whose zones are named after a place; the rest are old names and offsets.
REGIONS = frozenset(
    {
        *("Africa", "America", "Antarctica", "Arctic", "Asia"),
        *("Atlantic", "Australia", "Europe", "Indian", "Pacific"),
    }
)


@cache
def names() -> tuple[str, ...]:
    """Return the names that a person may choose, sorted: UTC, then each region's places."""
    return ("UTC", *sorted(name for name in _known() if name.partition("/")[0] in REGIONS))


def zone(name: str) -> zoneinfo.ZoneInfo | None:
    """Return the zone called ``name``, None for any other text: a name becomes the path of a file."""
    return zoneinfo.ZoneInfo(name) if name in _known() else None


def exactly(moment: dt.datetime) -> str:
    """Return date and time of ``moment`` with the zone's name, such as *3 March 2026, 12:00 UTC*."""
    local = timezone.localtime(moment)
    return f"{date_format(local, 'DATETIME_FORMAT')} {abbreviation(local)}"


def day(moment: dt.datetime) -> str:
    """Return the date of ``moment``, such as *3 March 2026*."""
    return date_format(timezone.localtime(moment), "DATE_FORMAT")


def abbreviation(local: dt.datetime) -> str:
    """Return what the zone of ``local`` is called then: letters such as CET, else UTC and the distance."""
    name = local.tzname() or ""
    if name.isalpha():
        return name
    distance = local.strftime("%z")  # as +0530; zones without letters are called by it
    sign, hours, minutes = distance[:1].replace("-", "−"), int(distance[1:3]), distance[3:5]
    return f"UTC{sign}{hours}" + (f":{minutes}" if minutes != "00" else "")


@cache
def _known() -> frozenset[str]:
    # It looks through folders, which takes 26 ms.
    return frozenset(zoneinfo.available_timezones())
