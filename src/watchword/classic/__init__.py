"""Administrators' pages, older layout: a menu at the left, over the same flows as the portal."""
