"""What is unfit for production in the settings, each with what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from watchword.settings.product import Product

LEAST_SECRET = 50


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: a stable code and a sentence that says what to do."""

    code: str
    text: str


def findings(product: Product) -> list[Finding]:
    """Return what is unfit in ``product``, in the order of the settings; empty: nothing."""
    found = []
    if urlsplit(product.base_url).scheme != "https":
        found.append(
            Finding(
                "base_url",
                "WATCHWORD_BASE_URL is not https: put a proxy with TLS in front and set it.",
            )
        )
    if product.secret_key and len(product.secret_key) < LEAST_SECRET:
        found.append(
            Finding(
                "secret_key", "WATCHWORD_SECRET_KEY is short: use 50 random characters or more."
            )
        )
    if not product.email_url:
        found.append(
            Finding(
                "email_url",
                "Mails are written to files: set WATCHWORD_EMAIL_URL to your mail server.",
            )
        )
    if urlsplit(product.email_url).scheme == "smtp" and not _is_here(product.email_url):
        found.append(
            Finding(
                "email_plain",
                "Mails go to the server in clear, one-time links among them: "
                "use smtp+tls:// or smtps:// in WATCHWORD_EMAIL_URL.",
            )
        )
    if product.hash_profile == "test":
        found.append(
            Finding(
                "hash_profile",
                "PINs are hashed with the test profile: unset WATCHWORD_HASH_PROFILE.",
            )
        )
    if product.agent_second_factor == "optional":
        found.append(
            Finding(
                "agent_second_factor",
                "Agents may sign in by password alone: unset WATCHWORD_AGENT_SECOND_FACTOR.",
            )
        )
    if product.oidc_issuer and urlsplit(product.oidc_issuer).scheme != "https":
        found.append(
            Finding("oidc_issuer", "WATCHWORD_OIDC_ISSUER is not https: use its https address.")
        )
    if product.debug:
        found.append(Finding("debug", "WATCHWORD_DEBUG shows errors to visitors: unset it."))
    found += [
        Finding(
            "unknown_setting", f"{name} is no setting and has no effect: look for a slip in it."
        )
        for name in product.unknown()
    ]
    return found


def _is_here(address: str) -> bool:
    """Tell whether ``address`` is of this machine, on whose way nobody reads."""
    return urlsplit(address).hostname in {"localhost", "127.0.0.1", "::1"}
