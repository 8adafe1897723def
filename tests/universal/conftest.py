"""What every test of routes and pages stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache

if TYPE_CHECKING:
    from tests.support.cast import Cast
    from tests.universal.world import World


@pytest.fixture
def world(cast: Cast) -> World:
    """Something behind each address, and no limit used up by an earlier test."""
    from tests.universal.world import make_world  # noqa: PLC0415 - models, once there are settings

    cache.clear()
    return make_world(cast)
