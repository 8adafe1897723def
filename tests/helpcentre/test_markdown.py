"""Markdown as articles have it."""

from __future__ import annotations

import html5lib
import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from watchword.helpcentre.markdown import render

VALUES = {"provider": "<b>Local & Sons</b> *Ltd*"}


def html(text: str) -> str:
    return str(render(text, VALUES).html).strip()


def test_a_name_of_a_page_is_strong() -> None:
    assert html("Choose [[Save]].") == '<p>Choose <strong class="name">Save</strong>.</p>'


def test_a_name_is_in_the_language_that_is_active() -> None:
    with translation.override("es"):
        said = translation.gettext("Save")
        assert f'<strong class="name">{said}</strong>' in html("[[Save]]")


def test_what_an_installation_is_called_is_text_and_no_markup() -> None:
    assert html("Call {{ provider }}.") == (
        "<p>Call &lt;b&gt;Local &amp; Sons&lt;/b&gt; *Ltd*.</p>"
    )


def test_a_heading_has_the_anchor_that_it_names_or_one_of_its_words() -> None:
    rendered = render("## Über uns {#about}\n\n## Two words\n\n## Two words\n", VALUES)
    assert [heading.id for heading in rendered.headings] == ["about", "two-words", "two-words-"]
    assert rendered.headings[0].text == "Über uns"


def test_steps_are_numbered_and_notes_are_framed() -> None:
    assert '<ol class="steps">' in html("1. One\n2. Two\n")
    assert html("> Note.") == '<div class="note">\n<p>Note.</p>\n</div>'


def test_a_figure_has_its_size_its_words_and_its_caption() -> None:
    made = html('![The dashboard](figure:users "Figure 1. A \\"tile\\"")')
    assert made.startswith('<figure><img src="/static/helpcentre/figures/users.webp?v=')
    assert 'alt="The dashboard" loading="lazy"' in made
    assert "<figcaption>Figure 1. A &quot;tile&quot;</figcaption></figure>" in made


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt&#58;alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[[<script>alert(1)</script>]]",
        '![x](figure:users "\\"><script>alert(1)</script>")',
        "![<script>](https://evil.example/x.png)",
        "## <script>alert(1)</script> {#a}",
    ],
)
def test_nothing_in_an_article_runs(hostile: str) -> None:
    made = html(hostile)
    tree = html5lib.parseFragment(made, namespaceHTMLElements=False)
    for element in tree.iter():
        assert element.tag != "script"
        assert not any(name.startswith("on") for name in element.attrib)
        assert "script:" not in element.get("href", "")
        assert "evil.example" not in element.get("src", "")
        assert not element.get("href", "").startswith("data:")


@given(st.text(alphabet=st.sampled_from("ab *_[](){}#!<>\"'`&:/\n-1.|~\\")))
def test_whatever_is_written_is_sound_html_of_the_tags_that_articles_have(text: str) -> None:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parseFragment(html(text))
    known = {
        *("DOCUMENT_FRAGMENT", "p", "strong", "em", "a", "ul", "ol", "li", "div", "br", "hr"),
        *(
            "code",
            "pre",
            "figure",
            "figcaption",
            "img",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
        ),
        *("h1", "h2", "h3", "h4", "h5", "h6"),
    }
    assert {element.tag for element in tree.iter()} <= known


def test_the_text_for_searching_has_no_markup() -> None:
    passages = render("## Head {#x}\n\nA **b** [[Save]] {{ provider }}\nc\n", VALUES).passages
    assert passages == ("Head", "A b Save <b>Local & Sons</b> *Ltd* c")
