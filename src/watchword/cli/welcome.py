"""What `serve` prints once it answers: where to go, and in the demo who can sign in with what."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 90
ROLES = {
    "administrator": "Administrator",
    "colleague": "Colleague",
    "classic_administrator": "Classic account",
    "stranger": "Another account",
    "agent": "Agent",
    "supervisor": "Supervisor",
    "second_supervisor": "Second supervisor",
    "auditor": "Auditor",
}


def show(address: str, demo_file: Path) -> None:
    """Print the address, and the table of the demo's people if there is a demo."""
    # A password must never be cut, however narrow the place where it is shown.
    console = Console(width=max(Console().width, WIDTH), soft_wrap=True)
    console.print(f"\nWatchword is at {address}  (stop it with Ctrl-C)\n", highlight=False)
    if not demo_file.exists():
        return
    people = json.loads(demo_file.read_text(encoding="utf-8"))
    table = Table(
        title=f"Who can sign in at {address}/login/", title_justify="left", box=SIMPLE_HEAD
    )
    for heading in ("Role", "Username", "Password", "Account", "PIN"):
        table.add_column(heading, no_wrap=True)
    for key, role in ROLES.items():
        person = people[key]
        pin = person.get("pin") or person.get("account_pin", "")
        table.add_row(
            role, person["email"], person["password"], person.get("account_number", ""), pin
        )
    console.print(table, highlight=False)
