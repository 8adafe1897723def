"""What every template may name: the provider, its support, the languages, and who vouches for agents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:  # noqa: ARG001 - Django calls it with the request
    """Return provider, support's phone number, languages of the pages, name of the OpenID provider."""
    product = settings.WATCHWORD
    return {
        "provider_name": product.provider_name,
        "support_phone": product.support_phone,
        "languages": settings.LANGUAGES,
        "openid_name": settings.OPENID.name,
    }
