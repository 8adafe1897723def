"""An administrator of an account that no other journey uses, made behind the pages' back."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.journeys.people import Person

if TYPE_CHECKING:
    from tests.support.served import Served

PASSWORD = "copper lantern under bridge"
MAKE = """
import datetime as dt, json, sys
import django; django.setup()
from django.db import transaction
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from watchword.core import clock
from watchword.core.actor import OPERATOR
from watchword.people.flows.add_contact import add_contact
from watchword.people.flows.establish_account import add_administrator, establish_account
from watchword.people.models import ContactOfRecord
name, password, with_app = sys.argv[1:]
with transaction.atomic():
    account = establish_account(name, "Sable & Finch Bindery", actor=OPERATOR)
    add_contact(account, ContactOfRecord.Kind.EMAIL, f"office@{name}.example", actor=OPERATOR,
                recorded_at=clock.now() - dt.timedelta(days=400))
    person = add_administrator(account, f"petra@{name}.example", "Petra Sandoval",
                               authorised=True, actor=OPERATOR, password=password)
secret = generate_totp_secret()
if with_app == "with":
    TOTP.activate(person.user, secret)
print(json.dumps({"secret": secret}))
"""
CODE = """
import sys
import django; django.setup()
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from watchword.core import clock
print(format_hotp_value(hotp_value(sys.argv[1], int(clock.now().timestamp()) // 30)))
"""
LET_TWO_DAYS_PASS = """
import sys
import django; django.setup()
from watchword.core import clock
from watchword.notices.models import Notice
from watchword.people.models import Recovery
Recovery.objects.filter(user__email=sys.argv[1]).update(ready_at=clock.now())
link = Recovery.objects.get(user__email=sys.argv[1]).public_id
Notice.objects.filter(link=link, purpose="use").update(due_at=clock.now())
"""


@dataclass(frozen=True)
class Newcomer:
    """One person, the office's mailbox, and what the authenticator app holds."""

    server: Served
    person: Person
    office: str
    secret: str

    @classmethod
    def make(cls, server: Served, *, with_app: bool = False) -> Newcomer:
        """Make an account with one administrator and an email that has long been of record."""
        name = uuid.uuid4().hex[:10]
        printed = server.installation.python(
            "-c", MAKE, name, PASSWORD, "with" if with_app else "without"
        )
        person = Person("Petra Sandoval", f"petra@{name}.example", PASSWORD, name)
        return cls(server, person, f"office@{name}.example", json.loads(printed)["secret"])

    def code(self) -> str:
        """Return what the authenticator app shows now."""
        return self.server.installation.python("-c", CODE, self.secret).strip()

    def let_two_days_pass(self) -> None:
        """Let the recovery of this person be ready."""
        self.server.installation.python("-c", LET_TWO_DAYS_PASS, self.person.email)
