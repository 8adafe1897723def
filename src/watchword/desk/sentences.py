"""What an agent is told when something could not be done. A refusal is not among it: it is a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from watchword.core.errors import WatchwordError


def sentence(error: WatchwordError) -> str:
    """Return what happened, what was kept and what to do next."""
    sentences = {
        "conversation_ended": _("This conversation has ended. Nothing was tried or changed."),
        "already_verified": _("This person is verified already. Nothing was tried."),
        "verification_expired": _(
            "The verification waited too long. Nothing was tried. Start it again."
        ),
    }
    undecided = _("That could not be decided now, so nobody is verified. Try again in a minute.")
    return sentences.get(error.code, undecided)
