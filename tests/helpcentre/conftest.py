"""Commands, for the test of what `watchword check` says of articles."""

from tests.support import environment

# The process that only hands tests to others has no settings to import models with.
if environment.chosen() != "both":
    from tests.cli.commands import watchword

    __all__ = ["watchword"]
