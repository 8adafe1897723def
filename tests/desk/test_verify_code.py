"""``/desk/conversations/ID/verify/code/``: a support code as the caller reads it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.cast import Cast, signed_in
from tests.verification.codes import code_of, failures, wrong
from tests.web.pages import read, said
from watchword.verification.flows.lock_phone_support import lock_phone_support
from watchword.verification.flows.open_conversation import open_conversation

if TYPE_CHECKING:
    from tests.web.pages import Page
    from watchword.people.models import Administrator


def address(cast: Cast, person: Administrator | None) -> str:
    return f"/desk/conversations/{open_conversation(cast.ann, cast.account, person).public_id}/"


def submit(cast: Cast, page: str, typed: str) -> Page:
    answer = signed_in(cast.ann).post(f"{page}verify/code/", {"code": typed}, follow=True)
    return read(answer)


def test_a_code_in_groups_verifies(cast: Cast) -> None:
    code = code_of(cast.alice, strong=True)
    page = submit(cast, address(cast, cast.alice), f"{code[:4]} {code[4:]}")
    assert page.title == "Verified"
    assert "Alice Archer" in page.text
    assert {"Strong", "Support code"} <= {said(fact) for fact in page.all("dd")}


def test_a_wrong_one_is_refused_as_a_wrong_pin_is(cast: Cast) -> None:
    code = code_of(cast.alice)
    page = submit(cast, address(cast, cast.alice), wrong(code))
    assert page.title == "Refused"
    assert "That did not verify the person." in page.text
    assert code not in page.text


def test_locked_codes_are_told_to_the_agent(cast: Cast) -> None:
    code, place = code_of(cast.alice), address(cast, cast.alice)
    for _ in range(5):
        page = submit(cast, place, wrong(code))
    assert page.title == "Locked"
    assert "support codes are locked" in page.text


@pytest.mark.parametrize("typed", ["", "8305", "1234567", "123456789", "1234567x", "४३२१४३२१"])
def test_what_is_no_code_costs_nothing(cast: Cast, typed: str) -> None:
    code_of(cast.alice)
    page = submit(cast, address(cast, cast.alice), typed)
    assert "That is not a support code: type its eight digits." in page.text
    assert failures(cast.alice) == 0


def test_the_account_pin_has_no_code(cast: Cast) -> None:
    browser = signed_in(cast.ann)
    for person, boxes in ((cast.alice, 1), (None, 0)):
        page = read(browser.get(address(cast, person)))
        assert len(page.all("input", name="code")) == boxes


def test_phone_support_that_is_locked_is_said_beforehand(cast: Cast) -> None:
    place, browser = address(cast, cast.alice), signed_in(cast.ann)
    said = "The customer has locked phone support"
    assert said not in read(browser.get(place)).text
    lock_phone_support(cast.account, actor=cast.bob.actor())
    assert said in read(browser.get(place)).text
    assert said in read(browser.get("/desk/accounts/100200/")).text
    page = submit(cast, place, "12345678")
    assert page.title == "Locked"
    assert "Locked by the customer." in page.text


def test_the_conversation_of_another_agent_does_not_exist(cast: Cast) -> None:
    code, place = code_of(cast.alice), address(cast, cast.alice)
    answer = signed_in(cast.sue).post(f"{place}verify/code/", {"code": code})
    assert answer.status_code == 404
    assert failures(cast.alice) == 0
