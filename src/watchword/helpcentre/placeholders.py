"""What stands between double braces in an article: the facts of this installation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext, ngettext

from watchword.helpcentre.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACEHOLDER = re.compile(r"\{\{ *(\w+) *\}\}")


def values() -> dict[str, str]:
    """Return the text of each placeholder, in the language that is active."""
    product = settings.WATCHWORD
    return {
        "provider": product.provider_name,
        "support_phone": product.support_phone or gettext("the number on your bill"),
        "pin_digits": _digits(product.pin_min_length, product.pin_max_length),
        "pin_attempts": str(product.pin_attempts),
        "grant_minutes": str(product.grant_minutes),
    }


def _digits(fewest: int, most: int) -> str:
    if fewest == most:
        return ngettext("%(n)d digit", "%(n)d digits", fewest) % {"n": fewest}
    return gettext("%(fewest)d to %(most)d digits") % {"fewest": fewest, "most": most}


def fill(text: str, known: Mapping[str, str]) -> str:
    """Return plain ``text`` with each placeholder's value in its place."""
    return PLACEHOLDER.sub(lambda found: known.get(found[1], found[0]), text)


def hold_to(text: str, known: Mapping[str, str]) -> None:
    """Raise `ArticleError` for a placeholder in ``text`` that is not ``known``."""
    for name in PLACEHOLDER.findall(text):
        if name not in known:
            raise ArticleError(f"{{{{ {name} }}}} in it stands for nothing")
