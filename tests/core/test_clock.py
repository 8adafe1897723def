"""The one clock: UTC, and set by tests alone."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from watchword.core import clock

NOON = dt.datetime(2026, 8, 1, 12, 0, tzinfo=dt.UTC)


def test_it_is_the_time_of_the_machine_in_utc() -> None:
    before = dt.datetime.now(dt.UTC)
    assert before <= clock.now() <= dt.datetime.now(dt.UTC)
    assert clock.now().utcoffset() == dt.timedelta()


def test_it_stands_still_for_a_block_and_can_be_put_on() -> None:
    with clock.at(NOON):
        clock.advance(dt.timedelta(minutes=15))
        assert clock.now() == NOON + dt.timedelta(minutes=15)
        with clock.at(NOON):
            assert clock.now() == NOON
        assert clock.now() == NOON + dt.timedelta(minutes=15)
    assert clock.now() > NOON


def test_what_was_put_on_is_forgotten_with_its_block() -> None:
    before = clock.now()
    with clock.at(NOON):
        pass
    clock.advance(dt.timedelta(hours=1))
    assert clock.now() - before >= dt.timedelta(hours=1)
    clock.advance(-dt.timedelta(hours=1))
    assert clock.now() - before < dt.timedelta(minutes=1)


@given(st.integers(-14, 14))
def test_a_moment_of_any_zone_is_given_in_utc(hours: int) -> None:
    zone = dt.timezone(dt.timedelta(hours=hours))
    with clock.at(NOON.astimezone(zone)):
        assert clock.now() == NOON
        assert clock.now().utcoffset() == dt.timedelta()
