"""What every template may name: the provider and how to reach its support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:  # noqa: ARG001 - Django calls it with the request
    """Return the provider's name and the phone number of its support."""
    product = settings.WATCHWORD
    return {"provider_name": product.provider_name, "support_phone": product.support_phone}
