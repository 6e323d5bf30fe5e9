"""Whatever the text, the page has our own elements only and shows the text as it is."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.ui.rendering import TAGS, Html, element, excerpt, isolated, joined, text, visible

MARKUP = st.text(alphabet="<>&\"'/=!-`$\\{}[]()#*_ \n\tabconerrsipt;:1é中\u202e\x00", max_size=60)
ANY = st.one_of(st.text(), MARKUP)


class Seen(HTMLParser):
    """The tags, attributes and text of a piece of HTML, as a parser reads them."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.written = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.written += data

    def handle_comment(self, data: str) -> None:
        self.tags.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.tags.append(f"declaration {decl}")


@given(ANY)
@example("<script>alert(1)</script><img src=http://example.org onerror=alert(1)>")
@example("]]><!--<svg/onload=1>&lt;b&gt;&amp;")
def test_any_text_stays_text_within_our_own_elements(plain):
    seen = Seen(element("p", element("mark", plain), plain, class_="entry"))
    assert seen.tags == ["p", "mark"]
    assert seen.written == visible(plain) * 2


@given(ANY)
@example('" onmouseover="alert(1)')
def test_any_text_stays_one_attribute(plain):
    seen = Seen(element("div", title=plain))
    assert seen.attributes == [("title", visible(plain))]


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u202d\u202e")))
def test_printable_text_is_shown_unchanged(plain):
    assert visible(plain) == plain


@given(ANY)
def test_nothing_shown_turns_the_reading_order_or_is_dropped(plain):
    assert not set(visible(plain)) & {*map(chr, range(9)), "\r", "\x7f", "\u202d", "\u202e"}


def test_overrides_of_direction_are_named():
    assert text("fdp.\u202eexe") == "fdp.[U+202E]exe"


def test_line_ends_of_windows_are_line_ends():
    assert visible("one\r\ntwo") == "one\ntwo"


def test_text_of_another_direction_is_isolated():
    assert isolated("دمشق", lang="ar") == '<bdi lang="ar">دمشق</bdi>'


def test_markup_of_our_own_is_not_escaped_twice():
    assert joined(element("strong", "a < b"), " & c") == "<strong>a &lt; b</strong> &amp; c"


@pytest.mark.parametrize("tag", ["script", "img", "iframe", "form", "a", "style", "svg"])
def test_no_element_that_loads_or_runs_is_made(tag):
    with pytest.raises(ValueError, match="not one of the page's elements"):
        element(tag)


def test_no_handler_is_written_into_an_element():
    with pytest.raises(ValueError, match="bound in a script"):
        element("div", onclick="1")


def test_attributes_are_left_out_or_bare():
    assert element("details", open=True, id=None, hidden=False) == "<details open></details>"


@given(ANY, st.integers(2, 40))
def test_an_excerpt_is_one_line_of_that_length(plain, most):
    short = excerpt(plain, most)
    assert len(short) <= most
    assert "\n" not in short


def test_every_element_closes():
    assert all(isinstance(element(tag), Html) and element(tag).endswith(f"</{tag}>") for tag in TAGS)
