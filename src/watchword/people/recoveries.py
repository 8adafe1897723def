"""Who can be helped back in, to which contact of record, and which recovery is alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.core import clock
from watchword.core.text import fold
from watchword.people.access import administrator_of, agent_of
from watchword.people.models import Account, Administrator, ContactOfRecord, Recovery, User
from watchword.people.models.contact import OF_RECORD_AFTER
from watchword.people.tokens import hash_of

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

# The primary key of no account: who is unknown is looked for all the same, and costs as much.
NOBODY = 0


def may_be_helped(user: User) -> bool:
    """Tell whether ``user`` had a way in and may still have one; the invited have their invitation."""
    present = administrator_of(user) or agent_of(user)
    return present is not None and user.has_usable_password()


def person_with(email: str) -> str:
    """Return the public identifier of whom this email signs in; empty for nobody."""
    found = User.objects.filter(email=email.strip().lower()).values_list("public_id", flat=True)
    return found.first() or ""


def administrator_with(number: str, email: str) -> Administrator | None:
    """Return the administrator of the account ``number`` who signs in with ``email``, if there is one."""
    found = Administrator.objects.select_related("user", "account").filter(
        account__number=number.strip(), user__email=email.strip().lower(), removed_at=None
    )
    return found.first()


def contact_to_recover_by(
    administrator: Administrator | None, address: str, now: dt.datetime
) -> ContactOfRecord | None:
    """Return the email of record that a recovery's link goes to: ``address``, or if that is empty ours.

    It has been of record for 30 days (47 CFR 64.2003). Ours is the one that has been there longest,
    another than the person's own where there is one: that mailbox is likely the one that was lost.
    """
    own = administrator.user.email if administrator else ""
    emails = list(
        ContactOfRecord.objects.filter(
            account=administrator.account_id if administrator else NOBODY,
            kind=ContactOfRecord.Kind.EMAIL,
            recorded_at__lte=now - OF_RECORD_AFTER,
        ).order_by("recorded_at", "pk")
    )
    wanted = fold(address)
    emails.sort(key=lambda email: email.normalised == own)
    return next((email for email in emails if wanted in {"", email.normalised}), None)


def is_of_record(contact: ContactOfRecord, user: User, now: dt.datetime) -> bool:
    """Tell whether ``contact`` is an email of record of the account of ``user`` that counts."""
    administrator = administrator_of(user)
    return (
        administrator is not None
        and contact.account_id == administrator.account_id
        and contact.kind == ContactOfRecord.Kind.EMAIL
        and contact.counts_for_security(now)
    )


def alive(now: dt.datetime) -> QuerySet[Recovery]:
    """Return the recoveries that can still come to something, those that wait among them.

    A contact that was changed or removed since counts no more, and its recovery with it.
    """
    return Recovery.objects.select_related("user__administrator__account", "contact").filter(
        used_at=None,
        stopped_at=None,
        expires_at__gt=now,
        user__is_active=True,
        user__administrator__removed_at=None,
        user__administrator__account__status=Account.Status.ACTIVE,
        contact__recorded_at__lte=now - OF_RECORD_AFTER,
    )


def is_live(recovery: Recovery, now: dt.datetime) -> bool:
    """Tell whether ``recovery`` can still come to something."""
    return alive(now).filter(pk=recovery.pk).exists()


def ready_recovery(token: str) -> Recovery | None:
    """Return the recovery whose link ``token`` opens now: its waiting time is over."""
    now = clock.now()
    return alive(now).filter(token_hash=hash_of(token), ready_at__lte=now).first()


def recovery_to_stop(token: str) -> Recovery | None:
    """Return the recovery that the second link ``token`` can stop now."""
    return alive(clock.now()).filter(stop_token_hash=hash_of(token)).first()


def recoveries_of(account: Account) -> QuerySet[Recovery]:
    """Return the recoveries of people of ``account`` that can still come to something."""
    return alive(clock.now()).filter(user__administrator__account=account).order_by("pk")
