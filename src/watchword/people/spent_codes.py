"""Recovery codes of those who cannot sign in: what is learnt, and the time it takes, is the same for all."""

from __future__ import annotations

from functools import cache

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import encrypt
from django.db import transaction

from watchword.people.factors import CODES


def spend_recovery_code(user_id: int, code: str) -> bool:
    """Tell whether ``code`` is a recovery code of the user ``user_id``; it is then used up.

    Runs inside the caller's transaction; whoever calls it has charged the try before. For one who has
    none, or does not exist, the same work is done.
    """
    held = Authenticator.objects.filter(user_id=user_id, type=CODES).first()
    if held is not None:
        return bool(held.wrap().validate_code(code))
    with transaction.atomic():
        Authenticator.objects.select_for_update().filter(user_id=user_id, type="").first()
    for other in RecoveryCodes(_decoy()).generate_codes():
        compare_user_code(actual=code, expected=other)
    return False


@cache
def _decoy() -> Authenticator:
    data = {"seed": encrypt(RecoveryCodes.generate_seed()), "used_mask": 0}
    return Authenticator(type=CODES, data=data)
