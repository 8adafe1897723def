"""Names in any script, long ones, disguised ones, and two people of one name."""

from __future__ import annotations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.support.cast import Cast, make_account, make_administrator
from watchword.core.actor import OPERATOR
from watchword.core.errors import InvalidError
from watchword.ledger.models import Entry
from watchword.people.flows.edit_administrator import clean_name, edit_administrator
from watchword.people.flows.establish_account import add_administrator, establish_account
from watchword.people.models import Account, Administrator, User
from watchword.people.queries import search_accounts

NAMES = [
    "Ñandú Ōtsuka-O’Neil",
    "李小龍",
    "محمد علي",
    "Αλέξανδρος",
    "Nguyễn Thị Minh Khai",
    "می\u200cخواهم",
    "ﷺ" * 200,
    "𝒲atchword",
    "ẞ" * 200,
    "N" * 200,
    "X Æ A-12",
    "👩‍💻 Labs",
]
REFUSED = [
    "",
    "   ",
    "N" * 201,
    "Alice\u202eArcher",
    "Alice\u2066",
    "Alice\0",
    "Al\x1bice",
    "\u200d",
    "\u200c \u200d",
    "Alice\ud800",
    "\ufeffAlice",
]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_name_is_kept_as_it_is_written(cast: Cast, name: str) -> None:
    with transaction.atomic():
        edit_administrator(cast.bob, name=name, authorised=True, actor=OPERATOR)
    assert Administrator.objects.get(pk=cast.bob.pk).name == name


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_an_account_of_any_name_is_established_and_found(name: str) -> None:
    account = make_account("600600", name)
    assert Account.objects.get(pk=account.pk).name == name
    if len(name) < 100:
        assert [match.number for match in search_accounts(name.upper())] == ["600600"]


@pytest.mark.parametrize("name", REFUSED, ids=range(len(REFUSED)))
def test_a_name_that_is_unfit_is_refused_everywhere(cast: Cast, name: str) -> None:
    for work in (
        lambda: edit_administrator(cast.bob, name=name, authorised=True, actor=OPERATOR),
        lambda: establish_account("600600", name, actor=OPERATOR),
        lambda: add_administrator(
            cast.account, "new@harbour.example", name, authorised=True, actor=OPERATOR
        ),
    ):
        with pytest.raises(InvalidError) as refused:
            work()
        assert refused.value.field == "name"
    assert not User.objects.filter(email="new@harbour.example").exists()


@given(st.text(max_size=210))
def test_a_clean_name_is_short_and_shows_all_that_it_holds(text: str) -> None:
    try:
        cleaned = clean_name(text)
    except InvalidError:
        return
    assert 0 < len(cleaned) <= 200
    assert cleaned == " ".join(cleaned.split()) == clean_name(cleaned)
    assert all(
        sign.isprintable() or sign == " " or sign in "\u200c\u200d" or len(sign.strip())
        for sign in cleaned
    )


@hypothesis_settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=210))
def test_whatever_is_typed_is_saved_or_refused(cast: Cast, name: str) -> None:
    before = Entry.objects.count()
    with transaction.atomic():
        try:
            edit_administrator(cast.bob, name=name, authorised=True, actor=OPERATOR)
        except InvalidError:
            assert Entry.objects.count() == before
        else:
            assert Administrator.objects.get(pk=cast.bob.pk).name == clean_name(name)


def test_two_people_of_one_name_are_two(cast: Cast) -> None:
    twin = make_administrator(cast.account, "second@harbour.example", "Alice Archer", "620948")
    with transaction.atomic():
        edit_administrator(twin, name="Alice Baker", authorised=False, actor=OPERATOR)
    alice = Administrator.objects.get(pk=cast.alice.pk)
    assert (alice.name, alice.authorised_to_contact_support) == ("Alice Archer", True)


def test_two_accounts_of_one_name_are_both_found(cast: Cast) -> None:
    make_account("100400", "Harbour Bakery")
    assert [match.number for match in search_accounts("harbour bakery")] == ["100200", "100400"]


def test_a_password_chosen_meanwhile_is_not_put_back(cast: Cast) -> None:
    """Whoever edits a name has read the row before; what others changed in it since stays."""
    elsewhere = User.objects.get(pk=cast.bob.user.pk)
    elsewhere.set_password("chosen meanwhile, and long")
    elsewhere.save()
    with transaction.atomic():
        edit_administrator(cast.bob, name="Robert", authorised=False, actor=OPERATOR)
    assert User.objects.get(pk=elsewhere.pk).check_password("chosen meanwhile, and long")


def test_an_email_signs_in_one_person_alone(cast: Cast) -> None:
    with pytest.raises(InvalidError) as refused, transaction.atomic():
        add_administrator(
            cast.other, " ALICE@harbour.example", "Alice Two", authorised=True, actor=OPERATOR
        )
    assert (refused.value.field, refused.value.problem) == ("email", "taken")


@pytest.mark.parametrize("number", ["", " ", "1" * 33, "12 34", "12/34", "١٢٣", "12\n", "ä", "%"])
def test_an_account_number_that_is_unfit_is_refused(cast: Cast, number: str) -> None:
    with pytest.raises(InvalidError) as refused, transaction.atomic():
        establish_account(number, "Somebody", actor=OPERATOR)
    assert refused.value.field == "number"


def test_an_account_number_is_taken_once(cast: Cast) -> None:
    with pytest.raises(InvalidError) as refused, transaction.atomic():
        establish_account("100200", "Somebody", actor=OPERATOR)
    assert refused.value.problem == "taken"
