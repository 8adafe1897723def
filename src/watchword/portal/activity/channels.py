"""The ways by which things happen, as administrators choose between them, and the entries of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from watchword.core.actor import ActorKind
from watchword.verification.models import Conversation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watchword.ledger.models import Entries, Entry

# Who acts in the portal: one who signed in, or who was sent a link or has yet to sign in.
THEMSELVES = (ActorKind.ADMINISTRATOR, ActorKind.CALLER)


class Way(models.TextChoices):
    """A conversation's channel, the portal, or the provider itself."""

    PORTAL = "portal", gettext_lazy("Portal")
    PHONE = "phone", gettext_lazy("Phone")
    EMAIL = "email", gettext_lazy("Email")
    CHAT = "chat", gettext_lazy("Live chat")
    OTHER = "other", gettext_lazy("Another system")
    PROVIDER = "provider", gettext_lazy("The provider itself")


def said(way: str) -> str:
    """Return ``way`` as it stands in a sentence."""
    return {
        Way.PORTAL: _("in the portal"),
        Way.PHONE: _("by phone"),
        Way.EMAIL: _("by email"),
        Way.CHAT: _("by live chat"),
        Way.OTHER: _("by another system"),
        Way.PROVIDER: _("by %(provider)s") % {"provider": settings.WATCHWORD.provider_name},
    }[Way(way)]


def ways_of(entries: Iterable[Entry]) -> dict[int, str]:
    """Return by which way each of ``entries`` happened, by primary key; asks the database once."""
    page = list(entries)
    conversations = dict(
        Conversation.objects.filter(
            public_id__in={entry.conversation for entry in page if entry.conversation}
        ).values_list("public_id", "channel")
    )
    return {entry.pk: conversations.get(entry.conversation) or _outside(entry) for entry in page}


def by_way(entries: Entries, account_id: int, way: str) -> Entries:
    """Return those of ``entries``, of one account, that happened by ``way``."""
    themselves = Q()
    for kind in THEMSELVES:
        themselves |= Q(actor__startswith=kind.value)
    if way == Way.PORTAL:
        return entries.filter(themselves, conversation="")
    if way == Way.PROVIDER:
        return entries.exclude(themselves).filter(conversation="")
    conversations = Conversation.objects.filter(account=account_id, channel=way)
    return entries.filter(conversation__in=conversations.values("public_id"))


def _outside(entry: Entry) -> str:
    """Return the way of an entry outside any conversation."""
    kind = entry.actor.partition(":")[0]
    return Way.PORTAL if kind in THEMSELVES else Way.PROVIDER
