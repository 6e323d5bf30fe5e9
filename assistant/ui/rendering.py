"""Text → HTML that is safe to show: whatever is not built here by `element` is escaped and stays text.

Gradio writes a `gr.HTML` value into the page as it is, handlers and remote images included, and cleans Markdown
only in part. So no text of a source, a question or a file name reaches the page but through this module.
"""

from __future__ import annotations

import re
from html import escape

# The only elements that the page is made of; none of them loads, sends or runs anything.
TAGS = frozenset(
    "article bdi blockquote button caption dd details div dl dt h1 h2 h3 header li mark ol p section span strong "
    "summary table tbody td th thead time tr ul".split()
)
_ATTRIBUTE = re.compile(r"(?!on)[a-z][a-z0-9-]*")
# Characters that a browser drops, or that turn the reading order of what follows them; tab and newline may stay.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]")


class Html(str):
    """Markup of our own making, every foreign text in it escaped."""

    __slots__ = ()


def element(tag: str, *children: str, **attributes: str | int | bool | None) -> Html:
    """One element: children that are Html stay as they are, any other text is escaped.

    Attribute names are written as in Python (`class_`, `aria_label`, `data_row`); None and False leave one out,
    True writes it without a value. Raises ValueError for a tag outside TAGS or a name that is no plain attribute.
    """
    if tag not in TAGS:
        raise ValueError(f"<{tag}> is not one of the page's elements: {' '.join(sorted(TAGS))}")
    written = "".join(_attribute(name, value) for name, value in attributes.items())
    return Html(f"<{tag}{written}>{joined(*children)}</{tag}>")


def joined(*children: str) -> Html:
    """Several pieces one after another; what is not Html is escaped."""
    return Html("".join(child if isinstance(child, Html) else text(child) for child in children))


def text(plain: str) -> Html:
    """Any text as HTML that shows it: markup escaped, unprintable and order-turning characters made visible."""
    return Html(escape(visible(plain)))


def isolated(plain: str, **attributes: str | int | bool | None) -> Html:
    """Text whose writing direction, and every mark of direction in it, ends where it ends."""
    return element("bdi", plain, **attributes)


def visible(plain: str) -> str:
    """The text with each control character, override of direction or half character named: "[U+202E]"."""
    return _CONTROL.sub(lambda found: f"[U+{ord(found[0]):04X}]", plain.replace("\r\n", "\n"))


def excerpt(plain: str, most: int) -> str:
    """At most that many characters of a text, on one line, cut between words and ended by "…" where it was cut."""
    line = " ".join(plain.split())
    if len(line) <= most:
        return line
    kept = line[: most - 1]
    return f"{kept.rpartition(' ')[0] or kept}…"


def _attribute(name: str, value: str | int | bool | None) -> str:
    """` name="value"` as it stands within a tag; nothing for None and False."""
    written = name.rstrip("_").replace("_", "-")
    if not _ATTRIBUTE.fullmatch(written):
        raise ValueError(f"{written!r} is no plain attribute; events are bound in a script of the page")
    if value is None or value is False:
        return ""
    return f" {written}" if value is True else f' {written}="{text(str(value))}"'
