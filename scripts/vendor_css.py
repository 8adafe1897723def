"""Cut a stylesheet down to the classes that pages use, and to the custom properties that those need."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

KEEP = re.compile(
    r"btn(-primary|-success|-danger|-link|-sm|-lg|-icon)?|form-(label|control|control-sm|select|check|check-input"
    r"|check-label|hint)|input-group(-flat)?|table|badge|card(-body|-header|-title)?|breadcrumb(-item)?"
    r"|pagination|page-(item|link)|visually-hidden(-focusable)?|text-(end|center|nowrap|truncate)|active|disabled"
)
PROPERTY = re.compile(r"(?<=[{;])(--[\w-]+):(?:[^;{}]*)(;|(?=\}))")
PLAIN_AT_RULES = ("@media", "@supports")


def blocks(css: str) -> Iterator[tuple[str, str]]:
    """Yield each rule at the top of ``css`` as its prelude and what stands between its braces."""
    start = depth = opening = 0
    for match in re.finditer(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|[{};]', css):
        mark = match.group(0)
        if mark == "{":
            depth += 1
            opening = match.start() if depth == 1 else opening
        elif mark == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opening].strip(), css[opening + 1 : match.start()]
                start = match.end()
        elif mark == ";" and depth == 0:
            start = match.end()


def split(text: str, separator: str) -> list[str]:
    """Split at ``separator`` where it stands outside brackets and quotes."""
    parts, depth, last = [], 0, 0
    for match in re.finditer(
        r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|[()\[\]]|' + re.escape(separator), text
    ):
        mark = match.group(0)
        if mark in "([":
            depth += 1
        elif mark in ")]":
            depth -= 1
        elif mark == separator and depth == 0:
            parts.append(text[last : match.start()])
            last = match.end()
    return [*parts, text[last:]]


def wanted(selector: str) -> bool:
    """Tell whether every class of this selector is one that pages use."""
    if "data-bs-" in selector or "-moz-" in selector or "::-ms" in selector:
        return False
    return all(KEEP.fullmatch(name) for name in re.findall(r"\.([A-Za-z_][\w-]*)", selector))


def kept(css: str) -> Iterator[tuple[str, list[str] | str]]:
    """Yield the rules worth keeping: selector and declarations, or at-rule and its inside as text."""
    for prelude, body in blocks(css):
        if prelude.startswith(PLAIN_AT_RULES):
            if "print" not in prelude and (inside := render(list(kept(body)))):
                yield prelude, inside
        elif not prelude.startswith("@"):
            selectors = [selector for selector in split(prelude, ",") if wanted(selector)]
            # Pictures inside the stylesheet would need `img-src data:`; our own styles draw them.
            declarations = [d for d in split(body, ";") if d.strip() and "url(" not in d]
            if selectors and declarations:
                yield ",".join(selectors), declarations


def render(rules: list[tuple[str, list[str] | str]]) -> str:
    """Write rules back as text, one to a line."""
    return "\n".join(
        f"{prelude}{{{body if isinstance(body, str) else ';'.join(body)}}}"
        for prelude, body in rules
    )


def prune(text: str) -> str:
    """Take out custom properties that nothing uses, until none is left."""
    while True:
        used = frozenset(re.findall(r"var\((--[\w-]+)", text))
        smaller = PROPERTY.sub(partial(_if_used, used), text)
        smaller = re.sub(r"^[^{}@]+\{;*\}\n?", "", smaller, flags=re.MULTILINE)
        if smaller == text:
            return text
        text = smaller


def _if_used(used: frozenset[str], declaration: re.Match[str]) -> str:
    return declaration.group(0) if declaration.group(1) in used else ""


def subset(css: str) -> str:
    """Return what pages use of ``css``, with its banner, in a cascade layer that our own styles overrule."""
    banner = re.search(r"/\*!.*?\*/", css, re.DOTALL)
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    head = banner.group(0) if banner else ""
    rules = prune(render(list(kept(plain))))
    return f"{head}\n/* A subset, made by scripts/vendor.py. */\n@layer tabler{{\n{rules}\n}}\n"
