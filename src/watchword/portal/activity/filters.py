"""What administrators choose of the activity: kind, person, way and days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from watchword.core.actor import ActorKind
from watchword.ledger.queries import entries_of
from watchword.people.models import Administrator, Agent
from watchword.portal.activity.channels import Way, by_way
from watchword.portal.activity.kinds import EVENTS, OF_A_PIN, SHOWN, Kind

if TYPE_CHECKING:
    from watchword.ledger.models import Entries
    from watchword.people.models import Account

ANY = ("", gettext_lazy("All"))
ACCOUNT_PIN = "account"
DAY = dt.timedelta(days=1)
REASONABLE = [MinValueValidator(dt.date(2000, 1, 1)), MaxValueValidator(dt.date(2199, 12, 31))]


class ActivityFilter(forms.Form):
    """Each field may stay empty; one that holds what cannot be is said, and left out."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), required=False, choices=[ANY, *Kind.choices]
    )
    person = forms.ChoiceField(label=gettext_lazy("Person"), required=False)
    way = forms.ChoiceField(
        label=gettext_lazy("Channel"), required=False, choices=[ANY, *Way.choices]
    )
    since = forms.DateField(label=gettext_lazy("From"), required=False, validators=REASONABLE)
    until = forms.DateField(label=gettext_lazy("To"), required=False, validators=REASONABLE)

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account
        self.fields["person"].choices = _people(account)  # type: ignore[attr-defined]  # a ChoiceField
        for name in ("kind", "person", "way"):
            self.fields[name].error_messages["invalid_choice"] = _("Choose one of the list.")
            self.fields[name].widget.attrs["class"] = "form-select"
        for name in ("since", "until"):
            self.fields[name].widget = forms.DateInput(
                format="%Y-%m-%d", attrs={"type": "date", "class": "form-control"}
            )

    @property
    def chosen(self) -> bool:
        """Whether anything is filtered."""
        return any(self.cleaned_data.values())

    def entries(self) -> Entries:
        """Return the account's entries that fit what is chosen, the newest first."""
        self.is_valid()
        data = self.cleaned_data
        kind = data.get("kind")
        found = entries_of(self.account.public_id).filter(
            event__in=EVENTS[Kind(kind)] if kind else SHOWN
        )
        if person := data.get("person"):
            found = found.filter(_about(self.account, person))
        if way := data.get("way"):
            found = by_way(found, self.account.pk, way)
        if since := data.get("since"):
            found = found.filter(at__gte=_midnight(since))
        if until := data.get("until"):
            found = found.filter(at__lt=_midnight(until + DAY))
        return found


def _people(account: Account) -> list[tuple[str, Any]]:
    """Return whom entries can be by or about: the administrators, the staff who acted, the account PIN."""
    own = account.administrators.select_related("user").order_by("user__folded_name", "pk")
    actors = entries_of(account.public_id).filter(actor__startswith=f"{ActorKind.AGENT}:")
    refs = {
        actor.partition(":")[2]
        for actor in actors.order_by().values_list("actor", flat=True).distinct()
    }
    staff = (
        Agent.objects.filter(public_id__in=refs)
        .select_related("user")
        .order_by("user__folded_name")
    )
    groups: list[tuple[str, Any]] = [
        ANY,
        (_("Administrators"), [(person.public_id, person.name) for person in own]),
        (ACCOUNT_PIN, _("The account PIN")),
    ]
    if refs:
        groups.append((_("Support"), [(agent.public_id, agent.name) for agent in staff]))
    return groups


def _about(account: Account, person: str) -> Q:
    """Return what finds the entries by or about ``person``, a value of `_people`."""
    if person == ACCOUNT_PIN:
        events = [event for kind in OF_A_PIN for event in EVENTS[kind]]
        return Q(subject=account.public_id, event__in=events)
    about = Q(actor__endswith=f":{person}") | Q(subject=person)
    own = (
        Administrator.objects.filter(account=account, public_id=person)
        .select_related("user")
        .first()
    )
    return about | Q(subject=own.user.public_id) if own else about


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), timezone.get_current_timezone())
