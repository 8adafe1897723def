"""Measurements: they print, and assert nothing about time. ``python -m bench --help`` says which."""
