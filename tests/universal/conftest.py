"""What every test of routes and pages stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache

from tests.universal.world import World, make_world

if TYPE_CHECKING:
    from tests.support.cast import Cast


@pytest.fixture
def world(cast: Cast) -> World:
    """Something behind each address, and no limit used up by an earlier test."""
    cache.clear()
    return make_world(cast)
