"""In which language and time zone a mail is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.cast import make_administrator
from watchword.notices.readers import reader_at
from watchword.people.models import User

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from tests.support.cast import Cast
    from watchword.people.models import Administrator

OFFICE = "office@harbour.example"


def let_read(person: Administrator, language: str, time_zone: str = "") -> None:
    User.objects.filter(pk=person.user.pk).update(language=language, time_zone=time_zone)


def test_a_person_reads_what_the_person_chose(cast: Cast) -> None:
    let_read(cast.alice, "es", "Europe/Madrid")
    reader = reader_at("Alice@Harbour.example", cast.account)
    assert (reader.language, reader.zone.key) == ("es", "Europe/Madrid")


def test_another_address_reads_what_most_administrators_chose(cast: Cast) -> None:
    dee = make_administrator(cast.account, "dee@harbour.example", "Dee")
    let_read(cast.alice, "en", "UTC")
    let_read(cast.bob, "es", "Europe/Madrid")
    let_read(dee, "es", "Europe/Madrid")
    reader = reader_at(OFFICE, cast.account)
    assert (reader.language, reader.zone.key) == ("es", "Europe/Madrid")


def test_one_who_chose_nothing_reads_as_the_colleagues(cast: Cast) -> None:
    let_read(cast.alice, "es", "Europe/Madrid")
    assert reader_at("bob@harbour.example", cast.account).language == "es"


def test_people_of_other_accounts_count_for_nothing(cast: Cast) -> None:
    let_read(cast.charlie, "es", "Europe/Madrid")
    assert reader_at(OFFICE, cast.account).language == "en"


@pytest.mark.parametrize("kept", ["", "xx"])
def test_else_it_is_the_installations(cast: Cast, settings: Settings, kept: str) -> None:
    let_read(cast.alice, kept, "Mars/Base")
    settings.LANGUAGE_CODE = "es"
    reader = reader_at(OFFICE, cast.account)
    assert (reader.language, reader.zone.key) == ("es", "UTC")
    assert reader_at("new@desk.example", None).language == "es"
