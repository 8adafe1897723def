"""The entry that a WSGI server calls."""

from __future__ import annotations

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

from watchword.cli import parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "watchword.settings")

parent.follow()
application = get_wsgi_application()
# Before the first request: its first refusal must not take longer than the next.
import_module("watchword.cli.ready").warm_up()
