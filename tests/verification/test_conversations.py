"""Conversations and verifications: opened, started anew, ended, run out."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from tests.support.cast import ALICE_PIN, WRONG_PIN
from tests.support.together import at_once
from tests.verification.helping import granted, opened
from watchword.core import clock
from watchword.core.errors import NotFoundError
from watchword.keys.current import key_ring
from watchword.keys.errors import KeyRingError
from watchword.keys.file_ring import FILE_NAME
from watchword.ledger.encoding import decode
from watchword.ledger.models import Entry
from watchword.pins.models import Pin
from watchword.verification.errors import AlreadyVerifiedError, ConversationEndedError
from watchword.verification.flows import submit_secret as flow
from watchword.verification.flows.end_conversation import end_conversation
from watchword.verification.flows.end_grant import end_grant
from watchword.verification.flows.expire import expire
from watchword.verification.flows.open_conversation import open_conversation
from watchword.verification.flows.start_verification import start_verification
from watchword.verification.flows.submit_secret import submit_secret
from watchword.verification.models import Conversation, Grant, Verification
from watchword.verification.queries import latest_verification, open_conversations

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.cast import Cast


def last() -> dict[str, object]:
    return dict(decode(bytes(Entry.objects.latest("pk").leaf)))


def test_a_conversation_opens_with_a_verification(cast: Cast) -> None:
    conversation = open_conversation(cast.ann, cast.account, cast.alice, caller=" 1" * 400)
    verification = latest_verification(conversation)
    assert verification
    assert (verification.outcome, verification.level) == ("pending", "claimed")
    assert verification.administrator == cast.alice
    assert len(Conversation.objects.get().caller) == 254
    assert last()["event"] == "verification.started"


def test_a_person_of_another_account_cannot_be_asked_for(cast: Cast) -> None:
    with pytest.raises(NotFoundError):
        open_conversation(cast.ann, cast.account, cast.charlie)
    verification = opened(cast, cast.alice)
    with pytest.raises(NotFoundError):
        start_verification(cast.ann, verification.conversation, cast.charlie)
    assert Verification.objects.count() == 1


def test_another_verification_can_follow_in_a_conversation(cast: Cast) -> None:
    first = opened(cast, cast.alice)
    second = start_verification(cast.ann, first.conversation, None)
    assert latest_verification(first.conversation) == second
    end_conversation(cast.ann, first.conversation)
    with pytest.raises(ConversationEndedError):
        start_verification(cast.ann, first.conversation, None)


def test_a_conversation_about_nobody_starts_none(cast: Cast) -> None:
    nobody = Conversation.objects.create(channel="chat", agent=cast.ann)
    with pytest.raises(NotFoundError):
        start_verification(cast.ann, nobody, None)


def test_the_open_ones_are_the_agents_own_and_the_newest_first(cast: Cast) -> None:
    first, second = opened(cast).conversation, opened(cast).conversation
    opened(cast, agent=cast.sue)
    assert list(open_conversations(cast.ann)) == [second, first]
    end_conversation(cast.ann, second)
    assert list(open_conversations(cast.ann)) == [first]


def test_an_end_is_told_once(cast: Cast) -> None:
    conversation = granted(cast).conversation
    end_conversation(cast.ann, conversation)
    assert Grant.objects.get().ended_at
    with pytest.raises(ConversationEndedError):
        end_conversation(cast.ann, conversation)
    assert Entry.objects.filter(event="conversation.ended").count() == 1


def test_a_grant_ends_once(cast: Cast) -> None:
    grant = granted(cast)
    for _ in range(2):
        end_grant(grant, actor=cast.ann.actor())
    assert Entry.objects.filter(event="grant.ended").count() == 1


def test_what_is_decided_does_not_expire(cast: Cast) -> None:
    verification = granted(cast).verification
    expire(verification)
    verification.refresh_from_db()
    assert verification.outcome == "verified"
    assert not Entry.objects.filter(event="verification.expired").exists()


def test_it_expires_once(cast: Cast) -> None:
    verification = opened(cast, cast.alice)
    for _ in range(2):
        expire(verification)
    assert Entry.objects.filter(event="verification.expired").count() == 1


def test_after_the_end_no_attempt_is_taken(cast: Cast) -> None:
    verification = opened(cast, cast.alice)
    end_conversation(cast.ann, verification.conversation)
    verification = Verification.objects.select_related("conversation").get(pk=verification.pk)
    with pytest.raises(ConversationEndedError):
        submit_secret(verification, ALICE_PIN, submitter=cast.ann.actor())
    assert Pin.objects.get(administrator=cast.alice).failures == 0


@pytest.mark.parametrize("digits", [ALICE_PIN, WRONG_PIN])
def test_an_end_between_charge_and_decision_stands(
    cast: Cast, digits: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A right guess that comes too late is given back and verifies nobody; a wrong one stays charged."""
    verification, compare = opened(cast, cast.alice), flow.compare

    def ended_meanwhile(*given: Any) -> bool:
        end_conversation(cast.ann, verification.conversation)
        return bool(compare(*given))

    monkeypatch.setattr(flow, "compare", ended_meanwhile)
    submit_secret(verification, digits, submitter=cast.ann.actor())
    assert Verification.objects.get(pk=verification.pk).outcome == "pending"
    assert not Grant.objects.exists()
    assert last()["fact_reason"] == ("too_late" if digits == ALICE_PIN else "wrong")
    assert Pin.objects.get(administrator=cast.alice).failures == int(digits != ALICE_PIN)


