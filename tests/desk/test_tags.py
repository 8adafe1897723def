"""Moments and the time left, in words; tokens that let a form go once."""

from __future__ import annotations

import datetime as dt

import pytest

from watchword.core import clock
from watchword.desk import once
from watchword.desk.templatetags.desk import seconds_left, time_left, when
from watchword.verification.models import Grant

NOW = dt.datetime(2026, 3, 4, 15, 6, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (dt.timedelta(seconds=-5), "just now"),
        (dt.timedelta(seconds=59), "just now"),
        (dt.timedelta(minutes=1), "1\xa0minute ago"),
        (dt.timedelta(hours=23, minutes=59), "23\xa0hours ago"),
        (dt.timedelta(days=1), "3 Mar 2026"),
        (dt.timedelta(days=400), "28 Jan 2025"),
    ],
)
def test_a_moment_is_relative_up_to_a_day(age: dt.timedelta, words: str) -> None:
    with clock.at(NOW):
        assert f">{words}</time>" in when(NOW - age)


def test_the_exact_moment_stands_beside_it() -> None:
    with clock.at(NOW):
        exact = 'datetime="2026-03-04T15:06:00+00:00" title="4 March 2026, 15:06 UTC"'
        assert exact in when(NOW)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-3, "0 s"), (0, "0 s"), (59.9, "59 s"), (60, "1 min 0 s"), (899, "14 min 59 s")],
)
def test_the_time_left_is_never_less_than_nothing(seconds: float, words: str) -> None:
    grant = Grant(created_at=NOW, expires_at=NOW + dt.timedelta(seconds=seconds))
    assert seconds_left(grant, NOW) >= 0
    assert time_left(grant, NOW) == words


def test_a_token_goes_once(db: None) -> None:
    first, second = once.new_token(), once.new_token()
    assert [once.first_time(token) for token in (first, first, second, "", "")] == [
        *(True, False, True),
        *(True, True),
    ]
