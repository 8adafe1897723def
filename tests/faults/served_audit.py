"""Prints, as JSON, what a database holds of guesses: run in the environment of its installation."""
# ruff: noqa: E402 - Django is made ready before its models are imported

from __future__ import annotations

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "watchword.settings")
django.setup()

from watchword.ledger.encoding import decode
from watchword.ledger.models import Entry
from watchword.pins.models import Pin
from watchword.verification.models import Grant, Verification

EVENTS = ("verification.verified", "verification.refused", "pin.locked")

if __name__ == "__main__":
    verifications = Verification.objects.select_related("conversation", "administrator")
    document = {
        "verifications": {
            verification.public_id: {
                "outcome": verification.outcome,
                "reference": verification.conversation.reference,
                "person": verification.administrator and verification.administrator.public_id,
            }
            for verification in verifications
        },
        "granted": sorted(Grant.objects.values_list("verification__public_id", flat=True)),
        "failures": dict(Pin.objects.values_list("administrator__public_id", "failures")),
        "entries": [
            {
                "event": entry.event,
                "person": entry.subject,
                "reason": leaf.get("fact_reason"),
                "verification": leaf.get("fact_verification"),
            }
            for entry in Entry.objects.filter(event__in=EVENTS).order_by("pk")
            for leaf in [decode(bytes(entry.leaf))]
        ],
    }
    json.dump(document, sys.stdout)
