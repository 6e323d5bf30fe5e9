"""Text → its lines with offsets and numbers, whatever ends them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Line:
    """`text[start:end]` without its line end; `number` counts from 1."""

    text: str
    start: int
    end: int
    number: int

    @property
    def blank(self) -> bool:
        """True if there is nothing to see on it."""
        return not self.text or self.text.isspace()


def numbered(text: str) -> Iterator[Line]:
    """The lines of the text; LF, CRLF and CR end a line, form feeds and Unicode separators do not."""
    start, number = 0, 1
    for match in _END.finditer(text):
        yield Line(text[start : match.start()], start, match.start(), number)
        start, number = match.end(), number + 1
    if start < len(text):
        yield Line(text[start:], start, len(text), number)


class LineNumbers:
    """Offset → line number, for readers that do not go line by line."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _END.finditer(text))]

    def at(self, offset: int) -> int:
        """The number, from 1, of the line that holds the character at this offset."""
        return bisect_right(self._starts, offset)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same span without the whitespace at its ends; empty spans end where they start."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def equals_heading(text: str) -> tuple[int, str] | None:
    """(level 1 to 6, title) of a line such as `== January 2014 ==`, None for any other.

    Spaces are free, the closing marks may be missing after a space. Done by hand: a pattern for it takes time
    by the cube of the line's length.
    """
    stripped = text.strip()
    rest = stripped.lstrip("=")
    level, title = len(stripped) - len(rest), rest.rstrip("=")
    spaced = title[:1].isspace() or len(title) < len(rest)
    return (level, title.strip()) if 1 <= level <= 6 and title.strip() and spaced else None
