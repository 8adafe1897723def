"""Where mail goes: a server by its address, or files in the data folder."""

from __future__ import annotations

from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from watchword.core.errors import SettingError

UNFIT = "WATCHWORD_EMAIL_URL must look like smtp+tls://USER:PASSWORD@HOST:587."
PORTS = {"smtp": 25, "smtps": 465, "smtp+tls": 587}


def email(url: str) -> dict[str, Any]:
    """Return Django's EMAIL_* settings for ``url``; empty means files in the data folder."""
    if not url:
        return {"EMAIL_BACKEND": "watchword.notices.file_backend.EmailBackend"}
    parts, port = _parsed(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise SettingError(UNFIT)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_TIMEOUT": 20,
    }


def _parsed(url: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise SettingError(UNFIT) from error
    return parts, port
