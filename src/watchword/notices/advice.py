"""What to do, if it was you and if it was somebody else, for each event that customers are told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from watchword.ledger.events import Event

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as LazyText

PIN = gettext_lazy(
    "Sign in, lock phone support, and set a new Security PIN. Nobody at our desk can do that for you."
)
PASSWORD = gettext_lazy(
    "Press “Forgot your password?” on the sign-in page and choose a new password and a new Security PIN. "
    "All sessions end by it."
)
FACTOR = gettext_lazy(
    "Sign in, open “Sign-in and sessions”, remove what you do not know, and change your password."
)
PEOPLE = gettext_lazy(
    "Sign in and open “Users”. Remove who should not be there and take back what should not be allowed. "
    "Until it is clear, lock phone support."
)
CONTACT = gettext_lazy(
    "Sign in, open “Contacts of record” and put it right. "
    "A changed contact cannot be used to prove anything to us for 30 days."
)
VERIFIED = gettext_lazy(
    "Sign in and lock phone support: it ends at once what that person may do. "
    "Then set a new Security PIN."
)
LOCKED = gettext_lazy(
    "The guesses failed, and no further one is possible. "
    "Sign in and set a new Security PIN when you need one again."
)
LOCKED_CODES = gettext_lazy(
    "The guesses failed, and no further one is possible. Sign in and unlock them when you need a code."
)
LOOK = gettext_lazy("Sign in and look at what happened lately.")
LOCK_STAYS = gettext_lazy(
    "While phone support is locked, nobody can pass for you at our desk. "
    "Sign in to see who locked it, and open it when all is well."
)
NOTHING_TO_DO = gettext_lazy("If it was you or a colleague, there is nothing to do.")
SET_ANEW = gettext_lazy(
    "If it was you or a colleague: sign in and set a new Security PIN, or unlock the one you have."
)
UNLOCK = gettext_lazy("If it was you or a colleague: sign in and unlock them.")

ADVICE: dict[Event, LazyText | str] = {
    Event.ADMINISTRATOR_ADDED: PEOPLE,
    Event.ADMINISTRATOR_CHANGED: PEOPLE,
    Event.AUTHORISATION_CHANGED: PEOPLE,
    Event.ADMINISTRATOR_REMOVED: PEOPLE,
    Event.INVITATION_ACCEPTED: PEOPLE,
    Event.PASSWORD_RESET: PASSWORD,
    Event.PASSWORD_CHANGED: PASSWORD,
    Event.RECOVERY_STOPPED: LOOK,
    Event.RECOVERY_COMPLETED: PASSWORD,
    Event.SIGNED_IN: PASSWORD,
    Event.SECOND_FACTOR_ADDED: FACTOR,
    Event.SECOND_FACTOR_REMOVED: FACTOR,
    Event.RECOVERY_CODES_MADE: FACTOR,
    Event.RECOVERY_CODE_USED: PASSWORD,
    Event.CONTACT_ADDED: CONTACT,
    Event.CONTACT_CHANGED: CONTACT,
    Event.CONTACT_REMOVED: CONTACT,
    Event.PIN_SET: PIN,
    Event.PIN_LOCKED: LOCKED,
    Event.PIN_UNLOCKED: PIN,
    Event.PIN_VOIDED: PIN,
    Event.SUPPORT_CODE_MADE: PASSWORD,
    Event.SUPPORT_CODE_LOCKED: LOCKED_CODES,
    Event.PHONE_SUPPORT_LOCKED: LOCK_STAYS,
    Event.PHONE_SUPPORT_OPENED: PIN,
    Event.ACTIVITY_DISPUTED: LOOK,
    Event.DISPUTE_CLOSED: "",
    Event.VERIFICATION_VERIFIED: VERIFIED,
}
# What there is to do for one who knows of it, where that is not nothing.
IF_IT_WAS_YOU: dict[Event, LazyText | str] = {
    Event.PIN_LOCKED: SET_ANEW,
    Event.SUPPORT_CODE_LOCKED: UNLOCK,
    Event.DISPUTE_CLOSED: gettext_lazy("Do you see it otherwise? Then call us."),
}


def if_it_was_you(event: Event) -> str:
    """Return what one does who knows of ``event``."""
    return str(IF_IT_WAS_YOU.get(event, NOTHING_TO_DO))


def what_to_do(event: Event) -> str:
    """Return what to do if ``event`` was somebody else's doing, with the number to call if there is one."""
    sentence = str(ADVICE.get(event, LOOK))
    phone = settings.WATCHWORD.support_phone
    if not phone or not sentence:
        return sentence
    return " ".join((sentence, _("Then call us on %s.") % phone))
