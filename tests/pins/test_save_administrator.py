"""The edit page saves as a whole or not at all, and for colleagues alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.pins.test_set_pin import NEW_PIN, opens
from tests.support.cast import BOB_PIN, Cast
from tests.support.faulty import writes_that_can_fail
from watchword.core.errors import InvalidError, NotFoundError
from watchword.ledger.models import Entry
from watchword.notices.models import Notice
from watchword.people.models import Administrator
from watchword.pins.errors import PinRefusedError
from watchword.pins.flows.save_administrator import SavedChange, save_administrator
from watchword.pins.models import Pin

NEW_NAME = "Robert Breton"


def save(
    cast: Cast,
    *,
    name: str = NEW_NAME,
    authorised: bool = False,
    pin: str = NEW_PIN,
    target: str = "bob",
) -> SavedChange:
    person = getattr(cast, target).public_id
    return save_administrator(cast.alice, person, name=name, authorised=authorised, pin=pin)


def bob_as_he_was() -> bool:
    bob = Administrator.objects.get(user__email="bob@harbour.example")
    pin_as_it_was = opens(Pin.objects.get(administrator=bob), BOB_PIN)
    return (bob.name, bob.authorised_to_contact_support, pin_as_it_was) == (
        "Bob Breton",
        True,
        True,
    )


def test_all_of_it_is_saved(cast: Cast) -> None:
    assert save(cast) == SavedChange(True, True, True)  # noqa: FBT003 - as it is read
    bob = Administrator.objects.get(pk=cast.bob.pk)
    assert (bob.name, bob.authorised_to_contact_support) == (NEW_NAME, False)
    pin = Pin.objects.get(administrator=bob)
    assert opens(pin, NEW_PIN)
    assert pin.origin == "colleague"


def test_one_who_sets_the_own_pin_is_its_owner(cast: Cast) -> None:
    save(cast, target="alice", name="Alice Archer", authorised=True)
    assert Pin.objects.get(administrator=cast.alice).origin == "owner"


def test_what_is_as_it_was_leaves_no_entry(cast: Cast) -> None:
    entries = Entry.objects.count()
    unchanged = save(cast, name=" Bob  Breton ", authorised=True, pin="")
    assert unchanged == SavedChange(False, False, False)  # noqa: FBT003 - as it is read
    assert Entry.objects.count() == entries


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"name": ""}, InvalidError),
        ({"name": "B" * 201}, InvalidError),
        ({"name": "Bob\u202e"}, InvalidError),
        ({"pin": "1234"}, PinRefusedError),
        ({"pin": "٨٣٠٥"}, PinRefusedError),
        ({"target": "charlie"}, NotFoundError),
    ],
)
def test_if_one_part_is_unfit_nothing_is_saved(
    cast: Cast, change: dict[str, Any], error: type[Exception]
) -> None:
    entries, notices = Entry.objects.count(), Notice.objects.count()
    with pytest.raises(error):
        save(cast, **change)
    assert bob_as_he_was()
    assert (Entry.objects.count(), Notice.objects.count()) == (entries, notices)


@pytest.mark.parametrize("target_id", ["", "adm_unknown", "adm_%", "\N{SNOWMAN}"])
def test_one_who_does_not_exist_is_not_found(cast: Cast, target_id: str) -> None:
    with pytest.raises(NotFoundError):
        save_administrator(cast.alice, target_id, name=NEW_NAME, authorised=True)


def test_a_stranger_and_nobody_get_the_same_answer(cast: Cast) -> None:
    answers = []
    for target_id in (cast.charlie.public_id, "adm_" + "0" * 26):
        with pytest.raises(NotFoundError) as refused:
            save_administrator(cast.alice, target_id, name="", authorised=True, pin="1234")
        answers.append(str(refused.value))
    assert answers[0] == answers[1]


@pytest.mark.django_db(transaction=True)
def test_whichever_write_fails_nothing_is_saved(cast: Cast) -> None:
    assert writes_that_can_fail(lambda: save(cast)) > 6
    assert not bob_as_he_was()
