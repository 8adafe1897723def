"""Codes of a second factor, held against what the person has and used up, without any browser."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import encrypt

from watchword.people.app_codes import app_takes
from watchword.people.factors import APP, CODES

if TYPE_CHECKING:
    from watchword.people.models import User

RECOVERY_CODE: Final = str(CODES)


def spend_code(user: User, code: str) -> str:
    """Return of which kind of factor ``code`` is one of ``user``, empty for none; it is then used up.

    Runs inside the caller's transaction. Whoever calls it has charged the try before.
    """
    held = Authenticator.objects.select_for_update().filter(user=user, type__in=[APP, CODES])
    return next((str(one.type) for one in held if _takes(one, code)), "")


def spend_recovery_code(user_id: int, code: str) -> bool:
    """Tell whether ``code`` is a recovery code of the user ``user_id``; it is then used up, as above.

    For one who has none, or does not exist, the same work is done.
    """
    held = Authenticator.objects.filter(user_id=user_id, type=CODES).first()
    if held is not None:
        return bool(held.wrap().validate_code(code))
    Authenticator.objects.select_for_update().filter(user_id=user_id, type="").first()
    for other in RecoveryCodes(_decoy()).generate_codes():
        compare_user_code(actual=code, expected=other)
    return False


def _takes(one: Authenticator, code: str) -> bool:
    return app_takes(one, code) if one.type == APP else bool(one.wrap().validate_code(code))


@cache
def _decoy() -> Authenticator:
    data = {"seed": encrypt(RecoveryCodes.generate_seed()), "used_mask": 0}
    return Authenticator(type=CODES, data=data)
