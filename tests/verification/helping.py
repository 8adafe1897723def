"""Short ways to a conversation, a verification and a grant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.cast import ALICE_PIN
from watchword.verification.flows.open_conversation import open_conversation
from watchword.verification.flows.submit_secret import submit_secret
from watchword.verification.models import Grant, Verification

if TYPE_CHECKING:
    from tests.support.cast import Cast
    from watchword.people.models import Administrator, Agent


def opened(
    cast: Cast, person: Administrator | None = None, *, agent: Agent | None = None
) -> Verification:
    """Return a pending verification of ``person`` (None: the account PIN) in a new conversation."""
    conversation = open_conversation(agent or cast.ann, cast.account, person)
    return conversation.verifications.select_related("conversation").get()


def granted(cast: Cast, *, agent: Agent | None = None) -> Grant:
    """Return the grant of a conversation in which alice was verified."""
    verification = opened(cast, cast.alice, agent=agent)
    submit_secret(verification, ALICE_PIN, submitter=(agent or cast.ann).actor())
    return Grant.objects.get(verification=verification)
