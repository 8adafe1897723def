"""`watchword check`: says what is unfit for production."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer
from django.conf import settings
from django.db import DatabaseError

from watchword.cli.failures import CommandError, one_sentence
from watchword.cli.ready import require_accent, require_database, require_keys
from watchword.core import clock
from watchword.core.errors import WatchwordError
from watchword.helpcentre.shelf import examined
from watchword.notices.queries import mail_state
from watchword.settings.checks import Finding, findings


def check(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Look for what is unfit for production and say what to do. Ends with 1 if anything was found."""
    found = [*findings(settings.WATCHWORD), *_state(), *_articles()]
    if as_json:
        typer.echo(json.dumps([asdict(finding) for finding in found], indent=2))
    else:
        for finding in found:
            typer.echo(f"{finding.code}: {finding.text}")
        typer.echo(f"{len(found)} to mend." if found else "Fit for production.")
    if found:
        raise typer.Exit(1)


def _articles() -> list[Finding]:
    """Return the files of help articles that no page can show."""
    return [
        Finding("help_article", f"A help article is left out, {fault}: mend the file.")
        for fault in examined().faults
    ]


def _state() -> list[Finding]:
    """Return what is wrong with database and keys; where nothing is, with the mail."""
    found = []
    for code, require in (
        ("accent", require_accent),
        ("database", require_database),
        ("keys", require_keys),
    ):
        try:
            require()
        except (DatabaseError, WatchwordError, CommandError) as error:
            found.append(Finding(code, one_sentence(error) or str(error)))
    return found or _mail()


def _mail() -> list[Finding]:
    """Return what is wrong with mails that were to go out."""
    state = mail_state(clock.now())
    found = []
    if state.is_late:
        minutes = int(state.age.total_seconds() // 60)
        text = f"{state.waiting} mails wait, the oldest for {minutes} minutes: look at /desk/mail/."
        found.append(Finding("mail_late", text))
    if state.failed:
        text = f"{state.failed} mails could not be delivered: send them again from /desk/mail/."
        found.append(Finding("mail_failed", text))
    return found
