"""What the tests of the desk share: pages as a browser reads them, and conversations in every state."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import html5lib
from django.conf import settings

from watchword.verification.flows.open_conversation import open_conversation
from watchword.verification.flows.submit_secret import submit_secret
from watchword.verification.queries import latest_verification

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from django.http import HttpResponse

    from tests.support.cast import Cast
    from watchword.people.models import Account, Administrator, Agent
    from watchword.verification.models import Conversation, Verification

GRANT = dt.timedelta(minutes=settings.WATCHWORD.grant_minutes)
WAIT = dt.timedelta(minutes=settings.WATCHWORD.verification_minutes)
# What the cast's accounts hold and no page may show before a verdict.
CLEAR = (
    *("Harbour", "Bakery", "office", "7788", "Quay", "30451"),
    *("Alice", "Archer", "alice", "Bob", "Breton", "bob@", "harbour.example"),
    *("Northwind", "Cycles", "northwind.example", "Charlie", "charlie@"),
)


@dataclass(frozen=True)
class Page:
    """A page that parses without a single error."""

    text: str
    root: Element

    def texts(self, tag: str, name: str = "") -> list[str]:
        """Return the words of each element ``tag``, or of those with class ``name``."""
        found = [e for e in self.root.iter(tag) if not name or name in e.get("class", "").split()]
        return [" ".join("".join(element.itertext()).split()) for element in found]

    def values(self, tag: str, attribute: str, **having: str) -> list[str]:
        """Return ``attribute`` of each element ``tag`` whose attributes are as in ``having``."""
        return [
            element.get(attribute, "")
            for element in self.root.iter(tag)
            if attribute in element.attrib
            and all(element.get(name) == value for name, value in having.items())
        ]

    def heading(self) -> str:
        """Return the one h1."""
        (heading,) = self.texts("h1")
        return heading

    def shown(self, words: tuple[str, ...] = CLEAR) -> list[str]:
        """Return which of ``words`` stand anywhere in the source."""
        return [word for word in words if word in self.text]


def page(response: HttpResponse | Any, status: int = 200) -> Page:  # noqa: ANN401 - test clients' answers
    """Return the page in ``response``; fail on another status or on HTML that is not well formed."""
    assert response.status_code == status, response
    text = response.content.decode()
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return Page(text, parser.parse(text))


def call(agent: Agent, account: Account, claims: Administrator | None) -> Conversation:
    """Return an open conversation of ``agent`` with somebody who claims to be ``claims``."""
    return open_conversation(agent, account, claims)


def attempt(conversation: Conversation, pin: str) -> Verification:
    """Submit ``pin`` in ``conversation`` as its agent would."""
    verification = latest_verification(conversation)
    assert verification is not None
    assert conversation.agent is not None
    return submit_secret(verification, pin, submitter=conversation.agent.actor())


def verified(cast: Cast, pin: str) -> Conversation:
    """Return a conversation of ann in which alice is verified."""
    conversation = call(cast.ann, cast.account, cast.alice)
    attempt(conversation, pin)
    return conversation
