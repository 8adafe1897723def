"""Shapes of digits that people choose because they are easy: each a rule, none a list of PINs."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import pairwise

YEARS = range(1920, 2040)
LEAP_YEAR = 2000
_LETTERS = {
    letter: digit
    for digit, letters in {
        "2": "abc",
        "3": "def",
        "4": "ghi",
        "5": "jkl",
        "6": "mno",
        "7": "pqrs",
        "8": "tuv",
        "9": "wxyz",
    }.items()
    for letter in letters
}  # ITU-T E.161
WORDS = (
    *("love", "baby", "open", "pass", "safe", "home", "king", "cash", "bank", "help", "call"),
    *("name", "card", "code", "star", "hope", "blue", "honey", "angel", "happy", "money"),
    *("lucky", "smile", "music", "house", "secret", "family", "sunshine", "security", "password"),
)
SPELT = frozenset("".join(_LETTERS[letter] for letter in word) for word in WORDS)
_KEYS = {digit: divmod(int(digit) - 1, 3) for digit in "123456789"} | {"0": (3, 1)}
_EDGE = "123698741"
_CORNERS = "13971"


def is_repeat(digits: str) -> bool:
    """Tell whether one digit fills all places but one, or more than two thirds of them."""
    most = max(Counter(digits).values())
    return most >= len(digits) - 1 or 3 * most > 2 * len(digits)


def is_sequence(digits: str) -> bool:
    """Tell whether each digit differs from the one before by the same step, 9 followed by 0."""
    return len({(int(b) - int(a)) % 10 for a, b in pairwise(digits)}) == 1


def is_pattern(digits: str) -> bool:
    """Tell whether it repeats a shorter block, doubles each digit, or reads the same backwards."""
    size = len(digits)
    blocks = any(
        digits == digits[:n] * (size // n) for n in range(1, size // 2 + 1) if size % n == 0
    )
    doubled = size % 2 == 0 and digits[::2] == digits[1::2]
    return blocks or doubled or digits == digits[::-1]


def is_date(digits: str) -> bool:
    """Tell whether it reads as a day of the year or a year (4 digits), or as a date (6, 8)."""
    match len(digits):
        case 4:
            return (
                int(digits) in YEARS or _day(digits[:2], digits[2:]) or _day(digits[2:], digits[:2])
            )
        case 6:
            year_last = _day(digits[:2], digits[2:4]) or _day(digits[2:4], digits[:2])
            month_year = int(digits[2:]) in YEARS and 1 <= int(digits[:2]) <= 12  # noqa: PLR2004 - months
            return year_last or _day(digits[4:], digits[2:4]) or month_year
        case 8:
            year_first = int(digits[:4]) in YEARS and _day(digits[6:], digits[4:6])
            year_last = int(digits[4:]) in YEARS
            either = _day(digits[:2], digits[2:4]) or _day(digits[2:4], digits[:2])
            return year_first or (year_last and either)
    return False


def is_keypad(digits: str) -> bool:
    """Tell whether each key is beside or below the one before, or they run around edge or corners."""
    if len(set(digits)) == 1:
        return False
    walk = all(_adjacent(a, b) for a, b in pairwise(digits))
    return walk or _around(digits, _EDGE) or _around(digits, _CORNERS)


def is_common(digits: str) -> bool:
    """Tell whether it spells one of a few words on the keypad (ITU-T E.161)."""
    return digits in SPELT


def _day(day: str, month: str) -> bool:
    try:
        dt.date(LEAP_YEAR, int(month), int(day))
    except ValueError:
        return False
    return True


def _adjacent(a: str, b: str) -> bool:
    (row_a, column_a), (row_b, column_b) = _KEYS[a], _KEYS[b]
    return abs(row_a - row_b) + abs(column_a - column_b) == 1


def _around(digits: str, ring: str) -> bool:
    """Tell whether ``digits`` go along ``ring`` (its first key repeated at its end), either way."""
    steps = set(pairwise(ring))
    pairs = list(pairwise(digits))
    return all(pair in steps for pair in pairs) or all((b, a) in steps for a, b in pairs)
