"""What can be wrong with an article's file."""

from __future__ import annotations


class ArticleError(Exception):
    """A file cannot be shown as an article. The message says what to mend, without the file's name."""
