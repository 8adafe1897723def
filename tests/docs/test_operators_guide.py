"""What the guide for operators tells to run does what it says."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from tests.docs.pages import ROOT, blocks, page, rows, section
from watchword.ledger.models import Entry
from watchword.notices.delivery import WAITS
from watchword.people.models import Account, Administrator, Invitation

if TYPE_CHECKING:
    from tests.support.cast import Cast

GUIDE = page("guides/operators.md")


def test_the_program_for_accounts_establishes_one(cast: Cast) -> None:
    (program,) = blocks(section(GUIDE, "Accounts"), "python")
    exec(compile(program, "establish.py", "exec"), {})  # noqa: S102 - what the guide gives to run
    account = Account.objects.get(number="4410072")
    assert account.contacts.count() == 2
    administrator = Administrator.objects.get(account=account)
    assert administrator.authorised_to_contact_support
    assert Entry.objects.filter(account=account.public_id).count() == 5
    assert Invitation.objects.filter(user=administrator.user, used_at=None).count() == 1


def test_the_waits_are_those_of_the_code() -> None:
    (said,) = re.findall(r"after ([\d, and]+) minutes", " ".join(GUIDE.split()))
    minutes = [wait.total_seconds() / 60 for wait in WAITS]
    assert [int(number) for number in re.findall(r"\d+", said)] == minutes


def test_the_floors_are_those_that_are_held() -> None:
    project = tomllib.loads(Path(ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    held = " ".join(project["tool"]["importlinter"]["contracts"][0]["layers"])
    table = rows(section(page("guides/developers.md"), "The floors"))
    said = {name for cells in table for name in re.findall(r"`([a-z]+)`", cells[1])}
    there = {
        path.name for path in (ROOT / "src/watchword").iterdir() if (path / "__init__.py").exists()
    }
    assert there <= said
    assert said <= set(re.findall(r"[a-z_]+", held))
