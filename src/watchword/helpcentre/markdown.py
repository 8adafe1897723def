"""Markdown made into HTML as articles need it: names of the pages, steps, figures, and no raw HTML.

Beyond CommonMark and tables: ``[[Save]]`` is a name as the pages have it, in the article's language;
``{{ provider }}`` a fact of the installation; ``## Heading {#place}`` a heading with an anchor of its own;
``![what it shows](figure:users "Caption")`` a figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext
from markdown_it import MarkdownIt

from watchword.helpcentre.figures import SCHEME, figures
from watchword.helpcentre.placeholders import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

NAME = re.compile(r"\[\[([^\[\]]+)\]\]")
_ANCHOR = re.compile(r"\s*\{#([a-z0-9-]+)\}\s*\Z")
_ELSEWHERE = re.compile(r"(?:https?:)?//")


@dataclass(frozen=True)
class Heading:
    """A heading of the second level, to which a list of contents leads."""

    id: str
    text: str


@dataclass(frozen=True)
class Rendered:
    """An article as HTML, its headings, and its text for searching, a line for each passage."""

    html: SafeString
    headings: tuple[Heading, ...]
    passages: tuple[str, ...]


def render(text: str, values: Mapping[str, str]) -> Rendered:
    """Return the Markdown ``text``, names and sentences in the language that is active."""
    parser = _parser()
    env: dict[str, Any] = {"values": values}
    tokens = parser.parse(text, env)
    # What is trusted here: the renderer escapes all text, and raw HTML is off.
    html = mark_safe(parser.renderer.render(tokens, parser.options, env))  # noqa: S308
    return Rendered(html, tuple(_headings(tokens)), tuple(_passages(tokens)))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.inline.ruler.before("link", "name", _name)
    parser.inline.ruler.before("link", "placeholder", _placeholder)
    parser.core.ruler.before("inline", "anchors", _anchors)
    parser.core.ruler.push("shapes", _shapes)
    parser.add_render_rule("image", _image)
    return parser


def _name(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    found = NAME.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("strong_open", "strong", 1).attrSet("class", "name")
        state.push("text", "", 0).content = gettext(found[1])
        state.push("strong_close", "strong", -1)
    state.pos = found.end()
    return True


def _placeholder(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    found = PLACEHOLDER.match(state.src, state.pos)
    if found is None or found[1] not in state.env["values"]:
        return False
    if not silent:
        state.push("text", "", 0).content = state.env["values"][found[1]]
    state.pos = found.end()
    return True


def _anchors(state: StateCore) -> None:
    """Give each heading an anchor: the one that it names, else one made of its words."""
    taken: set[str] = set()
    for opening, inline in pairwise(state.tokens):
        if opening.type != "heading_open":
            continue
        named = _ANCHOR.search(inline.content)
        inline.content = _ANCHOR.sub("", inline.content)
        anchor = named[1] if named else slugify(inline.content) or "part"
        while anchor in taken:
            anchor += "-"
        taken.add(anchor)
        opening.attrSet("id", anchor)


def _shapes(state: StateCore) -> None:
    """Number the steps, frame notes, take figures out of their paragraphs, and mark links elsewhere."""
    for at, token in enumerate(state.tokens):
        if token.type == "ordered_list_open":
            token.attrSet("class", "steps")
        elif token.type in {"blockquote_open", "blockquote_close"}:
            token.tag = "div"
            if token.nesting == 1:
                token.attrSet("class", "note")
        elif _is_figure(token):
            state.tokens[at - 1].hidden = state.tokens[at + 1].hidden = True
        for child in token.children or ():
            if child.type == "link_open" and _ELSEWHERE.match(str(child.attrGet("href"))):
                child.attrSet("rel", "noopener noreferrer")


def _is_figure(token: Token) -> bool:
    children = token.children or []
    return token.type == "inline" and [child.type for child in children] == ["image"]


def _image(_self: object, tokens: Sequence[Token], at: int, _options: object, _env: object) -> str:
    """Return a figure with its caption; what is no figure of ours, only as the words that describe it."""
    token = tokens[at]
    figure = figures().get(str(token.attrGet("src") or "").removeprefix(SCHEME))
    if figure is None:
        return format_html("<em>{}</em>", token.content)
    return format_html(
        '<figure><img src="{}" width="{}" height="{}" alt="{}" loading="lazy" decoding="async">'
        "<figcaption>{}</figcaption></figure>",
        *(static(figure.file), figure.width, figure.height),
        *(token.content, token.attrGet("title") or ""),
    )


def _headings(tokens: Sequence[Token]) -> Iterator[Heading]:
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h2":
            yield Heading(str(opening.attrGet("id")), _said(inline))


def _passages(tokens: Sequence[Token]) -> Iterator[str]:
    return (_said(token) for token in tokens if token.type == "inline")


def _said(inline: Token) -> str:
    """Return the words of a passage; of a figure its caption."""
    words = (
        str(child.attrGet("title") or child.content) if child.type == "image" else child.content
        for child in inline.children or ()
        if child.type in {"text", "code_inline", "image", "softbreak", "hardbreak"}
    )
    return " ".join("".join(word or " " for word in words).split())
