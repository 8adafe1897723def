"""A program that opens a stolen copy of the database and asks it to verify with the right PIN.

The environment says which database and which data folder; the claims come as JSON on standard
input, each with the digits to try. It answers with what each came to: an outcome, or an error.
"""

from __future__ import annotations

import json
import sys

import django


def main() -> None:
    """Try every claim, and tell."""
    django.setup()
    from watchword.core.actor import OPERATOR  # noqa: PLC0415 - after django.setup()
    from watchword.core.errors import WatchwordError  # noqa: PLC0415 - as above
    from watchword.verification.flows.verify_at_once import (  # noqa: PLC0415 - as above
        Claim,
        verify_at_once,
    )

    answers = []
    for number, administrator, digits in json.load(sys.stdin):
        claim = Claim(account_number=number, administrator=administrator)
        try:
            answers.append(verify_at_once(claim, digits, submitter=OPERATOR).outcome)
        except WatchwordError as error:
            answers.append(error.code)
    sys.stdout.write(json.dumps(answers))


if __name__ == "__main__":
    main()
