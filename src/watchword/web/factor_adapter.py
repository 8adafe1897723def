"""What allauth asks of us about second factors: how they are kept, and under which names they go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from watchword.people import sealed

if TYPE_CHECKING:
    from watchword.people.models import User


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is not typed
    """allauth's second factors, sealed with a key of the ring."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That was not accepted. Check it and try again."),
    }

    def encrypt(self, text: str) -> str:
        """Return a secret as the database keeps it."""
        return sealed.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret that the database kept."""
        return sealed.opened(encrypted_text)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return this site as browsers name it when they ask for a passkey."""
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return entity | {"name": settings.WATCHWORD.provider_name}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        """Return the person as browsers name them when they offer a passkey."""
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"display_name": user.name}
