"""What higher floors may listen to."""

from __future__ import annotations

from django.dispatch import Signal

entry_recorded = Signal()
"""Sent with ``entry`` and its ``facts`` inside the transaction that wrote it.

A receiver that raises undoes the whole flow.
"""