def test_a_pin_replaced_between_charge_and_decision_verifies_nobody(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    verification, compare = opened(cast, cast.alice), flow.compare

    def replaced_meanwhile(*given: Any) -> bool:
        Pin.objects.filter(administrator=cast.alice).update(sealed="another")
        return bool(compare(*given))

    monkeypatch.setattr(flow, "compare", replaced_meanwhile)
    submit_secret(verification, ALICE_PIN, submitter=cast.ann.actor())
    assert Verification.objects.get(pk=verification.pk).outcome == "refused"
    assert last()["fact_reason"] == "replaced"
    assert Pin.objects.get(administrator=cast.alice).failures == 1


def test_without_a_key_ring_no_attempt_is_taken(cast: Cast) -> None:
    verification = opened(cast, cast.alice)
    path = settings.DATA / FILE_NAME
    away = path.rename(path.with_suffix(".away"))
    key_ring.cache_clear()
    try:
        with pytest.raises(KeyRingError):
            submit_secret(verification, ALICE_PIN, submitter=cast.ann.actor())
    finally:
        away.rename(path)
    verification.refresh_from_db()
    assert (verification.outcome, verification.attempts) == ("pending", 0)
    assert Pin.objects.get(administrator=cast.alice).failures == 0


@pytest.mark.django_db(transaction=True)
def test_an_end_and_a_verdict_at_once_leave_no_live_grant(cast: Cast) -> None:
    for _ in range(5):
        verification = opened(cast, cast.alice)
        mine = Verification.objects.select_related("conversation").get(pk=verification.pk)
        verify = partial(submit_secret, mine, ALICE_PIN, submitter=cast.ann.actor())
        end = partial(end_conversation, cast.ann, verification.conversation)
        works: list[Callable[[], object]] = [verify, end]
        at_once(works)
        assert Conversation.objects.get(pk=verification.conversation.pk).ended_at
    live = [grant for grant in Grant.objects.all() if grant.live(clock.now())]
    assert live == []


@pytest.mark.django_db(transaction=True)
def test_a_verification_has_one_grant(cast: Cast) -> None:
    verification = granted(cast).verification
    verification = Verification.objects.select_related("conversation").get(pk=verification.pk)
    with pytest.raises(AlreadyVerifiedError):
        submit_secret(verification, ALICE_PIN, submitter=cast.ann.actor())
    grant = Grant.objects.get()
    grant.pk, grant.public_id = None, "grt_second"
    with pytest.raises(IntegrityError), transaction.atomic():
        grant.save(force_insert=True)


def test_a_grant_lives_as_long_as_the_settings_say(cast: Cast) -> None:
    grant = granted(cast)
    minutes = settings.WATCHWORD.grant_minutes
    assert grant.expires_at - grant.created_at == dt.timedelta(minutes=minutes)
