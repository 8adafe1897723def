"""The background work of people: what a stranger's question sets off, out of sight of who asked."""

from __future__ import annotations

from django_tasks import task

from watchword.people.flows.ask_for_reset import ask_for_reset
from watchword.people.flows.start_recovery import start_recovery


@task()
def answer_reset(person: str) -> None:
    """Send ``person`` (a public identifier, or nothing) a link to choose a new password, if that may be."""
    ask_for_reset(person)


@task()
def answer_recovery(person: str, contact: str, *, by_code: bool) -> None:
    """Start the recovery of ``person`` with a link to ``contact`` (public identifiers), if that may be."""
    start_recovery(person, contact, by_code=by_code)
