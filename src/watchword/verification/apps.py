"""The Django app of verification."""

from __future__ import annotations

from django.apps import AppConfig


class VerificationConfig(AppConfig):
    """Conversations, verifications, grants and the limits on guessing."""

    name = "watchword.verification"
    label = "verification"
