"""Every address of the installation, who may open it, and the methods that it takes.

A route that is missing here fails `test_routes.py`: whoever adds one says whose it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import URLPattern, URLResolver, get_resolver

if TYPE_CHECKING:
    from collections.abc import Iterator

READ, WRITE, BOTH = frozenset({"GET", "HEAD"}), frozenset({"POST"}), frozenset({"GET", "POST"})
EVERYBODY = ("alice", "ann", "sue", "aud")


@dataclass(frozen=True)
class Rule:
    """Who may open an address, and by what methods; where ``people`` is anybody, ``why`` says why."""

    people: tuple[str, ...]
    methods: frozenset[str]
    why: str = ""

    @property
    def is_public(self) -> bool:
        """Whether nobody needs to be signed in."""
        return bool(self.why)


def public(methods: frozenset[str], why: str) -> Rule:
    """Return the rule of an address that is open to all."""
    return Rule(EVERYBODY, methods, why)


ADMINISTRATOR, DESK, READER = ("alice",), ("ann", "sue"), ("sue", "aud")
SUPERVISOR = ("sue",)
# A key opens these; a session opens none of them.
KEY: tuple[str, ...] = ()

RULES = {
    "": public(READ, "the public site"),
    "help/": public(READ, "the help centre"),
    "help/search/": public(READ, "search over its articles"),
    "help/contact/": public(READ, "how to reach support"),
    "help/security-pin/": public(READ, "its article"),
    "help/<slug:slug>/": public(READ, "its other articles"),
    "help/<slug:slug>/answer/": public(WRITE, "whoever reads an article may say whether it helped"),
    "desk/articles/": Rule(("sue",), READ),
    "login/": public(BOTH, "where one signs in"),
    "logout/": public(WRITE, "it ends a session, of which there may be none"),
    "invitations/<str:token>/": public(BOTH, "the invited have no password yet; the link is it"),
    "invitations/<str:token>/pin/check/": public(WRITE, "as above"),
    "invitations/<str:token>/pin/suggestion/": public(WRITE, "as above"),
    "login/forgotten/": public(BOTH, "who forgot the password cannot sign in"),
    "login/reset/<str:token>/": public(BOTH, "the link that was sent opens it"),
    "login/reset/<str:token>/proof/": public(BOTH, "the same link; it asks for the second factor"),
    "login/reset/<str:token>/proof/passkey/": public(BOTH, "the same link; it takes a passkey"),
    "login/reset/<str:token>/pin/check/": public(WRITE, "the same link"),
    "login/reset/<str:token>/pin/suggestion/": public(WRITE, "the same link"),
    "login/recovery/": public(BOTH, "who lost everything cannot sign in"),
    "login/recovery/<str:token>/": public(BOTH, "the link that was sent opens it"),
    "login/recovery/<str:token>/pin/check/": public(WRITE, "the same link"),
    "login/recovery/<str:token>/pin/suggestion/": public(WRITE, "the same link"),
    "recovery/stop/<str:token>/": public(BOTH, "whoever is told of a recovery can stop it"),
    "login/second-factor/": public(
        BOTH, "the second step of signing in; without the first it asks for that"
    ),
    "login/passkey/": public(BOTH, "signing in by passkey alone"),
    "login/openid/": public(WRITE, "signing in with the OpenID provider"),
    "login/openid/callback/": public(READ, "the way back from it"),
    "language/": public(WRITE, "the language of the public site is anybody's to choose"),
    "account/preferences/": Rule(EVERYBODY, BOTH),
    "theme.css": public(READ, "the provider's colour"),
    "healthz": public(READ, "monitoring: alive?"),
    "readyz": public(READ, "monitoring: ready? It says which part fails, and no more"),
    "api/": public(READ, "it answers as a page that does not exist"),
    "api/docs": public(READ, "how the API is used"),
    "api/v1/openapi.json": public(READ, "how the API is used, for programs"),
    "signed-in/": Rule(EVERYBODY, READ),
    "account/": Rule(EVERYBODY, READ),
    "account/again/": Rule(EVERYBODY, BOTH),
    "account/again/code/": Rule(EVERYBODY, BOTH),
    "account/again/passkey/": Rule(EVERYBODY, BOTH),
    "account/password/": Rule(EVERYBODY, BOTH),
    "account/app/": Rule(EVERYBODY, BOTH),
    "account/app/remove/": Rule(EVERYBODY, BOTH),
    "account/passkeys/": Rule(EVERYBODY, BOTH),
    "account/passkeys/<str:public_id>/": Rule(EVERYBODY, BOTH),
    "account/passkeys/<str:public_id>/remove/": Rule(EVERYBODY, BOTH),
    "account/recovery-codes/": Rule(EVERYBODY, READ),
    "account/recovery-codes/file/": Rule(EVERYBODY, READ),
    "account/recovery-codes/new/": Rule(EVERYBODY, BOTH),
    "account/sessions/": Rule(EVERYBODY, BOTH),
    "account/sessions/<str:public_id>/": Rule(EVERYBODY, BOTH),
    "portal/": Rule(ADMINISTRATOR, READ),
    "portal/activity/": Rule(ADMINISTRATOR, READ),
    "portal/activity/export/": Rule(ADMINISTRATOR, READ),
    "portal/activity/<str:public_id>/": Rule(ADMINISTRATOR, READ),
    "portal/activity/<str:public_id>/dispute/": Rule(ADMINISTRATOR, BOTH),
    "portal/contacts/": Rule(ADMINISTRATOR, READ),
    "portal/contacts/add/<str:kind>/": Rule(ADMINISTRATOR, BOTH),
    "portal/contacts/<str:public_id>/": Rule(ADMINISTRATOR, BOTH),
    "portal/contacts/<str:public_id>/remove/": Rule(ADMINISTRATOR, BOTH),
    "portal/own-pin/": Rule(ADMINISTRATOR, BOTH),
    "portal/phone-support/": Rule(ADMINISTRATOR, READ),
    "portal/phone-support/lock/": Rule(ADMINISTRATOR, BOTH),
    "portal/phone-support/open/": Rule(ADMINISTRATOR, BOTH),
    "portal/support-code/": Rule(ADMINISTRATOR, BOTH),
    "portal/support-code/state/": Rule(ADMINISTRATOR, READ),
    "portal/unlock/": Rule(ADMINISTRATOR, BOTH),
    "portal/users/": Rule(ADMINISTRATOR, READ),
    "portal/users/administrators/": Rule(ADMINISTRATOR, READ),
    "portal/users/administrators/invite/": Rule(ADMINISTRATOR, BOTH),
    "portal/users/administrators/<str:public_id>/": Rule(ADMINISTRATOR, BOTH),
    # As a link it leads back to the list: a sign-in that is asked for again ends there.
    "portal/users/administrators/<str:public_id>/invitation/": Rule(ADMINISTRATOR, BOTH),
    "portal/users/administrators/<str:public_id>/remove/": Rule(ADMINISTRATOR, BOTH),
    "portal/users/administrators/<str:public_id>/reset-password/": Rule(ADMINISTRATOR, BOTH),
    "portal/recoveries/<str:public_id>/stop/": Rule(ADMINISTRATOR, WRITE),
    "portal/users/administrators/<str:public_id>/pin/check/": Rule(ADMINISTRATOR, WRITE),
    "portal/users/administrators/<str:public_id>/pin/suggestion/": Rule(ADMINISTRATOR, WRITE),
    "classic/": Rule(ADMINISTRATOR, READ),
    "classic/security-information/": Rule(ADMINISTRATOR, BOTH),
    # As links these lead back to their page: a sign-in before they were answered ends there.
    "classic/security-information/continue/": Rule(ADMINISTRATOR, BOTH),
    "classic/security-information/unlock/": Rule(ADMINISTRATOR, BOTH),
    "classic/security-information/pin/check/": Rule(ADMINISTRATOR, WRITE),
    "classic/security-information/pin/suggestion/": Rule(ADMINISTRATOR, WRITE),
    "desk/": Rule(DESK, READ),
    "desk/accounts/new/": Rule(SUPERVISOR, BOTH),
    "desk/accounts/<str:number>/": Rule(DESK, READ),
    "desk/accounts/<str:number>/invitation/": Rule(SUPERVISOR, BOTH),
    # As links these lead back to their page: a sign-in in the middle of a call ends there.
    "desk/accounts/<str:number>/conversations/": Rule(DESK, BOTH),
    "desk/accounts/<str:number>/contacts/<str:public_id>/": Rule(DESK, BOTH),
    "desk/conversations/<str:public_id>/": Rule(DESK, READ),
    "desk/conversations/<str:public_id>/verify/": Rule(DESK, BOTH),
    "desk/conversations/<str:public_id>/verify/code/": Rule(DESK, BOTH),
    "desk/conversations/<str:public_id>/verifications/": Rule(DESK, BOTH),
    "desk/conversations/<str:public_id>/end/": Rule(DESK, BOTH),
    "desk/disputes/": Rule(DESK, READ),
    "desk/disputes/<str:public_id>/close/": Rule(("sue",), BOTH),
    "desk/mail/": Rule(("sue",), READ),
    "desk/mail/again/": Rule(("sue",), WRITE),
    "desk/mail/<str:public_id>/again/": Rule(("sue",), WRITE),
    "ledger/": Rule(READER, READ),
    "api/v1/verifications": Rule(KEY, WRITE),
    "api/v1/verifications/<verification_id>": Rule(KEY, frozenset({"GET"})),
    "api/v1/verifications/<verification_id>/attempts": Rule(KEY, WRITE),
    "api/v1/grants/<grant_id>": Rule(KEY, frozenset({"DELETE"})),
}


def patterns() -> list[str]:
    """Return every route of the URL tables, as its address with the parameters' names."""
    return list(_walk(get_resolver().url_patterns, ""))


def _walk(entries: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for entry in entries:
        text = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry.url_patterns, text)
        else:
            yield text
