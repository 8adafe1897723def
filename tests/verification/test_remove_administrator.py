"""Removing an administrator: from then on the person is nobody, and somebody always stays."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from django.test import Client

from tests.people.inviting import CHOICE, DORA, invited, token_for
from tests.support.cast import BOB_PIN, PASSWORD, Cast, make_administrator, signed_in
from tests.support.faulty import everything, writes_that_can_fail
from tests.support.together import at_once
from tests.verification.helping import opened
from watchword.core import clock
from watchword.core.errors import ForbiddenError, NotFoundError
from watchword.keys.current import key_ring
from watchword.ledger.encoding import decode
from watchword.ledger.models import Entry
from watchword.notices.models import Notice
from watchword.people.errors import LastAdministratorError
from watchword.people.flows.ask_for_reset import ask_for_reset
from watchword.people.links import live_link, token_of
from watchword.people.models import Administrator, PasswordReset, Session, User
from watchword.people.queries import administrators_of, search_accounts
from watchword.pins.flows import set_pin
from watchword.pins.flows.accept_invitation import accept_invitation
from watchword.pins.flows.make_support_code import make_support_code
from watchword.pins.flows.save_administrator import save_administrator
from watchword.pins.models import Pin, SupportCode
from watchword.verification.flows import submit_secret as steps
from watchword.verification.flows.remove_administrator import remove_administrator
from watchword.verification.flows.verify_at_once import Claim, verify_at_once
from watchword.verification.models import Grant, Method, Verification

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db import models


def remove(cast: Cast, by: str = "alice", target: str = "bob") -> Administrator:
    return remove_administrator(getattr(cast, by), getattr(cast, target).public_id)


def bob(cast: Cast) -> Administrator:
    return Administrator.objects.select_related("user").get(pk=cast.bob.pk)


def verified(cast: Cast) -> Verification:
    return steps.submit_secret(opened(cast, cast.bob), BOB_PIN, submitter=cast.ann.actor())


def refused(cast: Cast, **claim: str) -> Verification:
    number = cast.account.number
    asked = Claim(account_number=number, administrator=claim.get("who", cast.bob.public_id))
    verification = verify_at_once(asked, BOB_PIN, submitter=cast.ann.actor())
    assert (verification.outcome, verification.level) == ("refused", "claimed")
    return verification


def test_the_person_is_on_no_list(cast: Cast) -> None:
    remove(cast)
    assert list(administrators_of(cast.account)) == [cast.alice]
    assert not [one for one in search_accounts("breton") if one.matched_on == "administrator"]
    assert not search_accounts("bob@harbour.example")


def test_the_person_is_signed_out_and_cannot_sign_in(cast: Cast) -> None:
    browser = signed_in(cast.bob)
    remove(cast)
    assert not Session.objects.filter(user=cast.bob.user).exists()
    assert browser.get("/portal/").headers["Location"].startswith("/login/")
    again = Client()
    for email in ("bob@harbour.example", bob(cast).user.email):
        again.post("/login/", {"login": email, "password": PASSWORD})
        assert again.get("/portal/").status_code == 302


def test_the_pin_is_void_at_once(cast: Cast) -> None:
    pending = opened(cast, cast.bob)
    remove(cast)
    assert not Pin.objects.filter(administrator=cast.bob).exists()
    assert steps.submit_secret(pending, BOB_PIN, submitter=cast.ann.actor()).outcome == "refused"
    refused(cast)


def test_a_support_code_is_void_too(cast: Cast) -> None:
    code = make_support_code(cast.bob, strong=False)
    pending = opened(cast, cast.bob)
    remove(cast)
    done = steps.submit_secret(
        pending, code.digits, submitter=cast.ann.actor(), method=Method.SUPPORT_CODE
    )
    assert done.outcome == "refused"
    assert not SupportCode.objects.filter(administrator=cast.bob).exists()


def test_a_removed_person_and_an_unknown_one_are_refused_alike(cast: Cast) -> None:
    remove(cast)
    removed, unknown = refused(cast), refused(cast, who="adm_unknown")
    alike = ("outcome", "level", "method", "attempts")
    assert all(getattr(removed, one) == getattr(unknown, one) for one in alike)


def test_grants_that_name_the_person_end_and_no_others(cast: Cast) -> None:
    grant = verified(cast).grant
    steps.submit_secret(opened(cast, cast.alice), "8305", submitter=cast.ann.actor())
    remove(cast)
    grant.refresh_from_db()
    assert not grant.live(clock.now())
    assert [one.administrator for one in Grant.objects.filter(ended_at=None)] == [cast.alice]
    entry = Entry.objects.get(event="grant.ended")
    assert (entry.subject, entry.actor) == (grant.public_id, str(cast.alice.actor()))


def test_it_stands_in_the_ledger(cast: Cast) -> None:
    before = Entry.objects.count()
    remove(cast)
    told = Entry.objects.order_by("pk")[before:]
    assert [(one.event, one.subject, one.actor) for one in told] == [
        ("administrator.removed", cast.bob.public_id, str(cast.alice.actor())),
        ("pin.voided", cast.bob.public_id, str(cast.alice.actor())),
    ]


def test_the_contacts_and_the_person_are_told_at_the_address_of_before(cast: Cast) -> None:
    remove(cast)
    told = Notice.objects.filter(event="administrator.removed").values_list("address", flat=True)
    assert set(told) == {"office@harbour.example", "bob@harbour.example"}
    assert not Notice.objects.filter(address__contains="removed.invalid").exists()


def test_the_email_is_free_for_another(cast: Cast) -> None:
    remove(cast)
    again = invited(cast, "bob@harbour.example", "Bob Breton")
    assert again.pk != cast.bob.pk
    accept_invitation(token_for(again), CHOICE)
    refused(cast)


def test_links_end(cast: Cast) -> None:
    assert ask_for_reset(cast.bob.user.public_id)
    token = token_of(PasswordReset.objects.get(user=cast.bob.user))
    assert live_link(PasswordReset, token)
    remove(cast)
    assert live_link(PasswordReset, token) is None
    assert not PasswordReset.objects.filter(expires_at__gt=clock.now()).exists()


def test_an_invitation_is_taken_back_the_same_way(cast: Cast) -> None:
    dora = invited(cast)
    remove_administrator(cast.bob, dora.public_id)
    assert not User.objects.filter(email=DORA).exists()
    assert "pin.voided" not in Entry.objects.values_list("event", flat=True)
    invited(cast)


def test_one_may_go_oneself(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    remove(cast, "alice", "alice")
    assert browser.get("/portal/").status_code == 302


def nothing_changes(work: Callable[[], object], error: type[Exception]) -> None:
    before = everything()
    with pytest.raises(error):
        work()
    assert everything() == before


def test_the_last_stays(cast: Cast) -> None:
    nothing_changes(partial(remove, cast, "charlie", "charlie"), LastAdministratorError)
    remove(cast)
    nothing_changes(partial(remove, cast, "alice", "alice"), LastAdministratorError)


def test_one_who_is_only_invited_does_not_count(cast: Cast) -> None:
    remove(cast)
    dora = invited(cast)
    nothing_changes(partial(remove, cast, "alice", "alice"), LastAdministratorError)
    accept_invitation(token_for(dora), CHOICE)
    remove(cast, "alice", "alice")


def test_the_only_one_may_take_back_an_invitation(cast: Cast) -> None:
    dora = invited(cast)
    remove(cast)
    assert remove_administrator(cast.alice, dora.public_id) == dora


@pytest.mark.parametrize("target", ["", "adm_unknown", "\0"])
def test_one_who_does_not_exist_is_not_found(cast: Cast, target: str) -> None:
    nothing_changes(partial(remove_administrator, cast.alice, target), NotFoundError)


def test_a_stranger_and_one_who_was_removed_are_not_found(cast: Cast) -> None:
    nothing_changes(partial(remove, cast, "charlie", "bob"), NotFoundError)
    remove(cast)
    nothing_changes(partial(remove, cast), NotFoundError)


def test_one_who_was_removed_meanwhile_removes_nobody(cast: Cast) -> None:
    make_administrator(cast.account, DORA, "Dora Dahl")
    remove(cast)
    nothing_changes(partial(remove, cast, "bob", "alice"), ForbiddenError)


def too_late(cast: Cast) -> list[Callable[[], object]]:
    """Return what was begun while bob was there, and comes to its transaction when he is not."""
    prepared = set_pin.prepare(cast.account, cast.bob, "620948")

    def store() -> None:
        with transaction.atomic():
            set_pin.store(prepared, actor=cast.bob.actor(), origin=Pin.Origin.OWNER)

    return [store, partial(make_support_code, cast.bob, strong=False)]


def test_what_comes_after_the_removal_gives_the_person_nothing(cast: Cast) -> None:
    works = too_late(cast)
    remove(cast)
    for work in works:
        nothing_changes(work, NotFoundError)
    save = partial(
        save_administrator, cast.alice, cast.bob.public_id, name="B", authorised=True, pin="620948"
    )
    nothing_changes(save, NotFoundError)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(4))
def test_of_a_new_pin_and_a_removal_at_once_no_pin_is_left(cast: Cast, turn: int) -> None:
    works: list[Callable[[], object]] = [
        partial(
            save_administrator,
            cast.alice,
            cast.bob.public_id,
            name="Robert",
            authorised=True,
            pin="620948",
        ),
        partial(remove, cast),
    ]
    results = at_once(works[:: 1 if turn % 2 else -1])
    assert all(isinstance(one, NotFoundError) for one in results if isinstance(one, Exception))
    assert not Pin.objects.filter(administrator=cast.bob).exists()


@pytest.mark.django_db(transaction=True)
def test_whichever_write_fails_the_person_stays(cast: Cast) -> None:
    verified(cast)
    signed_in(cast.bob)
    assert writes_that_can_fail(partial(remove, cast)) > 8


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(3))
def test_of_two_who_remove_each_other_at_once_one_stays(cast: Cast, turn: int) -> None:
    works = [partial(remove, cast, "alice", "bob"), partial(remove, cast, "bob", "alice")]
    results = at_once(works[:: 1 if turn % 2 else -1])
    assert sum(isinstance(one, Administrator) for one in results) == 1
    assert administrators_of(cast.account).count() == 1
    assert Entry.objects.filter(event="administrator.removed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_six_who_all_go_at_once_one_stays(cast: Cast) -> None:
    people = [
        make_administrator(cast.account, f"p{place}@harbour.example", f"P {place}")
        for place in range(4)
    ]
    everybody = [cast.alice, cast.bob, *people]
    results = at_once([partial(remove_administrator, one, one.public_id) for one in everybody])
    assert sum(isinstance(one, LastAdministratorError) for one in results) == 1
    assert administrators_of(cast.account).count() == 1


def test_between_charge_and_decision_it_makes_the_right_pin_wrong(cast: Cast) -> None:
    verification = opened(cast, cast.bob)
    charged = steps.charge(verification, cast.ann.actor())
    remove(cast)
    ring = key_ring()
    assert steps.compare(verification, charged, BOB_PIN, ring)
    steps.compare_and_decide(verification, charged, BOB_PIN, ring)
    assert verification.outcome == "refused"
    assert not Grant.objects.exists()
    entry = Entry.objects.get(event="verification.refused")
    assert decode(bytes(entry.leaf))["fact_reason"] == "replaced"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(6))
def test_of_a_verdict_and_a_removal_at_once_no_grant_is_left(cast: Cast, turn: int) -> None:
    verification = opened(cast, cast.bob)
    works: list[Callable[[], models.Model]] = [
        partial(steps.submit_secret, verification, BOB_PIN, submitter=cast.ann.actor()),
        partial(remove, cast),
    ]
    results = at_once(works[:: 1 if turn % 2 else -1])
    assert not [one for one in results if isinstance(one, Exception)]
    assert not Grant.objects.filter(ended_at=None).exists()
