"""An account is established with its contacts and first administrator, or not at all."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.faulty import everything, writes_that_can_fail
from tests.support.together import at_once
from watchword.core import clock
from watchword.ledger.models import Entry
from watchword.notices.models import Notice
from watchword.people.errors import UnfitError
from watchword.people.flows.establish_customer import NewCustomer, establish_customer
from watchword.people.models import Account, Administrator, ContactOfRecord, User

if TYPE_CHECKING:
    from tests.support.cast import Cast

NEW = NewCustomer(
    number="777100",
    name="Tide & Tallow Chandlers",
    email="office@chandlers.example",
    phone="+1 555 010 9001",
    postal="1 Rope Walk\nPort Ellis 30452",
    administrator_name="Erin Ekman",
    administrator_email="Erin@Chandlers.example",
)


def establish(cast: Cast, new: NewCustomer = NEW) -> Administrator:
    return establish_customer(new, actor=cast.sue.actor())


def test_all_of_it_is_there(cast: Cast) -> None:
    erin = establish(cast)
    account = Account.objects.get(number="777100")
    assert (account.name, account.portal, account.status) == (NEW.name, "current", "active")
    contacts = dict(account.contacts.values_list("kind", "value"))
    assert contacts == {"email": NEW.email, "phone": NEW.phone, "postal": NEW.postal}
    assert (erin.account, erin.name, erin.user.email) == (
        account,
        "Erin Ekman",
        "erin@chandlers.example",
    )
    assert erin.authorised_to_contact_support
    assert not erin.user.has_usable_password()


def test_phone_and_postal_address_may_be_missing(cast: Cast) -> None:
    establish(cast, replace(NEW, phone=" ", postal=""))
    assert ContactOfRecord.objects.get(account__number="777100").kind == "email"


def test_new_contacts_do_not_count_for_security_yet(cast: Cast) -> None:
    account = establish(cast).account
    assert not any(one.counts_for_security(clock.now()) for one in account.contacts.all())


def test_every_step_stands_in_the_ledger_as_done_by_the_supervisor(cast: Cast) -> None:
    account = establish(cast).account
    entries = Entry.objects.filter(account=account.public_id).order_by("pk")
    assert list(entries.values_list("event", flat=True)) == [
        "account.established",
        "administrator.added",
        "invitation.made",
        *["contact.added"] * 3,
    ]
    assert set(entries.values_list("actor", flat=True)) == {str(cast.sue.actor())}


def test_nobody_is_told_but_the_invited(cast: Cast) -> None:
    """Notices go to those who were there before, and that is nobody."""
    account = establish(cast).account
    told = Notice.objects.filter(account=account).values_list("event", "address")
    assert set(told) == {("invitation.made", "erin@chandlers.example")}


@pytest.mark.parametrize(
    ("given", "problems"),
    [
        ({"number": ""}, [("number", "characters")]),
        ({"number": "new"}, [("number", "characters")]),
        ({"number": "7/1"}, [("number", "characters")]),
        ({"number": "1" * 33}, [("number", "characters")]),
        ({"number": " 100200 "}, [("number", "taken")]),
        ({"name": " "}, [("name", "length")]),
        ({"email": ""}, [("email", "email")]),
        ({"phone": "call me"}, [("phone", "phone")]),
        ({"postal": "x" * 501}, [("postal", "value")]),
        ({"administrator_name": ""}, [("administrator_name", "length")]),
        ({"administrator_email": "bob@harbour.example"}, [("administrator_email", "taken")]),
        ({"administrator_email": "Sue@desk.example"}, [("administrator_email", "taken")]),
        (
            {"number": "", "email": "x", "administrator_email": ""},
            [("number", "characters"), ("email", "email"), ("administrator_email", "email")],
        ),
    ],
)
def test_all_that_is_unfit_is_named_and_nothing_is_there(
    cast: Cast, given: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    before = everything()
    with pytest.raises(UnfitError) as refusal:
        establish(cast, replace(NEW, **given))
    assert [(one.field, one.problem) for one in refusal.value.problems] == problems
    assert everything() == before


@pytest.mark.django_db(transaction=True)
def test_whichever_write_fails_nothing_is_there(cast: Cast) -> None:
    assert writes_that_can_fail(lambda: establish(cast)) > 10


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("shared", ["number", "administrator_email"])
def test_of_four_at_once_with_one_number_or_email_one_is_established(
    cast: Cast, shared: str
) -> None:
    own = "number" if shared == "administrator_email" else "administrator_email"
    values = {"number": "88810{}", "administrator_email": "e{}@chandlers.example"}
    given: list[dict[str, Any]] = [{own: values[own].format(place)} for place in range(4)]
    new = [replace(NEW, **one) for one in given]
    results = at_once([partial(establish, cast, each) for each in new])
    refused = [one for one in results if isinstance(one, UnfitError)]
    assert len(refused) == 3
    assert {(one.problems[0].field, one.problems[0].problem) for one in refused} == {
        (shared, "taken")
    }
    assert Account.objects.filter(name=NEW.name).count() == 1
    assert User.objects.filter(email__endswith="@chandlers.example").count() == 1
