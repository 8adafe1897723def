"""What the tests of the classic portal share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.cast import PASSWORD, signed_in

if TYPE_CHECKING:
    from django.test import Client

    from watchword.people.models import Administrator

HOME = "/classic/"
SECURITY = "/classic/security-information/"
CONTINUE, UNLOCK = f"{SECURITY}continue/", f"{SECURITY}unlock/"
WRONG = "This username and password do not go together. Check both and try again."


def answered(person: Administrator) -> Client:
    """Return a browser in which ``person`` is signed in and has said again who it is."""
    client = signed_in(person)
    answer = client.post(CONTINUE, {"username": person.user.email, "password": PASSWORD})
    assert answer.headers["Location"] == SECURITY
    return client
