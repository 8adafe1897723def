"""Keeps the tokens of one-time links out of the log: an error names the address at which it came."""

from __future__ import annotations

import logging
import re
from typing import Final

# The addresses whose next part is a token; tests hold them against the URL table.
BEFORE_TOKENS: Final = ("invitations/", "login/reset/", "login/recovery/", "recovery/stop/")
_TOKEN: Final = re.compile(rf"(/(?:{'|'.join(BEFORE_TOKENS)}))[^/\s]+")


class SecretAddresses(logging.Filter):
    """Writes dots where a token stood."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without tokens."""
        message = record.getMessage()
        record.msg, record.args = _TOKEN.sub(r"\1…", message), None
        return True
