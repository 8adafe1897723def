"""Administrators' pages, current layout: dashboard, users, Security PIN."""
