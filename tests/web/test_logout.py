"""``/logout/``."""

from __future__ import annotations

from tests.support.cast import Cast, signed_in


def test_it_ends_the_session(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    assert browser.post("/logout/").headers["Location"] == "/"
    assert browser.get("/portal/").headers["Location"] == "/login/?next=/portal/"


def test_a_link_cannot_do_it(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    assert browser.get("/logout/").status_code == 405
    assert browser.get("/portal/").status_code == 200
