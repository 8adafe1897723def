"""The users of an account: overview and list of administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from watchword.portal.rows import rows_of
from watchword.web.gates import AdministratorRequest, administrator_required

if TYPE_CHECKING:
    from django.http import HttpResponse

ROWS_ON_A_PAGE: Final = 50
SEARCH_FROM: Final = 10


@require_safe
@administrator_required
def users(request: AdministratorRequest) -> HttpResponse:
    """Show how many people there are and what they may do."""
    rows = rows_of(request.administrator.account)
    context = {
        "me": request.administrator,
        "place": "overview",
        "total": len(rows),
        "authorised": sum(row.administrator.authorised_to_contact_support for row in rows),
        "invited": sum(row.invited for row in rows),
        "without_pin": sum(not (row.pin.is_set or row.invited) for row in rows),
        "locked": sum(row.pin.is_locked for row in rows),
    }
    return render(request, "portal/users.html", context)


@require_safe
@administrator_required
def administrators(request: AdministratorRequest) -> HttpResponse:
    """List the administrators of the account, by name."""
    search = request.GET.get("q", "").strip()
    account = request.administrator.account
    rows = rows_of(account, search)
    context = {
        "me": request.administrator,
        "place": "list",
        "search": search,
        "searchable": bool(search) or len(rows) > SEARCH_FROM,
        "page": Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "portal/administrators.html", context)
