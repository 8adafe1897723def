"""Which PINs are refused: every rule with what it refuses and what comes near."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.pins.policy import Policy
from watchword.pins.rules import Rule

PLAIN = Policy(minimum=4, maximum=10)
KNOWN = Policy(
    minimum=4,
    maximum=10,
    account_number="4839201576",
    phones=("+1 555 010 7788", "(020) 7946 0958"),
    addresses=("12 Quay Street, Port Ellis 30451",),
)
LONG = Policy(minimum=6, maximum=8)
DIGITS = st.text("0123456789", min_size=4, max_size=10)

REFUSED = {
    Rule.REPEAT: "7777 1112 1211 2111 0100 55555 5555512 0000000000",
    Rule.SEQUENCE: "1234 4321 8642 9012 2109 0369 13579 9876543210",
    Rule.PATTERN: "4747 4477 4774 835835 12381238 774411 8305038",
    Rule.DATE: "3112 1231 0229 1920 1984 2039 311299 991231 121984 19841231 31121984 12311984",
    Rule.KEYPAD: "2580 0852 1397 7931 1236 1478 147896 9874 12369874",
    Rule.COMMON: "5683 7277 46639 732738 72779673",
}
NEAR = {
    Rule.REPEAT: "1122 7760 555512 555123 5551234",
    Rule.SEQUENCE: "1235 1243 8643 9013 13578",
    Rule.PATTERN: "4748 4473 4775 835836 774412 8305037",
    Rule.DATE: "3102 1919 2040 0032 320199 19191232 31121919 8305 8305123",
    Rule.KEYPAD: "2581 1379 1230 1479 7777",
    Rule.COMMON: "5684 7278 56833",
}


def cases(table: dict[Rule, str]) -> list[tuple[Rule, str]]:
    return [(rule, digits) for rule, row in table.items() for digits in row.split()]


@pytest.mark.parametrize(("rule", "digits"), cases(REFUSED))
def test_a_shape_is_refused_by_its_rule(rule: Rule, digits: str) -> None:
    assert rule in PLAIN.broken_rules(digits)


@pytest.mark.parametrize(("rule", "digits"), cases(NEAR))
def test_what_comes_near_is_not_refused_by_that_rule(rule: Rule, digits: str) -> None:
    assert rule not in PLAIN.broken_rules(digits)


@pytest.mark.parametrize("digits", ["8305", "6194", "7261", "9174", "4073", "830561", "61947250"])
def test_others_are_taken(digits: str) -> None:
    assert PLAIN.broken_rules(digits) == ()


@pytest.mark.parametrize(
    ("rule", "digits"),
    [
        (Rule.ACCOUNT_NUMBER, "8392"),
        (Rule.ACCOUNT_NUMBER, "2938"),  # backwards
        (Rule.ACCOUNT_NUMBER, "4839201576"),
        (Rule.PHONE, "0107"),
        (Rule.PHONE, "9460"),
        (Rule.PHONE, "0649"),  # backwards
        (Rule.POSTAL, "3045"),
        (Rule.POSTAL, "1540"),  # backwards
        (Rule.POSTAL, "1230451"),
        (Rule.POSTAL, "91230451"),  # all that the address has, and one more
    ],
)
def test_what_others_know_is_refused_by_its_rule(rule: Rule, digits: str) -> None:
    assert rule in KNOWN.broken_rules(digits)
    assert rule not in PLAIN.broken_rules(digits)


@pytest.mark.parametrize("digits", ["8391", "0106", "9461", "3046", "83920153"])
def test_one_digit_off_what_others_know_is_taken(digits: str) -> None:
    assert set(KNOWN.broken_rules(digits)).isdisjoint(
        {Rule.ACCOUNT_NUMBER, Rule.PHONE, Rule.POSTAL}
    )


@pytest.mark.parametrize("known", ["", "A-12", "12", "no digits"])
def test_few_known_digits_block_nothing(known: str) -> None:
    policy = Policy(4, 10, account_number=known, phones=(known,), addresses=(known,))
    assert policy.broken_rules("8312") == ()


@pytest.mark.parametrize(
    "digits",
    ["", " 8305", "8305 ", "83 05", "83o5", "-830", "8305\n", "8305\0", "٨٣٠٥", "８３０５"],
)
def test_only_ascii_digits_are_digits(digits: str) -> None:
    assert PLAIN.broken_rules(digits) == (Rule.DIGITS,)


@pytest.mark.parametrize("digits", ["83056", "830561947"])
def test_the_length_is_bounded_on_both_sides(digits: str) -> None:
    assert LONG.broken_rules(digits) == (Rule.LENGTH,)


@pytest.mark.parametrize("policy", [PLAIN, KNOWN], ids=["plain", "known"])
def test_fewer_than_a_fifth_of_all_four_digit_pins_are_blocked(policy: Policy) -> None:
    blocked = sum(bool(policy.broken_rules(f"{number:04}")) for number in range(10_000))
    assert 1_000 < blocked < 2_000


def test_a_year_of_birth_and_a_day_of_birth_are_all_blocked() -> None:
    years = [f"{year}" for year in range(1920, 2040)]
    assert all(Rule.DATE in PLAIN.broken_rules(year) for year in years)
    days = [f"{day:02}{month:02}" for month in range(1, 13) for day in range(1, 29)]
    assert all(Rule.DATE in PLAIN.broken_rules(day) for day in days)
    assert all(Rule.DATE in PLAIN.broken_rules(day[2:] + day[:2]) for day in days)


@given(st.text(max_size=40))
def test_any_text_gets_an_answer_in_the_order_of_the_rules(text: str) -> None:
    broken = KNOWN.broken_rules(text)
    assert list(broken) == [rule for rule in Rule if rule in broken]


@given(digits=DIGITS, number=st.text("0123456789", min_size=4, max_size=12))
def test_a_part_of_the_account_number_is_refused_either_way_round(digits: str, number: str) -> None:
    policy = Policy(4, 10, account_number=number)
    for part in (number[:4], number[-4:], number[:4][::-1]):
        assert Rule.ACCOUNT_NUMBER in policy.broken_rules(part)
    known = digits in number or digits[::-1] in number or number in digits
    assert (Rule.ACCOUNT_NUMBER in policy.broken_rules(digits)) == known


@given(digits=DIGITS)
def test_who_knows_nothing_refuses_no_more_than_who_knows_much(digits: str) -> None:
    assert set(PLAIN.broken_rules(digits)) <= set(KNOWN.broken_rules(digits))


@pytest.mark.parametrize("rule", list(Rule))
def test_every_rule_has_a_sentence(rule: Rule) -> None:
    assert str(rule.explanation).endswith(".")
