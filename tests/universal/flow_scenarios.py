"""A scenario for each public function of each flow: what it needs is prepared, what it does is returned."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction

from tests.people.inviting import CHOICE, invited
from tests.support.cast import ALICE_PIN, WRONG_PIN
from tests.universal import code_scenarios, way_back_scenarios
from tests.universal.sign_in_scenarios import SIGN_IN
from tests.verification.helping import granted, opened
from watchword.api.flows.add_key import add_key
from watchword.api.scopes import Scope
from watchword.core.actor import OPERATOR, Actor, ActorKind
from watchword.helpcentre.flows.count_answer import count_answer
from watchword.helpcentre.shelf import shelf
from watchword.keys.current import key_ring
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.ledger.models import Entry
from watchword.notices.flows.queue_letters import on_link
from watchword.notices.flows.queue_notices import on_entry
from watchword.notices.flows.send_again import send_again, send_all_again
from watchword.notices.models import Notice
from watchword.people.flows import remove_administrator as people_removal
from watchword.people.flows.accept_invitation import accept_invitation, take_link
from watchword.people.flows.add_agent import add_agent
from watchword.people.flows.add_contact import add_contact
from watchword.people.flows.add_own_contact import add_own_contact
from watchword.people.flows.change_contact import change_contact
from watchword.people.flows.change_own_contact import change_own_contact
from watchword.people.flows.edit_administrator import clean_name, edit_administrator
from watchword.people.flows.establish_account import (
    add_administrator,
    check_number,
    establish_account,
)
from watchword.people.flows.establish_customer import NewCustomer, establish_customer
from watchword.people.flows.invite import invite
from watchword.people.flows.invite_again import invite_again, invite_first_again
from watchword.people.flows.remove_own_contact import remove_own_contact
from watchword.people.flows.set_preferences import learn_preferences, set_preferences
from watchword.people.links import add_link
from watchword.people.models import (
    Administrator,
    Agent,
    ContactOfRecord,
    Invitation,
    PasswordReset,
)
from watchword.pins.flows import accept_invitation as administrators
from watchword.pins.flows import set_pin
from watchword.pins.flows.save_administrator import save_administrator
from watchword.pins.flows.void_secrets import void_secrets
from watchword.pins.models import Pin
from watchword.verification.flows import change_contact as at_the_desk
from watchword.verification.flows import remove_administrator as removal
from watchword.verification.flows import submit_secret, verify_at_once
from watchword.verification.flows.close_dispute import close_dispute
from watchword.verification.flows.decide import decide
from watchword.verification.flows.dispute_activity import dispute_activity
from watchword.verification.flows.end_conversation import end_conversation
from watchword.verification.flows.end_grant import end_grant
from watchword.verification.flows.expire import expire
from watchword.verification.flows.open_conversation import open_conversation
from watchword.verification.flows.start_verification import add_verification, start_verification

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.cast import Cast
    from watchword.helpcentre.article import Article
    from watchword.verification.attempt import Charged
    from watchword.verification.models import Verification

    Work = Callable[[], object]

NEW_PIN = "620948"
NEW_CUSTOMER = NewCustomer(
    number="777",
    name="Chandler",
    email="office@chandler.example",
    administrator_name="Erin Ekman",
    administrator_email="erin@chandler.example",
)
EMAIL = ContactOfRecord.Kind.EMAIL


def inside(work: Callable[..., object], *given: Any, **named: Any) -> Work:
    """Return ``work`` as its caller does it: within one transaction."""

    def do() -> None:
        with transaction.atomic(durable=True):
            work(*given, **named)

    return do


def bob(cast: Cast) -> Administrator:
    """Return bob as a request has him: read anew, so that nothing of the last try sticks."""
    return Administrator.objects.select_related("user", "account").get(pk=cast.bob.pk)


def office(cast: Cast) -> ContactOfRecord:
    return ContactOfRecord.objects.select_related("account").get(account=cast.account, kind=EMAIL)


def link(cast: Cast) -> str:
    with transaction.atomic():
        return invite(cast.bob.user, actor=OPERATOR)


def staff_link(cast: Cast) -> str:
    with transaction.atomic():
        return invite(cast.ann.user, actor=OPERATOR)


def the_link(cast: Cast) -> Invitation:
    link(cast)
    return Invitation.objects.select_related("user").get(user=cast.bob.user)


def a_removal(cast: Cast) -> Work:
    granted(cast)
    return partial(removal.remove_administrator, cast.bob, cast.alice.public_id)


def charged(cast: Cast) -> tuple[Verification, Charged]:
    verification = opened(cast, cast.alice)
    with transaction.atomic():
        return verification, submit_secret.charge(verification, cast.ann.actor())


def an_article() -> Article:
    return shelf().articles["en", "security-pin"]


def a_guess(cast: Cast, digits: str) -> Work:
    verification = opened(cast, cast.alice)
    submitter = cast.ann.actor()
    return partial(submit_secret.submit_secret, verification, digits, submitter=submitter)


def the_last_guess(cast: Cast) -> Work:
    Pin.objects.filter(administrator=cast.alice).update(failures=4)
    return a_guess(cast, WRONG_PIN)


def a_call(cast: Cast, digits: str | None) -> Work:
    claim = verify_at_once.Claim(account_number="100200", administrator=cast.alice.public_id)
    key = Actor(ActorKind.API_KEY, "key_1")
    return partial(verify_at_once.verify_at_once, claim, digits, submitter=key)


def a_decision(cast: Cast, *, right: bool) -> Work:
    verification, attempt = charged(cast)
    return partial(decide, verification, attempt, right=right)


def steps_3_to_5(cast: Cast) -> Work:
    verification, attempt = charged(cast)
    return partial(submit_secret.compare_and_decide, verification, attempt, ALICE_PIN, key_ring())


def step_3(cast: Cast) -> Work:
    verification, attempt = charged(cast)
    return partial(submit_secret.compare, verification, attempt, ALICE_PIN, key_ring())


def a_save(cast: Cast) -> Work:
    return partial(
        save_administrator,
        cast.alice,
        cast.bob.public_id,
        name="Robert",
        authorised=False,
        pin=NEW_PIN,
    )


def an_entry(cast: Cast) -> Work:
    return inside(record, Event.GRANT_ENDED, actor=OPERATOR, account=cast.account.public_id)


def a_notice(cast: Cast) -> Work:
    """Do what recording does: the entry, and what the signal makes of it."""

    def do() -> None:
        entry = record(Event.GRANT_ENDED, actor=OPERATOR, account=cast.account.public_id)
        entry.event = Event.PIN_SET.value
        on_entry(entry, {})

    return inside(do)


def a_letter(cast: Cast) -> Work:
    """Do what recording does with an entry that names a link."""

    def do() -> None:
        link = add_link(PasswordReset(user=cast.bob.user), dt.timedelta(minutes=30))
        entry = record(
            Event.PASSWORD_RESET_ASKED,
            actor=OPERATOR,
            account=cast.account.public_id,
            link=link.public_id,
        )
        on_link(entry)

    return inside(do)


def failed_mail(cast: Cast) -> str:
    Notice.objects.filter(account=cast.account).update(state=Notice.State.FAILED)
    return Notice.objects.filter(state=Notice.State.FAILED)[0].public_id


def at_the_desk_a_contact(cast: Cast) -> Work:
    granted(cast)
    contact = office(cast).public_id
    return partial(at_the_desk.change_contact, cast.ann, "100200", contact, "new@harbour.example")


def an_entry_of_alice(cast: Cast) -> str:
    granted(cast)
    return Entry.objects.filter(event=Event.VERIFICATION_VERIFIED)[0].public_id


def a_report(cast: Cast) -> str:
    return dispute_activity(cast.alice, an_entry_of_alice(cast)).public_id


def phone(cast: Cast) -> str:
    return ContactOfRecord.objects.get(account=cast.account, kind="phone").public_id


SCENARIOS: dict[str, list[Callable[[Cast], Work]]] = {
    **way_back_scenarios.SCENARIOS,
    **code_scenarios.SCENARIOS,
    "api.add_key:add_key": [lambda _cast: partial(add_key, "CRM", list(Scope), actor=OPERATOR)],
    "helpcentre.count_answer:count_answer": [
        lambda _cast: partial(count_answer, an_article(), "a reader", helpful=True)
    ],
    "ledger.record:record": [an_entry],
    "notices.queue_letters:on_link": [a_letter],
    "notices.send_again:send_again": [
        lambda cast: partial(send_again, failed_mail(cast), actor=cast.sue.actor())
    ],
    "notices.send_again:send_all_again": [
        lambda cast: (failed_mail(cast), partial(send_all_again, actor=cast.sue.actor()))[1]
    ],
    "notices.queue_notices:on_entry": [a_notice],
    "people.accept_invitation:accept_invitation": [
        lambda cast: partial(accept_invitation, staff_link(cast), "a password that was chosen")
    ],
    "people.accept_invitation:take_link": [
        lambda cast: inside(take_link, the_link(cast), actor=OPERATOR)
    ],
    "people.add_agent:add_agent": [
        lambda _cast: partial(add_agent, "new@desk.example", Agent.Role.AGENT, actor=OPERATOR),
        lambda _cast: partial(add_agent, "ann@desk.example", Agent.Role.AUDITOR, actor=OPERATOR),
    ],
    "people.add_contact:add_contact": [
        lambda cast: inside(add_contact, cast.account, EMAIL, "a@harbour.example", actor=OPERATOR)
    ],
    "people.add_own_contact:add_own_contact": [
        lambda cast: partial(add_own_contact, cast.alice, EMAIL, "a@harbour.example")
    ],
    "people.change_own_contact:change_own_contact": [
        lambda cast: partial(change_own_contact, cast.alice, phone(cast), "+1 555 010 1234")
    ],
    "people.remove_own_contact:remove_own_contact": [
        lambda cast: partial(remove_own_contact, cast.alice, phone(cast))
    ],
    "people.change_contact:change_contact": [
        lambda cast: inside(change_contact, office(cast), "new@harbour.example", actor=OPERATOR)
    ],
    "people.edit_administrator:clean_name": [lambda _cast: partial(clean_name, "Robert")],
    "people.edit_administrator:edit_administrator": [
        lambda cast: inside(
            edit_administrator, bob(cast), name="Robert", authorised=False, actor=OPERATOR
        )
    ],
    "people.establish_account:establish_account": [
        lambda _cast: inside(establish_account, "777", "Chandler", actor=OPERATOR)
    ],
    "people.establish_account:check_number": [lambda _cast: partial(check_number, "777")],
    "people.establish_customer:establish_customer": [
        lambda cast: partial(establish_customer, NEW_CUSTOMER, actor=cast.sue.actor())
    ],
    "people.establish_account:add_administrator": [
        lambda cast: inside(
            add_administrator, cast.account, "d@h.example", "Dee", authorised=True, actor=OPERATOR
        )
    ],
    "people.invite_administrator:invite_administrator": [lambda cast: partial(invited, cast)],
    "people.invite_again:invite_again": [
        lambda cast: partial(invite_again, cast.alice, invited(cast).public_id)
    ],
    "people.invite_again:invite_first_again": [
        lambda cast: partial(
            invite_first_again,
            establish_customer(NEW_CUSTOMER, actor=OPERATOR).account,
            actor=cast.sue.actor(),
        )
    ],
    "people.remove_administrator:remove_administrator": [
        lambda cast: inside(people_removal.remove_administrator, cast.alice, cast.bob.public_id)
    ],
    "people.invite:invite": [lambda cast: inside(invite, cast.bob.user, actor=OPERATOR)],
    "people.set_preferences:set_preferences": [
        lambda cast: partial(
            set_preferences, cast.bob.user, language="es", time_zone="Europe/Madrid"
        )
    ],
    "people.set_preferences:learn_preferences": [
        lambda cast: partial(learn_preferences, cast.bob.user, language="es", time_zone="")
    ],
    "pins.accept_invitation:accept_invitation": [
        lambda cast: partial(administrators.accept_invitation, link(cast), CHOICE)
    ],
    "pins.void_secrets:void_secrets": [
        lambda cast: inside(void_secrets, cast.bob, actor=OPERATOR, reason="removed")
    ],
    "pins.save_administrator:save_administrator": [a_save],
    "pins.set_pin:prepare": [lambda cast: partial(set_pin.prepare, cast.account, None, NEW_PIN)],
    "pins.set_pin:store": [
        lambda cast: inside(
            set_pin.store,
            set_pin.prepare(cast.account, cast.alice, NEW_PIN),
            actor=OPERATOR,
            origin=Pin.Origin.RESET,
        )
    ],
    "pins.set_pin:set_pin": [
        lambda cast: partial(
            set_pin.set_pin, cast.account, None, NEW_PIN, actor=OPERATOR, origin=Pin.Origin.OWNER
        )
    ],
    "verification.change_contact:change_contact": [at_the_desk_a_contact],
    "verification.close_dispute:close_dispute": [
        lambda cast: partial(close_dispute, cast.sue, a_report(cast))
    ],
    "verification.dispute_activity:dispute_activity": [
        lambda cast: partial(dispute_activity, cast.alice, an_entry_of_alice(cast))
    ],
    "verification.decide:decide": [
        partial(a_decision, right=True),
        partial(a_decision, right=False),
    ],
    "verification.end_conversation:end_conversation": [
        lambda cast: partial(end_conversation, cast.ann, granted(cast).conversation)
    ],
    "verification.end_grant:end_grant": [
        lambda cast: partial(end_grant, granted(cast), actor=OPERATOR)
    ],
    "verification.expire:expire": [lambda cast: partial(expire, opened(cast, cast.alice))],
    "verification.open_conversation:open_conversation": [
        lambda cast: partial(open_conversation, cast.ann, cast.account, cast.alice)
    ],
    "verification.remove_administrator:remove_administrator": [a_removal],
    "verification.start_verification:start_verification": [
        lambda cast: partial(start_verification, cast.ann, opened(cast).conversation, cast.bob)
    ],
    "verification.start_verification:add_verification": [
        lambda cast: inside(
            add_verification, opened(cast).conversation, cast.account, None, actor=OPERATOR
        )
    ],
    "verification.submit_secret:submit_secret": [
        partial(a_guess, digits=ALICE_PIN),
        partial(a_guess, digits=WRONG_PIN),
        the_last_guess,
        *code_scenarios.SUBMISSIONS,
    ],
    "verification.submit_secret:charge": [
        lambda cast: inside(submit_secret.charge, opened(cast, cast.alice), OPERATOR)
    ],
    "verification.submit_secret:compare_and_decide": [steps_3_to_5],
    "verification.submit_secret:compare": [step_3],
    "verification.submit_secret:must_be_open": [
        lambda cast: partial(submit_secret.must_be_open, opened(cast, cast.alice))
    ],
    "verification.verify_at_once:verify_at_once": [
        partial(a_call, digits=ALICE_PIN),
        partial(a_call, digits=WRONG_PIN),
        partial(a_call, digits=None),
    ],
    **SIGN_IN,
}
