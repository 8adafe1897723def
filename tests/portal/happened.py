"""Things that happened to the account of alice, for the pages that tell of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.cast import WRONG_PIN
from tests.verification.helping import granted, opened
from tests.web.pages import said
from watchword.ledger.models import Entry
from watchword.verification.flows.submit_secret import submit_secret

if TYPE_CHECKING:
    from tests.support.cast import Cast
    from tests.web.pages import Page

ADDRESS = "/portal/activity/"


def a_wrong_guess(cast: Cast) -> Entry:
    """Let somebody guess at alice's PIN on ann's phone; return the entry of it."""
    submit_secret(opened(cast, cast.alice), WRONG_PIN, submitter=cast.ann.actor())
    return Entry.objects.filter(event="verification.refused").latest("pk")


def a_right_pin(cast: Cast) -> Entry:
    """Let alice be verified by ann; return the entry of it."""
    granted(cast)
    return Entry.objects.filter(event="verification.verified").latest("pk")


def entries(page: Page) -> list[str]:
    """Return what each row says has happened, in the order of the page."""
    return [said(heading) for heading in page.all("h3")]


def row(page: Page, what: str) -> str:
    """Return all that the first row about ``what`` says."""
    rows = [said(item) for item in page.all("li") if any(said(h) == what for h in item.iter("h3"))]
    return rows[0]
