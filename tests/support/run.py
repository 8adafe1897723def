"""How a run is laid out: the databases it covers, the tests of one alone, the examples drawn."""

import os
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.support import environment

# The same examples each time, so that a change that passes for one person passes for the next.
hypothesis.settings.register_profile("watchword", deadline=None, derandomize=True)
hypothesis.settings.register_profile("soak", deadline=None, max_examples=10_000)
hypothesis.settings.load_profile("watchword")

ONLY = {"sqlite_only": "sqlite", "postgresql_only": "postgresql"}


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Where both databases are asked for, let a worker for each run every test: one sum."""
    if environment.is_worker() or environment.chosen() != "both":
        return
    if config.option.usepdb:
        msg = f"--pdb needs one database: set {environment.CHOICE} to sqlite or postgresql."
        raise pytest.UsageError(msg)
    config.option.dist = "each"
    # A worker that dies is a failure; in this mode another cannot take its place.
    config.option.maxworkerrestart = "0"
    config.option.tx = [
        f"popen//id={name}//env:{environment.CHOICE}={name}" for name in ("sqlite", "postgresql")
    ]


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Hand a clean environment to the workers that are about to start."""
    if session.config.option.dist != "no":
        environment.release_settings()


def pytest_report_header() -> str:
    """Say which database the run is for."""
    return f"database: {environment.chosen()} (of {', '.join(environment.CHOICES)})"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what is said of the other database alone."""
    for item in items:
        for marker, database in ONLY.items():
            if item.get_closest_marker(marker) and environment.chosen() != database:
                item.add_marker(pytest.mark.skip(reason=f"of {database} alone"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Keep SQLite's test database in a file: threads and processes share it as in production."""
    from django.conf import settings  # noqa: PLC0415 - settings are read when a test needs them

    default: dict[str, Any] = settings.DATABASES["default"]
    if environment.chosen() == "sqlite":
        default.setdefault("TEST", {})["NAME"] = str(environment.folder() / "test.sqlite3")


@pytest.fixture
def child_environment(transactional_db: None) -> dict[str, str]:
    """Give the environment in which a program works on the database of this test."""
    from django.db import connection  # noqa: PLC0415 - as above

    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        url = f"sqlite:///{name}"
    else:
        server, _, _ = os.environ[environment.SERVER].rpartition("/")
        url = f"{server}/{name}"
    return {**os.environ, "WATCHWORD_DATABASE_URL": url}


@pytest.fixture
def data_folder() -> Path:
    """Give the data folder of this test process (``WATCHWORD_DATA``)."""
    return environment.folder()
