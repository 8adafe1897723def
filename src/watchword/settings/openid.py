"""The OpenID provider with which agents may sign in, as allauth is told of it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from watchword.core.errors import SettingError
from watchword.settings.env import web_address

if TYPE_CHECKING:
    from watchword.settings.product import Product

NONE = "openid-none"


def openid(product: Product) -> dict[str, Any]:
    """Return the settings for the provider that ``product`` names; with none set, there is none."""
    if not product.oidc_issuer:
        return {
            "OPENID_PROVIDER_ID": NONE,
            "OPENID_NAME": "",
            "OPENID_ORIGIN": "",
            "SOCIALACCOUNT_PROVIDERS": {},
        }
    parts = web_address("WATCHWORD_OIDC_ISSUER", product.oidc_issuer)
    if not product.oidc_client_id or not product.oidc_client_secret:
        msg = (
            "WATCHWORD_OIDC_ISSUER needs WATCHWORD_OIDC_CLIENT_ID and WATCHWORD_OIDC_CLIENT_SECRET."
        )
        raise SettingError(msg)
    issuer = product.oidc_issuer.rstrip("/")
    # Whom an earlier issuer vouched for is not whom this one means by the same subject.
    provider_id = f"openid-{hashlib.sha256(issuer.encode()).hexdigest()[:16]}"
    app = {
        "provider_id": provider_id,
        "name": product.oidc_name or parts.hostname,
        "client_id": product.oidc_client_id,
        "secret": product.oidc_client_secret,
        "settings": {
            "server_url": issuer,
            "oauth_pkce_enabled": True,
            "scope": ["openid", "email"],
        },
    }
    return {
        "OPENID_PROVIDER_ID": provider_id,
        "OPENID_NAME": app["name"],
        "OPENID_ORIGIN": f"{parts.scheme}://{parts.netloc}",
        "SOCIALACCOUNT_PROVIDERS": {"openid_connect": {"APPS": [app]}},
    }
