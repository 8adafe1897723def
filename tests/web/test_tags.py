"""Template tags of the shared frame."""

from __future__ import annotations

import datetime as dt

import pytest
from django.template import Context, Template

from watchword.core import clock

NOW = dt.datetime(2026, 3, 3, 12, 0, tzinfo=dt.UTC)


def test_an_icon_is_hidden_from_screen_readers() -> None:
    html = Template('{% icon "pencil" %}').render(Context())
    assert 'aria-hidden="true"' in html
    assert "sprite.svg?v=" in html
    assert html.endswith('#pencil"/></svg>')


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(ValueError, match="no-such-icon"):
        Template('{% icon "no-such-icon" %}').render(Context())


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (dt.timedelta(seconds=-3), "just now"),
        (dt.timedelta(seconds=59), "just now"),
        (dt.timedelta(minutes=1), "1 minute ago"),
        (dt.timedelta(minutes=59), "59 minutes ago"),
        (dt.timedelta(hours=1), "1 hour ago"),
        (dt.timedelta(hours=23, minutes=59), "23 hours ago"),
        (dt.timedelta(days=1), "on 2 March 2026"),
    ],
)
def test_a_moment_is_told_as_people_tell_it(age: dt.timedelta, words: str) -> None:
    with clock.at(NOW):
        html = Template("{{ moment|when }}").render(Context({"moment": NOW - age}))
    assert f">{words}</time>" in html


def test_a_moment_shows_the_exact_time_on_pointing() -> None:
    with clock.at(NOW):
        html = Template("{{ moment|when }}").render(Context({"moment": NOW}))
    assert 'title="3 March 2026, 12:00 UTC"' in html
    assert 'datetime="2026-03-03T12:00:00+00:00"' in html


@pytest.mark.parametrize(
    ("phone", "address"),
    [("+1 555 010 4400", "tel:+15550104400"), ("(030) 90 18-20", "tel:030901820")],
)
def test_a_phone_number_can_be_called(phone: str, address: str) -> None:
    assert Template("{{ phone|dialled }}").render(Context({"phone": phone})) == address
