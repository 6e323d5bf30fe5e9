"""Wikitext → its logical lines: a template, table or reference that runs over several lines is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .lines import Line, numbered

# Comments and blocks that hold no entries.
_HIDDEN = re.compile(
    r"<!--|__[A-Z]+__|<(gallery|timeline|imagemap|score|math|syntaxhighlight|templatestyles|references)\b[^<>]*>",
    re.IGNORECASE,
)
_NAME = r"(?P<name>\"[^\"<>]+\"|'[^'<>]+'|[^\s\"'/<>]+)"
_NAMED = re.compile(rf"<ref\b[^<>]*?\bname\s*=\s*{_NAME}[^<>/]*>", re.IGNORECASE)
_REF_END = re.compile(r"</ref\s*>", re.IGNORECASE)
_BRACES = re.compile(r"\{\{|\}\}|<ref\b[^<>]*?(?<!/)>|</ref\s*>", re.IGNORECASE)
_TABLE_OPENS, _TABLE_CLOSES = re.compile(r"[ \t:*]*\{\|"), re.compile(r"[ \t]*\|\}(?!\})")
# A construct that is still open after this much is taken to be never closed.
_MAX_LINES, _MAX_LENGTH = 5_000, 1_000_000
# The parser takes time by the square of what is open: 20,000 open templates take minutes, 200 no time.
_MAX_OPEN = 200
_OPENERS = re.compile(r"\{\{|\[\[|\[(?=https?:)|<[a-zA-Z]")
_CLOSERS = re.compile(r"\}\}|\]\]|(?<!\])\](?!\])|</|/>")


def visible(wikitext: str) -> str:
    """The text without comments and blocks that hold no entries; their line ends stay, so line numbers do."""
    parts: list[str] = []
    at = 0
    unclosed: set[str] = set()  # looked for to the end once, not once for each opening
    for match in _HIDDEN.finditer(wikitext):
        if match.start() < at:
            continue
        end = _end_of(wikitext, match, unclosed)
        parts += (wikitext[at : match.start()], "\n" * wikitext.count("\n", match.start(), end))
        at = end
    return "".join((*parts, wikitext[at:]))


def _end_of(wikitext: str, opening: re.Match[str], unclosed: set[str]) -> int:
    """Where what begins here ends: a comment without an end reaches to the last character, a tag hides itself."""
    tag = (opening[1] or "").lower()
    if not tag and opening[0] != "<!--":
        return opening.end()
    if tag and (tag in unclosed or opening[0].endswith("/>")):
        return opening.end()
    closing = re.compile(rf"</{tag}\s*>" if tag else "-->", re.IGNORECASE).search(wikitext, opening.end())
    if closing is None and tag:
        unclosed.add(tag)
    return closing.end() if closing else (opening.end() if tag else len(wikitext))


def named_references(wikitext: str) -> dict[str, str]:
    """Name → wikitext of each named reference of the page."""
    named: dict[str, str] = {}
    for match in _NAMED.finditer(wikitext):
        end = _REF_END.search(wikitext, match.end())
        if end is None:
            break
        named.setdefault(match["name"].strip("\"'"), wikitext[match.end() : end.start()])
    return named


def logical_lines(wikitext: str) -> Iterator[tuple[int, str]]:
    """(line number, text) of each logical line; one that never closes comes out as its physical lines."""
    open_lines: list[Line] = []
    braces = tables = length = 0
    for line in numbered(wikitext):
        open_lines.append(line)
        length += len(line.text)
        tables += bool(_TABLE_OPENS.match(line.text)) - bool(_TABLE_CLOSES.match(line.text))
        braces += sum(-1 if mark[0] in "}" or mark[:2] == "</" else 1 for mark in _BRACES.findall(line.text))
        closed = braces <= 0 and tables <= 0
        if closed or len(open_lines) > _MAX_LINES or length > _MAX_LENGTH:
            yield from _joined(open_lines) if closed else ((line.number, line.text) for line in open_lines)
            open_lines, braces, tables, length = [], 0, 0, 0
    yield from ((line.number, line.text) for line in open_lines)


def tangled(text: str) -> bool:
    """True if more constructs are opened and not closed, or opened inside each other, than any page needs."""
    if len(text) < _MAX_OPEN:
        return False
    return len(_OPENERS.findall(text)) - len(_CLOSERS.findall(text)) > _MAX_OPEN or _depth(text) > _MAX_OPEN


def _depth(text: str) -> int:
    deepest = depth = 0
    for mark in re.findall(r"\{\{|\}\}|\[\[|\]\]", text):
        depth = depth + 1 if mark in ("{{", "[[") else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def _joined(lines: list[Line]) -> Iterator[tuple[int, str]]:
    yield lines[0].number, "\n".join(line.text for line in lines)
