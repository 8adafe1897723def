"""What a thief of the database has of second factors, and how often a code is taken."""

from __future__ import annotations

import datetime as dt
import json
from functools import partial
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from hypothesis import given
from hypothesis import strategies as st

from tests.support.factors import SECRET, code_now, with_app
from tests.support.together import at_once
from watchword.core import clock
from watchword.core.errors import ConflictError, ForbiddenError, NotFoundError, UnavailableError
from watchword.people import sealed
from watchword.people.factors import factors_of, unused_codes
from watchword.people.flows.factor_add import add_app
from watchword.people.flows.factor_codes import make_recovery_codes
from watchword.people.flows.factor_remove import remove_app, remove_passkey
from watchword.people.flows.sign_in_code import sign_in_by_code

if TYPE_CHECKING:
    from tests.support.cast import Cast
    from watchword.keys.file_ring import FileKeyRing


def test_the_database_holds_neither_secret_nor_code(cast: Cast) -> None:
    user = with_app(cast.alice.user)
    codes = unused_codes(user)
    kept = json.dumps(list(Authenticator.objects.values("data")))
    assert SECRET not in kept
    assert not [code for code in codes if code in kept]
    assert len(set(codes)) == 10


def test_what_was_exchanged_in_the_database_opens_nothing(cast: Cast) -> None:
    user = with_app(cast.alice.user)
    app = Authenticator.objects.get(user=user, type="totp")
    app.data["secret"] = app.data["secret"][:-8] + "AAAAAAA="
    app.save()
    with pytest.raises(UnavailableError):
        sign_in_by_code(user, code_now())


def test_what_is_sealed_is_opened_again(ring: FileKeyRing) -> None:
    @given(text=st.text(max_size=200))
    def opens(text: str) -> None:
        assert sealed.opened(sealed.seal(text)) == text

    opens()


def test_anything_else_is_not_opened(ring: FileKeyRing) -> None:
    @given(text=st.text(max_size=200))
    def refused(text: str) -> None:
        for sealed_text in (text, f"{ring.pepper_id}.{text}"):
            with pytest.raises(UnavailableError):
                sealed.opened(sealed_text)

    refused()


@pytest.mark.parametrize("minutes", [0, 1, 60 * 24 * 365])
def test_a_code_of_its_time_is_taken_once(cast: Cast, minutes: int) -> None:
    user = with_app(cast.alice.user)
    with clock.at(clock.now() + dt.timedelta(minutes=minutes)):
        assert sign_in_by_code(user, code_now())
        assert not sign_in_by_code(user, code_now())
        assert not sign_in_by_code(user, code_now(-1))
        assert sign_in_by_code(user, code_now(1))


@pytest.mark.django_db(transaction=True)
def test_of_many_who_enter_one_code_at_once_one_gets_in(cast: Cast) -> None:
    user = with_app(cast.alice.user)
    for code in (code_now(), unused_codes(user)[0]):
        taken = at_once([partial(sign_in_by_code, user, code)] * 8)
        assert len([one for one in taken if isinstance(one, Authenticator)]) == 1


def test_there_is_one_app_at_most(cast: Cast) -> None:
    with_app(cast.alice.user)
    with pytest.raises(ConflictError):
        add_app(cast.alice.user, SECRET)


def test_nothing_is_removed_that_is_not_there(cast: Cast) -> None:
    with pytest.raises(NotFoundError):
        remove_app(cast.alice.user)
    with pytest.raises(NotFoundError):
        remove_passkey(cast.alice.user, "psk_unknown")


def test_codes_are_for_those_who_have_a_second_factor(cast: Cast) -> None:
    with pytest.raises(ForbiddenError):
        make_recovery_codes(cast.alice.user)
    assert not factors_of(cast.alice.user).has_second
