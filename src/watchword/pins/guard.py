"""What a guess costs, at a PIN or at a person's support codes: each has a count of its own.

Every change of a count is one of the statements here, but for a new PIN, which sets it to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from watchword.core.statements import execute, moment

if TYPE_CHECKING:
    import datetime as dt

    from watchword.pins.models import Guarded, SupportCode

CHARGE = "UPDATE {table} SET failures = failures + 1 WHERE id = %s AND failures < %s"
GIVE_BACK = """
    UPDATE {table} SET failures = failures - 1, lock_announced_at = NULL
    WHERE id = %s AND sealed = %s AND unlocks = %s AND failures > 0
"""
ANNOUNCE_LOCK = """
    UPDATE {table} SET lock_announced_at = %s
    WHERE id = %s AND failures >= %s AND lock_announced_at IS NULL
"""
UNLOCK = """
    UPDATE {table} SET failures = 0, unlocks = unlocks + 1, lock_announced_at = NULL
    WHERE id = %s AND failures >= %s
"""
SPEND = """
    UPDATE pins_supportcode SET used_at = %s
    WHERE id = %s AND sealed = %s AND used_at IS NULL AND expires_at > %s
"""


def charge(kind: type[Guarded], secret: Guarded | None) -> bool:
    """Take one attempt of ``secret``; tell whether there was one to take.

    One statement with its condition inside: however many processes run it at once, no more than
    the limit succeed. Without a secret it does the same work on a row that cannot exist.
    """
    parameters = [secret.pk if secret else 0, settings.WATCHWORD.pin_attempts]
    return execute(_text(CHARGE, kind), parameters) == 1


def give_back(secret: Guarded) -> bool:
    """Return the attempt of a right guess; tell whether ``secret`` is still the one that was compared.

    False: it was replaced or unlocked between comparing and deciding, and the charge is no longer
    there. Earlier failures stay: only an act of the owner clears them (PRODUCT rules 1 and 6).
    """
    parameters = [secret.pk, secret.sealed, secret.unlocks]
    return execute(_text(GIVE_BACK, type(secret)), parameters) == 1


def spend(code: SupportCode, now: dt.datetime) -> bool:
    """Use up ``code``; tell whether it was still to be had: of all who come at once, one has it."""
    return execute(SPEND, [moment(now), code.pk, code.sealed, moment(now)]) == 1


def announce_lock(kind: type[Guarded], secret: Guarded | None, now: dt.datetime) -> bool:
    """Tell whether ``secret`` is locked and nobody has said so yet; from then on somebody has.

    Asked after each failure, so that a crash after the last charge only delays the news.
    """
    parameters = [moment(now), secret.pk if secret else 0, settings.WATCHWORD.pin_attempts]
    return execute(_text(ANNOUNCE_LOCK, kind), parameters) == 1


def unlock(secret: Guarded) -> bool:
    """Open the lock of ``secret``, which its owner asked for; tell whether it was locked."""
    parameters = [secret.pk, settings.WATCHWORD.pin_attempts]
    return execute(_text(UNLOCK, type(secret)), parameters) == 1


def _text(statement: str, kind: type[Guarded]) -> str:
    return statement.format(table=kind._meta.db_table)  # noqa: SLF001 - Django documents _meta
