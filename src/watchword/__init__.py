"""Watchword: a support desk knows who it is talking to."""

__version__ = "0.1.0"
