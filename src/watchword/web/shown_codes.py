"""Recovery codes are shown to their owner for a while after they were made, on that browser alone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, cast

from watchword.core import clock
from watchword.people.factors import unused_codes

if TYPE_CHECKING:
    from django.http import HttpRequest

    from watchword.people.models import User

WHILE: Final = dt.timedelta(minutes=10)
_UNTIL: Final = "codes_shown_until"


def begin_to_show(request: HttpRequest) -> None:
    """Show the codes that were just made, for ten minutes."""
    request.session[_UNTIL] = (clock.now() + WHILE).timestamp()


def shown_codes(request: HttpRequest) -> list[str]:
    """Return the codes that may be shown now; none otherwise."""
    if clock.now().timestamp() > request.session.get(_UNTIL, 0):
        return []
    return unused_codes(cast("User", request.user))
