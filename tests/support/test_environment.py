"""A test process works on the database that was chosen for it, durably, and on no other."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.support import environment

ASK_DATABASE = """
import django; django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT what FROM told")
    print(cursor.fetchone()[0])
"""


@pytest.mark.django_db
def test_the_database_is_the_chosen_one() -> None:
    assert connection.vendor == environment.chosen()


@pytest.mark.sqlite_only
@pytest.mark.django_db(transaction=True)
def test_sqlite_is_a_file_with_a_write_ahead_log() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        mode = cursor.fetchone()
    assert mode == ("wal",)
    assert Path(str(connection.settings_dict["NAME"])).is_file()


@pytest.mark.django_db(transaction=True)
def test_a_child_sees_what_the_test_has_committed(child_environment: dict[str, str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE told (what text)")
        try:
            cursor.execute("INSERT INTO told VALUES ('a word')")
            child = subprocess.run(
                [sys.executable, "-c", ASK_DATABASE],
                env=child_environment,
                check=True,
                capture_output=True,
                text=True,
            )
        finally:
            cursor.execute("DROP TABLE told")
    assert child.stdout.strip() == "a word"


def test_the_data_folder_is_for_tests_alone(data_folder: Path) -> None:
    assert data_folder.is_relative_to(os.environ[environment.FOLDER])
    assert Path(settings.DATA) == data_folder
    assert settings.WATCHWORD.hash_profile == "test"
