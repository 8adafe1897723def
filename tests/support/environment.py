"""The environment of a test process: its folder, its settings, the database chosen for it.

``WATCHWORD_TEST_DATABASE`` chooses: ``sqlite`` (the default), ``postgresql``, or ``both``, where a
worker process for each runs every test (see ``run.py``).
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import django
from django.conf import settings

from tests.support import postgres

CHOICE = "WATCHWORD_TEST_DATABASE"
FOLDER = "WATCHWORD_TEST_FOLDER"
SERVER = "WATCHWORD_TEST_POSTGRESQL_URL"
CHOICES = ("sqlite", "postgresql", "both")
SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "watchword.settings",
    "WATCHWORD_HASH_PROFILE": "test",
    # Agents of most tests sign in by password alone; those about second factors say otherwise.
    "WATCHWORD_AGENT_SECOND_FACTOR": "optional",
    "WATCHWORD_SECRET_KEY": "a key for tests only, of fifty characters or more, good for nothing",
}


def chosen() -> str:
    """Return the choice of database of this process."""
    choice = os.environ.get(CHOICE, "sqlite")
    if choice not in CHOICES:
        msg = f"{CHOICE} is {choice!r}; it must be one of {', '.join(CHOICES)}."
        raise SystemExit(msg)
    return choice


def is_worker() -> bool:
    """Return whether another pytest process started this one."""
    return "PYTEST_XDIST_WORKER" in os.environ


def folder() -> Path:
    """Return the folder of this process, which the first process of the run removes at its end."""
    return Path(os.environ["WATCHWORD_DATA"])


def prepare() -> None:
    """Set the environment that Watchword's settings are read from, and load them."""
    if settings.configured:
        msg = "The settings were read too early: unset DJANGO_SETTINGS_MODULE."
        raise SystemExit(msg)
    if not is_worker():
        _prepare_run()
    name = os.environ.get("PYTEST_XDIST_WORKER", "main")
    data = Path(os.environ[FOLDER]) / name
    data.mkdir(mode=0o700, exist_ok=True)
    _forget_settings()
    os.environ.update(SETTINGS, WATCHWORD_DATA=str(data))
    if chosen() == "postgresql":
        os.environ["WATCHWORD_DATABASE_URL"] = os.environ[SERVER]
    # Where both are asked for, this process runs no test itself.
    if chosen() != "both":
        django.setup()


def _prepare_run() -> None:
    """Make what the processes of one run share; all of it ends with this process."""
    shared = tempfile.mkdtemp(prefix="watchword-tests-")
    atexit.register(shutil.rmtree, shared, ignore_errors=True)
    os.environ[FOLDER] = shared
    if chosen() != "sqlite":
        server = postgres.start()
        atexit.register(server.stop)
        os.environ[SERVER] = server.url


def release_settings() -> None:
    """Let the processes that this one starts prepare themselves before they read any setting."""
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)


def _forget_settings() -> None:
    """Drop what the person who runs the tests has set for an installation of theirs."""
    for name in list(os.environ):
        if name.startswith("WATCHWORD_") and not name.startswith("WATCHWORD_TEST_"):
            del os.environ[name]
