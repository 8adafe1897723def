"""The OpenID provider with which agents may sign in, as allauth is told of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from watchword.core.errors import SettingError
from watchword.settings.env import web_address

if TYPE_CHECKING:
    from watchword.settings.product import Product


@dataclass(frozen=True, slots=True)
class OpenID:
    """A provider, or none: then ``origin`` is empty."""

    provider_id: str = "openid-none"
    name: str = ""
    origin: str = ""
    providers: dict[str, Any] = field(default_factory=dict, repr=False)


def openid(product: Product) -> OpenID:
    """Return the provider that ``product`` names; raise `SettingError` for one that cannot be used."""
    if not product.oidc_issuer:
        return OpenID()
    parts = web_address("WATCHWORD_OIDC_ISSUER", product.oidc_issuer)
    if not product.oidc_client_id or not product.oidc_client_secret:
        msg = (
            "WATCHWORD_OIDC_ISSUER needs WATCHWORD_OIDC_CLIENT_ID and WATCHWORD_OIDC_CLIENT_SECRET."
        )
        raise SettingError(msg)
    issuer, name = product.oidc_issuer.rstrip("/"), product.oidc_name or str(parts.hostname)
    # Whom an earlier issuer vouched for is not whom this one means by the same subject.
    provider_id = f"openid-{hashlib.sha256(issuer.encode()).hexdigest()[:16]}"
    app = {
        "provider_id": provider_id,
        "name": name,
        "client_id": product.oidc_client_id,
        "secret": product.oidc_client_secret,
        "settings": {
            "server_url": issuer,
            "oauth_pkce_enabled": True,
            "scope": ["openid", "email"],
        },
    }
    origin = f"{parts.scheme}://{parts.netloc}"
    return OpenID(provider_id, name, origin, {"openid_connect": {"APPS": [app]}})
