"""``/healthz`` and ``/readyz``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import OperationalError, connection

from watchword.core import clock
from watchword.keys import current, file_ring
from watchword.notices.queries import LATE_AFTER

if TYPE_CHECKING:
    from django.test import Client

    from tests.support.cast import Cast


def test_it_lives_without_any_database(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


def test_monitoring_may_ask_by_address(
    client: Client, ring: file_ring.FileKeyRing, db: None
) -> None:
    for path in ("/healthz", "/readyz"):
        assert client.get(path, headers={"host": "10.11.12.13:8000"}).status_code == 200


def test_it_is_ready(client: Client, ring: file_ring.FileKeyRing, db: None) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "keys": "ok", "ledger": "ok", "mail": "ok"}


@pytest.mark.usefixtures("db", "ring")
def test_it_is_not_ready_without_keys(client: Client) -> None:
    path = settings.DATA / file_ring.FILE_NAME
    kept = path.read_bytes()
    path.unlink()
    current.key_ring.cache_clear()
    try:
        answer = client.get("/readyz")
    finally:
        path.write_bytes(kept)
        path.chmod(0o600)
    assert answer.status_code == 503
    assert answer.json() == {"database": "ok", "keys": "failed", "ledger": "ok", "mail": "ok"}


@pytest.mark.usefixtures("db", "ring")
def test_it_is_not_ready_without_a_database(client: Client) -> None:
    def refuse(*_args: object) -> None:
        raise OperationalError

    with connection.execute_wrapper(refuse):
        answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {
        "database": "failed",
        "keys": "ok",
        "ledger": "failed",
        "mail": "failed",
    }


def test_late_mail_is_told_and_keeps_nothing_from_being_served(client: Client, cast: Cast) -> None:
    with clock.at(clock.now() + LATE_AFTER + dt.timedelta(minutes=5)):
        answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["mail"] == "late"
    assert 20 * 60 <= answer.json()["mail_oldest_seconds"] < 21 * 60


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_they_only_tell(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405
