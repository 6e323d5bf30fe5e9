"""Markdown tables with a date column → one entry for each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .blocks import Item
from .headed_dates import lacks_year
from .lines import Line, trimmed

# Possessive: a line of tabs or dashes is passed over once.
_CELL_RULE = r"[ \t]*+:?-++:?[ \t]*+"
_DELIMITER = re.compile(rf"[ \t]*+\|?+{_CELL_RULE}(?:\|{_CELL_RULE})*+\|?[ \t]*+$")
_PIPE = re.compile(r"(?<!\\)\|")
DATE_NAMES = frozenset(("date", "dates", "when", "day", "year", "time", "month", "period", "date(s)"))

MAX_COLUMNS = 100

Cell = tuple[int, int]  # offsets in the line


def is_table(lines: Sequence[Line]) -> bool:
    """True if the lines are a table: a head, a delimiter row, perhaps rows."""
    return len(lines) >= 2 and "|" in lines[0].text and _DELIMITER.match(lines[1].text) is not None


def table_items(lines: Sequence[Line]) -> Iterator[Item]:
    """An item for each row, with its date cell apart; none if no column holds dates.

    The text is the one other cell, or all from the first to the last, pipes included, if they are several.
    """
    head, rows = lines[0], [(line, _cells(line.text)) for line in lines[2:] if not line.blank]
    column = _date_column(head, rows)
    if column is None:
        return
    for row, cells in rows:
        if column >= len(cells):
            continue
        date = row.text[slice(*cells[column])]
        span = _words(cells, column)
        if date and span:
            yield Item(row.start + span[0], row.start + span[1], row.number, 1, date)


def _date_column(head: Line, rows: Sequence[tuple[Line, list[Cell]]]) -> int | None:
    names = [head.text[slice(*cell)].strip(" *_").lower() for cell in _cells(head.text)]
    for at, name in enumerate(names):
        if name in DATE_NAMES:
            return at
    for at in range(len(names)):
        words = [row.text[slice(*cells[at])] for row, cells in rows if at < len(cells)]
        if words and sum(lacks_year(cell) for cell in words) * 2 > len(words):
            return at
    return None


def _words(cells: Sequence[Cell], column: int) -> Cell | None:
    others = [cell for at, cell in enumerate(cells) if at != column and cell[0] < cell[1]]
    if not others:
        return None
    if any(others[0][0] < cells[column][0] < cell[0] for cell in others):
        return max(others, key=lambda cell: cell[1] - cell[0])  # the date stands between: the longest cell
    return others[0][0], others[-1][1]


def _cells(text: str) -> list[Cell]:
    start, end = trimmed(text, 0, len(text))
    start += text.startswith("|", start)
    end -= end > start and text[end - 1] == "|" and text[end - 2] != "\\"
    bounds = [start, *(at for match in _PIPE.finditer(text, start, end) for at in match.span()), end]
    return [trimmed(text, *bounds[at : at + 2]) for at in range(0, min(len(bounds), 2 * MAX_COLUMNS), 2)]
