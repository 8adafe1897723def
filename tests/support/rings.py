"""Key rings that tests make by hand, so that what is computed with them can be foretold."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from nacl.signing import SigningKey

from watchword.keys.file_ring import FileKeyRing

if TYPE_CHECKING:
    from watchword.settings.product import Product


def ring_of(**peppers: bytes) -> FileKeyRing:
    """Return a ring with these peppers, the last of them in use, and one signing key."""
    return FileKeyRing(peppers, {"sig_1": SigningKey(bytes(32))}, list(peppers)[-1], "sig_1")


def product_with(product: Product, **changes: object) -> Product:
    """Return the settings of the product with some of them changed."""
    return dataclasses.replace(product, **changes)  # type: ignore[arg-type] # any field
