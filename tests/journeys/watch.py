"""A browser context under watch: nothing in its console, no violation of the policy, strict HTML."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import html5lib

from tests.journeys.traffic import RECORDED, exchanges, leaks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, ConsoleMessage, Page

REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
# What Chromium writes when a page itself answers with an error, which journeys ask for.
REFUSAL = "Failed to load resource: the server responded with a status of 4"


@dataclass
class Watch:
    """What was seen in one context."""

    context: BrowserContext
    record: Path
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def begin(
        cls, new_context: Callable[..., BrowserContext], record: Path, **options: Any
    ) -> Watch:
        """Make a context with ``options`` and listen to every page that opens in it."""
        context = new_context(record_har_path=record, record_har_url_filter=RECORDED, **options)
        watch = cls(context, record)
        context.expose_function("reportViolation", watch._violation)
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("console", watch._console)
        context.on("page", watch._page)
        return watch

    def end(self, pins: set[str]) -> None:
        """Close the context; fail where something was complained of, or a PIN of ``pins`` stands."""
        self.context.close()
        found = exchanges(self.record)
        pages = [exchange for exchange in found if exchange.is_page]
        assert not self.complaints
        assert not list(leaks(found, pins))
        assert [(page.url, mistake) for page in pages if (mistake := mistake_in(page.body))] == []

    def _violation(self, text: str) -> None:
        self.complaints.append(f"content security policy: {text}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not _is_refusal(message):
            self.complaints.append(f"console: {message.text} {message.location}")

    def _page(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("crash", lambda _: self.complaints.append("the page crashed"))


def _is_refusal(message: ConsoleMessage) -> bool:
    return message.text.startswith(REFUSAL) and "/static/" not in message.location["url"]


@functools.lru_cache(maxsize=512)
def mistake_in(body: bytes) -> str:
    """Return the first mistake in the HTML of ``body``; empty: there is none."""
    parser = html5lib.HTMLParser(strict=True)
    try:
        parser.parse(body, transport_encoding="utf-8")
    except html5lib.html5parser.ParseError as error:
        return f"{error} at {parser.tokenizer.stream.position()}"
    return ""
