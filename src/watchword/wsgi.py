"""The entry that a WSGI server calls."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from watchword.cli import parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "watchword.settings")

parent.follow()
application = get_wsgi_application()
