"""``/portal/users/``."""

from __future__ import annotations

from tests.portal.rivals import nobody_else_gets_in
from tests.support.cast import Cast, make_administrator, signed_in
from tests.web.pages import read, said

ADDRESS = "/portal/users/"


def test_the_way_to_the_administrators_is_at_the_left(cast: Cast) -> None:
    page = read(signed_in(cast.alice).get(ADDRESS))
    assert page.title == "Users"
    assert page.link("Manage administrators") == "/portal/users/administrators/"
    assert [said(link) for link in page.all("a", aria_current="page")] == ["Overview"]


def test_it_counts(cast: Cast) -> None:
    make_administrator(cast.account, "dora@harbour.example", "Dora Dahl", authorised=False)
    page = read(signed_in(cast.alice).get(ADDRESS))
    (counts,) = page.all("dl", class_="counts")
    assert [said(entry) for entry in counts] == [
        "Administrators3",
        "Authorised to contact support2",
        "Without a PIN1",
    ]


def test_nobody_else_gets_in(cast: Cast) -> None:
    nobody_else_gets_in(cast, ADDRESS)
