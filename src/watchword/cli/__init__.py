"""The command `watchword`: one module for each group of commands."""

from __future__ import annotations

import importlib
import os
import sys

import django

from watchword.cli.failures import one_sentence

INTERRUPTED = 130  # what shells give a command that Ctrl-C ended


def main() -> None:
    """Run the command; end with 0 (done), 1 (refused or failed, one line says why) or 2 (wrong usage)."""
    try:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "watchword.settings")
        django.setup()
        importlib.import_module("watchword.cli.app").app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:
        sentence = one_sentence(error)
        if sentence is None:
            raise
        sys.stderr.write(f"watchword: {sentence}\n")
        sys.exit(1)
