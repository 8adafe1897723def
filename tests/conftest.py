"""What every test stands on: a folder, settings and a database of its own."""

from tests.support import environment

# Before anything reads the settings, this module's own plugins included.
environment.prepare()

pytest_plugins = ["tests.support.run", "tests.support.served"]
# The process that only hands tests to others has no settings, and needs no cast.
if environment.chosen() != "both":
    pytest_plugins.append("tests.support.cast")
