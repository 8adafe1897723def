"""``/signed-in/``: where sign-in leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.cast import Cast, signed_in
from tests.web.pages import read
from watchword.people.models import Account

if TYPE_CHECKING:
    from django.test import Client


@pytest.mark.parametrize(
    ("name", "landing"),
    [("bob", "/portal/"), ("ann", "/desk/"), ("sue", "/desk/"), ("aud", "/ledger/")],
)
def test_it_sends_each_to_their_pages(cast: Cast, name: str, landing: str) -> None:
    assert signed_in(getattr(cast, name)).get("/signed-in/").headers["Location"] == landing


def test_it_asks_others_to_sign_in(client: Client) -> None:
    assert client.get("/signed-in/").headers["Location"] == "/login/?next=/signed-in/"


def test_one_whose_account_is_closed_is_told_and_can_sign_out(cast: Cast) -> None:
    cast.account.status = Account.Status.CLOSED
    cast.account.save()
    page = read(signed_in(cast.alice).get("/signed-in/"), 403)
    assert page.title == "There is no open account for your sign-in"
    assert [form.get("action") for form in page.all("form")] == ["/logout/", "/language/"]
