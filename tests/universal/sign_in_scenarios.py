"""Scenarios of the flows of signing in, of second factors and of sessions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.support.cast import PASSWORD, signed_in
from tests.support.factors import SECRET, with_app, with_passkey
from watchword.people.factors import unused_codes
from watchword.people.flows.change_password import change_password
from watchword.people.flows.factor_add import add_app, add_passkey
from watchword.people.flows.factor_codes import make_recovery_codes
from watchword.people.flows.factor_remove import remove_app, remove_passkey
from watchword.people.flows.factor_rename import clean_passkey_name, rename_passkey
from watchword.people.flows.session_end import end_other_sessions, end_session
from watchword.people.flows.sign_in import record_failed_sign_in, record_sign_in
from watchword.people.flows.sign_in_code import sign_in_by_code
from watchword.people.flows.sign_in_openid import bind_openid
from watchword.people.models import Administrator, User
from watchword.people.sessions import live_sessions

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.cast import Cast

    Work = Callable[[], object]

CHOSEN = "another long password of the tests"


def alice(cast: Cast) -> User:
    """Return alice as a request has her: read anew."""
    return Administrator.objects.select_related("user").get(pk=cast.alice.pk).user


def a_session_ends(cast: Cast) -> Work:
    signed_in(cast.alice)
    session = live_sessions(cast.alice.user).get()
    return partial(end_session, alice(cast), session.public_id)


def others_end(cast: Cast) -> Work:
    signed_in(cast.alice)
    kept = signed_in(cast.alice).session.session_key
    return partial(end_other_sessions, alice(cast), but=str(kept))


def a_recovery_code(cast: Cast) -> Work:
    user = with_app(alice(cast))
    return partial(sign_in_by_code, user, unused_codes(user)[0])


SIGN_IN: dict[str, list[Callable[[Cast], Work]]] = {
    "people.change_password:change_password": [
        lambda cast: partial(change_password, alice(cast), PASSWORD, CHOSEN, keep="none")
    ],
    "people.factor_add:add_app": [lambda cast: partial(add_app, alice(cast), SECRET)],
    "people.factor_add:add_passkey": [
        lambda cast: partial(add_passkey, alice(cast), "Phone", {}),
        lambda cast: partial(add_passkey, with_app(alice(cast)), "Phone", {}),
    ],
    "people.factor_codes:make_recovery_codes": [
        lambda cast: partial(make_recovery_codes, with_app(alice(cast)))
    ],
    "people.factor_remove:remove_app": [lambda cast: partial(remove_app, with_app(alice(cast)))],
    "people.factor_remove:remove_passkey": [
        lambda cast: partial(remove_passkey, *with_passkey(alice(cast)))
    ],
    "people.factor_rename:clean_passkey_name": [lambda _cast: partial(clean_passkey_name, "Phone")],
    "people.factor_rename:rename_passkey": [
        lambda cast: partial(rename_passkey, *with_passkey(alice(cast)), "Key ring")
    ],
    "people.session_end:end_session": [a_session_ends],
    "people.session_end:end_other_sessions": [others_end],
    "people.sign_in:record_sign_in": [
        lambda cast: partial(record_sign_in, alice(cast), ["password"], new_browser=True)
    ],
    "people.sign_in:record_failed_sign_in": [
        lambda cast: partial(record_failed_sign_in, cast.alice.user.email, "password"),
        lambda _cast: partial(record_failed_sign_in, "nobody@nowhere.example", "password"),
    ],
    # With a code of the app the entry is that of the sign-in which it belongs to.
    "people.sign_in_code:sign_in_by_code": [a_recovery_code],
    "people.sign_in_openid:bind_openid": [
        lambda cast: partial(bind_openid, "openid-test", "subject-1", cast.ann.user.email)
    ],
}
