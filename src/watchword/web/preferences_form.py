"""The form of the preferences: language and time zone."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from watchword.core import zones

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as LazyText

REGIONS: Final[dict[str, LazyText]] = {
    "Africa": _("Africa"),
    "America": _("America"),
    "Antarctica": _("Antarctica"),
    "Arctic": _("Arctic"),
    "Asia": _("Asia"),
    "Atlantic": _("Atlantic Ocean"),
    "Australia": _("Australia"),
    "Europe": _("Europe"),
    "Indian": _("Indian Ocean"),
    "Pacific": _("Pacific Ocean"),
}


class PreferencesForm(forms.Form):
    """What a person reads in."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("Pages and the mails to you are written in it."),
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": _("Choose one of the languages.")},
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("Dates and times are shown in it. Open the list and type the name of a city."),
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": _("Choose one of the time zones.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["time_zone"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the reader of types
        field.choices = _zones()


def _zones() -> list[tuple[Any, Any]]:
    """Return UTC, then the places of each region under its name."""
    utc, *places = zones.names()
    grouped = groupby(places, key=lambda name: name.partition("/")[0])
    return [
        (utc, utc),
        *((REGIONS[region], [(name, _place(name)) for name in names]) for region, names in grouped),
    ]


def _place(name: str) -> str:
    """Return *Argentina, Buenos Aires* for ``America/Argentina/Buenos_Aires``."""
    return name.partition("/")[2].replace("_", " ").replace("/", ", ")
