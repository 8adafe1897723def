"""Whoever talks an agent round gets nobody back in: the desk has no button, no address and no code for it."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import watchword
from tests.support.cast import signed_in
from tests.universal.doors import RULES
from tests.universal.world import make_world
from watchword.people.models import PasswordReset, Recovery, User

if TYPE_CHECKING:
    from tests.support.cast import Cast

SOURCE = Path(watchword.__file__).parent
WAYS_BACK = ("ask_for_reset", "claim", "start_recovery", "reset_password", "complete_recovery")
DESK = [pattern for pattern, rule in RULES.items() if "POST" in rule.methods and "desk/" in pattern]


def test_no_module_of_the_staff_s_doors_knows_a_way_back() -> None:
    for path in [*SOURCE.glob("desk/**/*.py"), *SOURCE.glob("api/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                named = {(node.module or "").rpartition(".")[2], *(one.name for one in node.names)}
                assert not named & set(WAYS_BACK), path


@pytest.mark.parametrize("who", ["ann", "sue"])
def test_whatever_the_desk_sends_nobody_gets_in_by_it(cast: Cast, who: str) -> None:
    world = make_world(cast)
    PasswordReset.objects.all().delete()
    recovery = Recovery.objects.get()
    before = passwords(), str(Recovery.objects.values().get(pk=recovery.pk))
    agent = signed_in(getattr(cast, who))
    form = {
        "administrator": cast.alice.public_id,
        "email": cast.alice.user.email,
        "password": "a password that was chosen",
        "again": "a password that was chosen",
        "pin": "620948",
        "value": "thief@evil.example",
        "ready_at": "2020-01-01",
    }
    for pattern in DESK:
        agent.post(world.address(pattern, who), form)
    assert (passwords(), str(Recovery.objects.values().get(pk=recovery.pk))) == before
    assert not PasswordReset.objects.exists()


def passwords() -> list[tuple[int, str]]:
    """Return what everybody signs in with, as it is stored."""
    return list(User.objects.filter(administrator__isnull=False).values_list("pk", "password"))
