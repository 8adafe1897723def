"""Something behind each address: ann has verified alice, and her conversation is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from tests.support.cast import ALICE_PIN
from tests.support.way_back import recovery_of, reset_token
from watchword.core.actor import OPERATOR
from watchword.ledger.events import Event
from watchword.ledger.queries import entries_of
from watchword.people.factors import factors_of
from watchword.people.flows.factor_add import add_passkey
from watchword.people.flows.invite import invite
from watchword.people.links import token_of
from watchword.people.sessions import live_sessions
from watchword.verification.flows.open_conversation import open_conversation
from watchword.verification.flows.submit_secret import submit_secret
from watchword.verification.models import Dispute, Grant
from watchword.verification.queries import latest_verification

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from tests.support.cast import Cast
    from watchword.people.models import Agent, Recovery
    from watchword.verification.models import Conversation, Verification


@dataclass(frozen=True)
class World:
    """The cast, and what the parameters of an address may name."""

    cast: Cast
    conversations: dict[str, Conversation]
    verification: Verification
    grant: Grant
    token: str
    dispute: Dispute
    recovery: Recovery
    links: dict[str, str]

    def address(self, pattern: str, who: str = "") -> str:
        """Return the address of ``pattern`` with what exists, and is ``who``'s, for its parameters."""
        public_ids = {
            "account/passkeys": self._passkey_of(who or "alice", pattern),
            "account/sessions": self._session_of(who or "alice"),
            "portal/activity": self.dispute.entry.public_id,
            "portal/contacts": self.cast.account.contacts.order_by("pk")[0].public_id,
            "portal/recoveries": self.recovery.public_id,
            "desk/disputes": self.dispute.public_id,
            "desk/mail": self.cast.account.notices.order_by("pk")[0].public_id,
            "portal": self.cast.alice.public_id,
            "desk/accounts": self.cast.account.contacts.order_by("pk")[0].public_id,
            "desk/conversations": self.conversations["sue" if who == "sue" else "ann"].public_id,
        }
        public_id = next((v for k, v in public_ids.items() if pattern.startswith(k)), "")
        values = {
            "<str:public_id>": public_id,
            "<str:number>": self.cast.account.number,
            "<str:token>": next(
                (token for place, token in self.links.items() if pattern.startswith(place)),
                self.token,
            ),
            "<slug:slug>": "security-pin",
            "<str:kind>": "email",
            "<verification_id>": self.verification.public_id,
            "<grant_id>": self.grant.public_id,
        }
        for name, value in values.items():
            pattern = pattern.replace(name, value)
        assert "<" not in pattern
        return f"/{pattern}"

    def _passkey_of(self, who: str, pattern: str) -> str:
        """Return a passkey of ``who``, made where the address needs one: it changes what others ask."""
        user = getattr(self.cast, who).user
        if "passkeys/<" not in pattern:
            return ""
        if not factors_of(user).passkeys:
            add_passkey(user, "Phone", {})
        return factors_of(user).passkeys[0].public_id

    def _session_of(self, who: str) -> str:
        """Return a session of ``who``; nothing where there is none."""
        session = live_sessions(getattr(self.cast, who).user).first()
        return session.public_id if session else "ses_none"


def verified(cast: Cast, agent: Agent) -> Conversation:
    """Return a conversation in which ``agent`` has verified alice."""
    conversation = open_conversation(agent, cast.account, cast.alice)
    verification = latest_verification(conversation)
    assert verification
    submit_secret(verification, ALICE_PIN, submitter=agent.actor())
    return conversation


def make_world(cast: Cast) -> World:
    """Make it; sue has a verified conversation of her own."""
    conversations = {"ann": verified(cast, cast.ann), "sue": verified(cast, cast.sue)}
    verification = latest_verification(conversations["ann"])
    assert verification
    with transaction.atomic():
        token = invite(cast.bob.user, actor=OPERATOR)
    grant = Grant.objects.get(verification=verification)
    recovery = recovery_of(cast.alice, by_code=True)
    links = {
        "login/reset": reset_token(cast.alice),
        "login/recovery": token_of(recovery),
        "recovery/stop": token_of(recovery, "stop"),
    }
    dispute = reported(cast)
    return World(cast, conversations, verification, grant, token, dispute, recovery, links)


def reported(cast: Cast) -> Dispute:
    """Return an entry that alice says was not her, without what follows from saying so."""
    entry = entries_of(cast.account.public_id).filter(event=Event.VERIFICATION_VERIFIED)[0]
    return Dispute.objects.create(account=cast.account, entry=entry, administrator=cast.alice)


def ask(client: Client, method: str, address: str) -> HttpResponse:
    """Return the answer to ``method`` on ``address`` without any form or query."""
    return client.generic(method, address)  # type: ignore[return-value]  # as the test client's others
