"""The head of an article's file: what is written is read, and what cannot be read is named."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.helpcentre.article import from_text
from watchword.helpcentre.errors import ArticleError
from watchword.helpcentre.front_matter import split

HEAD = "title: A\nsummary: B\ncategory: C\nupdated: 2026-11-24\n"
keys = st.text(string.ascii_lowercase, min_size=1, max_size=10)
values = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=40).map(
    str.strip
)


@given(st.dictionaries(keys, values), values)
def test_what_is_written_is_read(head: dict[str, str], body: str) -> None:
    lines = "".join(f"{key}: {value}\n" for key, value in head.items())
    assert split(f"---\n{lines}---\n{body}\n") == (head, f"{body}\n".lstrip("\n") or "\n")


@given(st.text())
def test_whatever_a_file_holds_it_is_an_article_or_named_as_none(text: str) -> None:
    for whole in (text, f"---\n{HEAD}{text}", f"---\n{HEAD}order: {text}\n---\n"):
        try:
            assert from_text("name", "en", whole).title == "A"
        except ArticleError as error:
            assert str(error)  # noqa: PT017 - either is right


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Only Markdown\n", "does not begin with a line of three hyphens"),
        ("---\ntitle: A\n", "no second line of three hyphens"),
        ("---\ntitle: A\ntitle: B\n---\n", "'title' twice"),
        ("---\ntitle\n---\n", "'title' of its head is not 'key: value'"),
        ("---\ntitle: A\n---\n", "lacks 'summary'"),
        (f"---\n{HEAD}colour: red\n---\n", "'colour', which means nothing"),
        (f"---\n{HEAD}order: first\n---\n", "'order' is 'first'"),
        (f"---\n{HEAD}order: 1001\n---\n", "'order' is '1001'"),
        (f"---\n{HEAD.replace('2026-11-24', '24/11/2026')}---\n", "'updated' is '24/11/2026'"),
        (f"---\n{HEAD}short: a\u202eb\n---\n", "characters that do not show"),
        ("x" * 100_001, "longer than 100000 characters"),
    ],
)
def test_what_is_wrong_is_said(text: str, said: str) -> None:
    with pytest.raises(ArticleError, match=said):
        from_text("name", "en", text)


@pytest.mark.parametrize("slug", ["search", "contact", "Two Words", "", "-a", "a--b", "../a"])
def test_a_name_that_cannot_be_an_address_is_refused(slug: str) -> None:
    with pytest.raises(ArticleError, match="its name"):
        from_text(slug, "en", f"---\n{HEAD}---\n")
