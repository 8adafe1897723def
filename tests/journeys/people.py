"""The people of the demo: what they sign in with, and a session of each that journeys share."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Playwright, StorageState

    from tests.support.served import Served

Who = Literal[
    "administrator",
    "colleague",
    "classic_administrator",
    "stranger",
    "agent",
    "supervisor",
    "second_supervisor",
    "auditor",
]
FRESH_SECONDS = 5 * 60
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@dataclass(frozen=True)
class Person:
    """One of the demo's people; staff have no account."""

    name: str
    email: str
    password: str
    account: str


class People:
    """Knows everybody, and signs each in once for some minutes: the portal wants sign-ins that are fresh."""

    def __init__(self, playwright: Playwright, server: Served) -> None:
        self._playwright = playwright
        self._server = server
        self._sessions: dict[str, tuple[float, StorageState]] = {}

    def __getitem__(self, who: Who) -> Person:
        found = self._server.demo[who]
        number = found.get("account_number", "")
        return Person(found["name"], found["email"], found["password"], number)

    def session(self, who: Who) -> StorageState:
        """Return the cookies of a browser in which ``who`` is signed in."""
        began, state = self._sessions.get(who, (0.0, None))
        if state is None or time.monotonic() - began > FRESH_SECONDS:
            began, state = time.monotonic(), self._sign_in(self[who])
            self._sessions[who] = began, state
        return state

    def _sign_in(self, person: Person) -> StorageState:
        caller = self._playwright.request.new_context(base_url=self._server.url)
        try:
            token = TOKEN.search(caller.get("/login/").text())
            assert token
            form = {
                "csrfmiddlewaretoken": token[1],
                "login": person.email,
                "password": person.password,
            }
            answer = caller.post("/login/", form=form, headers={"Referer": self._server.url})
            assert not answer.url.endswith("/login/")
            return caller.storage_state()
        finally:
            caller.dispose()
