"""Security activity: the list, an entry, and all of it as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from watchword.core import clock, zones
from watchword.ledger.queries import entries_of, entry_of
from watchword.portal.activity.export import lines_of
from watchword.portal.activity.filters import DAY, ActivityFilter
from watchword.portal.activity.pages import page_of
from watchword.portal.activity.rows import row_of, rows_of
from watchword.web.gates import AdministratorRequest, administrator_required

if TYPE_CHECKING:
    from django.http import HttpResponse

NOT_FILTERS: Final = {"before", "after"}


@require_safe
@administrator_required
def activity(request: AdministratorRequest) -> HttpResponse:
    """Show a page of what happened to the account's security, the newest first."""
    me = request.administrator
    form = ActivityFilter(me.account, request.GET)
    page = page_of(form.entries(), entries_of(me.account.public_id), request.GET)
    filters = request.GET.copy()
    for name in NOT_FILTERS & set(filters):
        del filters[name]
    context = {
        "me": me,
        "form": form,
        "page": page,
        "rows": rows_of(me.account, page.entries),
        "filters": filters.urlencode(),
        "zone": zones.abbreviation(timezone.localtime(clock.now())),
        "today": timezone.localdate(clock.now()),
        "yesterday": timezone.localdate(clock.now()) - DAY,
    }
    return render(request, "portal/activity.html", context)


@require_safe
@administrator_required
def entry(request: AdministratorRequest, public_id: str) -> HttpResponse:
    """Show one entry, and who was told of it."""
    me = request.administrator
    row = row_of(me.account, entry_of(me.account.public_id, public_id))
    return render(request, "portal/activity_entry.html", {"me": me, "row": row})


@require_safe
@administrator_required
def export(request: AdministratorRequest) -> StreamingHttpResponse:
    """Answer everything that fits the filters, as a file."""
    account = request.administrator.account
    entries = ActivityFilter(account, request.GET).entries()
    day = timezone.localdate(clock.now()).isoformat()
    name = f"security-activity-{account.number}-{day}.csv"
    return StreamingHttpResponse(
        lines_of(account, entries),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
