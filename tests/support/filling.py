"""Fills an installation with accounts, through the domain, and prints them as JSON.

Run as a program in the environment of the installation: ``python -m tests.support.filling COUNT``.
Django is made ready before the domain is imported, hence the order of this module.
"""
# ruff: noqa: E402

from __future__ import annotations

import json
import os
import sys

import django

from tests.support.filled import PIN

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "watchword.settings")
django.setup()

from django.db import transaction

from watchword.api.flows.add_key import add_key
from watchword.core.actor import OPERATOR
from watchword.people.flows.add_contact import add_contact
from watchword.people.flows.establish_account import add_administrator, establish_account
from watchword.people.models import ContactOfRecord
from watchword.pins.flows.set_pin import set_pin
from watchword.pins.models import Pin

WITHOUT_PIN = 40
FIRST_NUMBER = 5_000_000


def fill(count: int) -> dict[str, object]:
    """Make ``count`` accounts with a PIN and some without one; return them with a key for the API."""
    _key, secret = add_key("Filling", ["verifications", "pin:submit"], actor=OPERATOR)
    accounts = [_account(FIRST_NUMBER + place, PIN) for place in range(count)]
    bare = [_account(FIRST_NUMBER + count + place, "") for place in range(WITHOUT_PIN)]
    return {"key": secret, "accounts": accounts, "without_pin": bare}


def _account(number: int, pin: str) -> dict[str, str]:
    """Make an account whose administrator is told of a lock by mail."""
    email = f"person{number}@customer.example"
    with transaction.atomic():
        account = establish_account(str(number), f"Customer {number}", actor=OPERATOR)
        add_contact(account, ContactOfRecord.Kind.EMAIL, email, actor=OPERATOR)
        person = add_administrator(
            account, email, f"Person {number}", authorised=True, actor=OPERATOR
        )
    if pin:
        set_pin(account, person, pin, actor=person.actor(), origin=Pin.Origin.OWNER)
    return {"number": account.number, "administrator": person.public_id}


if __name__ == "__main__":
    json.dump(fill(int(sys.argv[1])), sys.stdout)
