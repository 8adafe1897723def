"""Journeys in a browser. What their helpers assert is explained when it fails, as in a test."""

import pytest

HELPERS = ("keyboard", "looking", "people", "sight", "watch")
pytest.register_assert_rewrite(*(f"{__name__}.{helper}" for helper in HELPERS))
