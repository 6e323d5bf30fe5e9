"""What a headed text is made of: headings, paragraphs and bullets, gathered from its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from .lines import Line


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed; level 1 is the outermost."""

    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph (depth 0) or a bullet (depth 1 and deeper) at `text[start:end]`."""

    start: int
    end: int
    line: int
    depth: int = 0
    date: str = ""  # as printed, where the markup keeps it apart: the date column of a table
    outlets: tuple[str, ...] = ()


Block = Heading | Item


@dataclass(frozen=True, slots=True)
class Nothing:
    """A line that holds nothing and ends what was open: a blank, a rule, a comment."""


Opened = Block | Nothing | None  # None: the line goes on with what is open


def gathered(lines: Iterable[Line], opened: Callable[[Line, Item | None], Opened]) -> Iterator[Block]:
    """The blocks of the lines: a line that opens nothing belongs to the paragraph or bullet before it.

    `opened(line, current)` says what a line begins, seen from the item that is open, if any.
    """
    current: Item | None = None
    for line in lines:
        block = opened(line, current)
        if block is None and current is not None:
            current = replace(current, end=line.start + len(line.text.rstrip()))
            continue
        if current is not None:
            yield current
        current = block if isinstance(block, Item) else None
        if isinstance(block, Heading):
            yield block
    if current is not None:
        yield current
