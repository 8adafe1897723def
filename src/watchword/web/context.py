"""What every template may name: the provider, how to reach its support, and the languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:  # noqa: ARG001 - Django calls it with the request
    """Return the provider's name, the phone number of its support, and the languages of the pages."""
    product = settings.WATCHWORD
    return {
        "provider_name": product.provider_name,
        "support_phone": product.support_phone,
        "languages": settings.LANGUAGES,
    }
