"""Every page, in every state that the server knows, is strict HTML with nothing inline."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.support.cast import ALICE_PIN, WRONG_PIN, signed_in
from tests.universal.doors import RULES
from tests.universal.world import verified
from tests.web.pages import read
from watchword.core import clock
from watchword.verification.flows.end_conversation import end_conversation
from watchword.verification.flows.open_conversation import open_conversation
from watchword.verification.flows.submit_secret import submit_secret
from watchword.verification.queries import latest_verification

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.cast import Cast
    from tests.universal.world import World
    from watchword.verification.models import Conversation

# Addresses that answer as a page that does not exist, as long as no OpenID provider is set.
NOT_THERE = {"api/", "login/openid/callback/"}
PAGES = [
    pattern
    for pattern, rule in RULES.items()
    if "GET" in rule.methods and rule.people and pattern not in NOT_THERE
]


@pytest.mark.parametrize("pattern", PAGES)
def test_a_page_is_sound(world: World, pattern: str) -> None:
    for name in ("", *RULES[pattern].people):
        client = signed_in(getattr(world.cast, name)) if name else Client()
        answer = client.get(world.address(pattern, name), follow=True)
        assert answer.status_code == 200
        if answer.headers["Content-Type"].startswith("text/html"):
            page = read(answer)
            assert "".join(page.all("title")[0].itertext()).strip()


def pending(cast: Cast) -> Conversation:
    return open_conversation(cast.ann, cast.account, cast.alice)


def tried(cast: Cast, *pins: str) -> Conversation:
    conversation = open_conversation(cast.ann, cast.account, cast.alice)
    for pin in pins:
        verification = latest_verification(conversation)
        assert verification
        submit_secret(verification, pin, submitter=cast.ann.actor())
    return conversation


def refused(cast: Cast) -> Conversation:
    return tried(cast, WRONG_PIN)


def locked(cast: Cast) -> Conversation:
    return tried(cast, *[WRONG_PIN] * 5, ALICE_PIN)


def let_in(cast: Cast) -> Conversation:
    return verified(cast, cast.ann)


def ended(cast: Cast) -> Conversation:
    conversation = let_in(cast)
    end_conversation(cast.ann, conversation)
    return conversation


@pytest.mark.parametrize("hours", [0, 2])
@pytest.mark.parametrize("make", [pending, refused, locked, let_in, ended])
def test_the_desk_is_sound_in_every_state(
    cast: Cast, make: Callable[[Cast], Conversation], hours: int
) -> None:
    conversation = make(cast)
    desk = signed_in(cast.ann)
    with clock.at(clock.now() + dt.timedelta(hours=hours)):
        read(desk.get(f"/desk/conversations/{conversation.public_id}/"))
        read(desk.get(f"/desk/accounts/{cast.account.number}/"))
        read(desk.get("/desk/"))
        read(signed_in(cast.alice).get("/portal/"))
        read(signed_in(cast.alice).get(f"/portal/users/administrators/{cast.alice.public_id}/"))


@pytest.mark.parametrize(
    ("who", "address", "status"),
    [
        ("alice", "/no/such/page/", 404),
        ("ann", "/desk/conversations/cnv_unknown/", 404),
        ("ann", "/desk/accounts/000/", 404),
        ("ann", "/desk/?q=nobody%20at%20all", 200),
        ("ann", "/desk/?q=harbour", 200),
        ("aud", "/ledger/?account=000", 200),
        ("aud", "/ledger/?event=pin.set&page=2", 200),
        ("alice", "/portal/users/administrators/?q=nobody", 200),
        ("alice", "/portal/users/administrators/?q=%3Cscript%3Ealert(1)%3C/script%3E", 200),
        ("ann", "/desk/?q=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E", 200),
    ],
)
def test_pages_beside_the_way_are_sound(cast: Cast, who: str, address: str, status: int) -> None:
    read(signed_in(getattr(cast, who)).get(address), status)


HOSTILE = "\"><script>alert(1)</script><b onclick=x>'&amp;"


def test_names_are_text_everywhere(cast: Cast) -> None:
    for person in (cast.alice, cast.bob, cast.ann):
        person.user.name = HOSTILE
        person.user.save()
    cast.account.name = HOSTILE
    cast.account.save()
    conversation = let_in(cast)
    for who, address in (
        ("alice", "/portal/"),
        ("alice", "/portal/users/administrators/"),
        ("alice", f"/portal/users/administrators/{cast.bob.public_id}/"),
        ("alice", f"/portal/users/administrators/{cast.bob.public_id}/remove/"),
        ("ann", f"/desk/conversations/{conversation.public_id}/"),
        ("ann", f"/desk/accounts/{cast.account.number}/"),
        ("sue", f"/desk/accounts/{cast.account.number}/"),
        ("sue", "/ledger/"),
    ):
        read(signed_in(getattr(cast, who)).get(address))
