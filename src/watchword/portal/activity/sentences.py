"""What each entry says to an administrator: one plain sentence, with more than a caller may know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from watchword.ledger.events import Event
from watchword.verification.attempt import Reason
from watchword.verification.models import Method

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise as LazyText

    from watchword.ledger.encoding import Value

SENTENCES: dict[str, LazyText] = {
    Event.ACCOUNT_ESTABLISHED: _("The account was established."),
    Event.ADMINISTRATOR_ADDED: _("An administrator was added."),
    Event.ADMINISTRATOR_CHANGED: _("An administrator’s name was changed."),
    Event.AUTHORISATION_CHANGED: _("Who may contact support was changed for an administrator."),
    Event.ADMINISTRATOR_REMOVED: _("An administrator was removed."),
    Event.INVITATION_MADE: _("An invitation was made."),
    Event.INVITATION_ACCEPTED: _("An invitation was accepted."),
    Event.PASSWORD_RESET_ASKED: _("A link for a new password was asked for."),
    Event.PASSWORD_RESET: _("A new password was chosen with a link."),
    Event.PASSWORD_CHANGED: _("The password was changed."),
    Event.RECOVERY_STARTED: _("A recovery was started."),
    Event.RECOVERY_STOPPED: _("A recovery was stopped."),
    Event.RECOVERY_COMPLETED: _("A recovery ended with a new password and PIN."),
    Event.SIGNED_IN: _("Signed in."),
    Event.SIGN_IN_FAILED: _("A sign-in failed."),
    Event.SESSIONS_ENDED: _("Signed out from elsewhere."),
    Event.SECOND_FACTOR_ADDED: _("A second factor or passkey was added."),
    Event.SECOND_FACTOR_REMOVED: _("A second factor or passkey was removed."),
    Event.SECOND_FACTOR_RENAMED: _("A passkey was given another name."),
    Event.RECOVERY_CODES_MADE: _("New recovery codes were made."),
    Event.RECOVERY_CODE_USED: _("A recovery code was used."),
    Event.PIN_SET: _("A Security PIN was set."),
    Event.PIN_LOCKED: _("A Security PIN was locked after too many wrong tries."),
    Event.PIN_UNLOCKED: _("A locked Security PIN was opened."),
    Event.PIN_VOIDED: _("A Security PIN was made void."),
    Event.SUPPORT_CODE_MADE: _("A support code was made."),
    Event.SUPPORT_CODE_LOCKED: _("Support codes were locked after too many wrong tries."),
    Event.PHONE_SUPPORT_LOCKED: _("Phone support was locked."),
    Event.PHONE_SUPPORT_OPENED: _("Phone support was opened."),
    Event.ACTIVITY_DISPUTED: _("Something on this list was reported: “This wasn’t me”."),
    Event.DISPUTE_CLOSED: _("Support has dealt with what was reported."),
    Event.VERIFICATION_STARTED: _("Support asked somebody to prove who they are."),
    Event.VERIFICATION_VERIFIED: _("Support verified somebody."),
    Event.VERIFICATION_REFUSED: _("A try to be verified failed."),
    Event.VERIFICATION_EXPIRED: _("A verification ran out without a right PIN."),
    Event.GRANT_ENDED: _("Support’s permission ended before its time."),
}
# Why a try failed, by the method that was asked for.
REFUSED: dict[tuple[str, str], LazyText] = {
    (Reason.LOCKED, Method.PIN): _("A Security PIN was tried while it was locked."),
    (Reason.LOCKED, Method.SUPPORT_CODE): _("A support code was tried while they were locked."),
    (Reason.NOTHING_TO_COMPARE, Method.PIN): _(
        "A try failed: the person has no Security PIN, or may not contact support."
    ),
    (Reason.NOTHING_TO_COMPARE, Method.SUPPORT_CODE): _(
        "A try failed: the person has no support code, or may not contact support."
    ),
    (Reason.REPLACED, Method.PIN): _("A try failed: the PIN was replaced at that moment."),
    (Reason.REPLACED, Method.SUPPORT_CODE): _(
        "A try failed: the support code was replaced or used at that moment."
    ),
    (Reason.WRONG, Method.PIN): _("A wrong Security PIN was given."),
    (Reason.WRONG, Method.SUPPORT_CODE): _("A wrong support code was given."),
}
REFUSED_ANYHOW: dict[str, LazyText] = {
    Reason.LIMIT: _("A try was stopped: there had been too many in a short time."),
    Reason.PHONE_SUPPORT: _("A try was stopped: phone support is locked for your account."),
    Reason.TOO_LATE: _("A try was right, but too late: the conversation was over or decided."),
}
VERIFIED: dict[str, LazyText] = {
    Method.PIN: _("Support verified somebody by the Security PIN."),
    Method.SUPPORT_CODE: _("Support verified somebody by a support code."),
}
CONTACTS: dict[tuple[str, str], LazyText] = {
    (Event.CONTACT_ADDED, "email"): _("An email of record was added."),
    (Event.CONTACT_ADDED, "phone"): _("A phone number of record was added."),
    (Event.CONTACT_ADDED, "postal"): _("A postal address of record was added."),
    (Event.CONTACT_CHANGED, "email"): _("An email of record was changed."),
    (Event.CONTACT_CHANGED, "phone"): _("A phone number of record was changed."),
    (Event.CONTACT_CHANGED, "postal"): _("A postal address of record was changed."),
    (Event.CONTACT_REMOVED, "email"): _("An email of record was removed."),
    (Event.CONTACT_REMOVED, "phone"): _("A phone number of record was removed."),
    (Event.CONTACT_REMOVED, "postal"): _("A postal address of record was removed."),
}


def sentence(event: str, facts: Mapping[str, Value]) -> str:
    """Return what the entry of ``event`` with ``facts`` (a leaf) says."""
    method, reason = str(facts.get("fact_method")), str(facts.get("fact_reason"))
    found: LazyText | None = None
    if event == Event.VERIFICATION_REFUSED:
        found = REFUSED.get((reason, method)) or REFUSED_ANYHOW.get(reason)
    elif event == Event.VERIFICATION_VERIFIED:
        found = VERIFIED.get(method)
    else:
        found = CONTACTS.get((event, str(facts.get("fact_kind"))))
    return str(found or SENTENCES[event])
