"""HTML in a cell → its words: tags, scripts and styles go, blocks become paragraphs."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_HTML = re.compile(r"</[a-zA-Z][a-zA-Z0-9]*\s*>|<(?:br|p|hr|img)\b[^<>]*>|&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,5});")
_SILENT = frozenset(("script", "style", "template", "noscript", "iframe", "object", "svg", "head", "title"))
_BLOCKS = frozenset(("p", "div", "li", "ul", "ol", "blockquote", "table", "tr", "section", "article", "figure"))
_BLOCKS |= frozenset(f"h{level}" for level in range(1, 7))
_SPACE = re.compile(r"\s+")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Blocks begin a paragraph, silent elements hide what is in them."""
        self.silent += tag in _SILENT
        if tag in _BLOCKS:
            self.parts.append("\n")
        elif tag == "br":
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Blocks end a paragraph."""
        self.silent = max(0, self.silent - (tag in _SILENT))
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Words, unless hidden."""
        if not self.silent:
            self.parts.append(_SPACE.sub(" ", data))


def plain_words(value: str) -> str:
    """The words of the value, a line for each paragraph, blank lines between; plain text stays."""
    if ("<" in value or "&" in value) and _HTML.search(value):
        parser = _Words()
        parser.feed(value)
        parser.close()
        paragraphs = "".join(parser.parts).split("\n")
    elif "\n" in value:
        paragraphs = re.split(r"\n\s*\n", value)
    else:
        return " ".join(value.split())
    return "\n\n".join(words for part in paragraphs if (words := " ".join(part.split())))
