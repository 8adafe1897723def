"""No log holds the token of a link, whatever goes wrong behind its address."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.conf import settings

from tests.universal.doors import RULES
from watchword.web.secret_log import BEFORE_TOKENS, SecretAddresses

TOKEN = "bHJ5FozAdV-JGY4l_dSY5AIGkVTPXATS3X1g_wxSIA8"


def passed(message: str, *given: object) -> str:
    made = logging.LogRecord("django.request", logging.ERROR, "", 1, message, given, None)
    assert SecretAddresses().filter(made)
    return made.getMessage()


@pytest.mark.parametrize("start", BEFORE_TOKENS)
@pytest.mark.parametrize("end", ["", "/", "/pin/check/", "/?a=1"])
def test_a_token_is_written_as_dots(start: str, end: str) -> None:
    said = passed("Internal Server Error: %s", f"/{start}{TOKEN}{end}")
    assert TOKEN not in said
    assert f"/{start}…" in said


def test_what_is_no_token_stays() -> None:
    assert passed("Internal Server Error: %s", "/login/forgotten/") == (
        "Internal Server Error: /login/forgotten/"
    )


def test_every_address_with_a_token_is_known() -> None:
    starts = {pattern.partition("<str:token>")[0] for pattern in RULES if "<str:token>" in pattern}
    assert starts == set(BEFORE_TOKENS)


def test_the_log_of_the_installation_goes_through_it() -> None:
    handlers: Any = settings.LOGGING["handlers"]
    assert handlers["stderr"]["filters"] == ["secret_addresses"]
