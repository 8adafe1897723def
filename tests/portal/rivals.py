"""Who else knocks at the pages of the portal, and what they must see: nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.test import Client

from tests.support.cast import signed_in
from tests.web.pages import read

if TYPE_CHECKING:
    from tests.support.cast import Cast


def nobody_else_gets_in(cast: Cast, path: str) -> None:
    """Hold ``path`` against staff and against one who is not signed in."""
    answer = Client().get(path)
    assert answer.headers["Location"].startswith("/login/?next=/portal/")
    for person in (cast.ann, cast.sue, cast.aud):
        staff = signed_in(person)
        assert read(staff.get(path), 404).text == read(staff.get("/no/such/page/"), 404).text
