"""The fixtures of the API's tests."""

from tests.support import environment

# The process that only hands tests to others has no settings to import models with.
if environment.chosen() != "both":
    from tests.api.caller import api, stranger

    __all__ = ["api", "stranger"]
