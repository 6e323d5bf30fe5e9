"""Tables of wikitext → one entry for each row that has a date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import mwparserfromhell
from mwparserfromhell.nodes import Tag

from .headed_dates import lacks_year
from .markdown_tables import DATE_NAMES
from .outlets import unique
from .wikitext_render import Renderer

_TEXT_NAMES = (
    "event",
    "events",
    "description",
    "details",
    "notes",
    "summary",
    "what",
    "occurrence",
    "incident",
    "text",
)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row's date as printed, its words, who is cited, and its line."""

    date: str
    words: str
    outlets: tuple[str, ...]
    line: int


Cell = tuple[str, tuple[str, ...]]


def table_rows(wikitext: str, line: int, renderer: Renderer) -> Iterator[TableRow]:
    """The rows of a table that begins on this line; none if no column holds dates.

    The words are the column of events, then the other cells with heads: "Rebels took it. (Place: Homs)".
    """
    tables = [tag for tag in mwparserfromhell.parse(wikitext).filter_tags(recursive=False) if tag.tag == "table"]
    if not tables:
        return
    head, rows = _cells(tables[0], renderer, line)
    column = _date_column(head, [cells for _, cells in rows])
    if column is None:
        return
    for at, cells in rows:
        if column < len(cells) and (date := cells[column][0]):
            others = [(head[i] if i < len(head) else "", cell) for i, cell in enumerate(cells) if i != column]
            words = _words([(name, cell[0]) for name, cell in others if cell[0]])
            if words:
                yield TableRow(date, words, unique(name for _, cell in others for name in cell[1]), at)


def _cells(table: Tag, renderer: Renderer, line: int) -> tuple[list[str], list[tuple[int, list[Cell]]]]:
    """The names in the head, and (line, cells) of each row; spanning cells are in each row they span."""
    head: list[str] = []
    rows: list[tuple[int, list[Cell]]] = []
    spans: dict[int, tuple[int, Cell]] = {}
    number = line + 1
    loose = [node for node in table.contents.nodes if isinstance(node, Tag) and node.tag in ("th", "td")]
    if loose:
        head = [renderer.words(str(node.contents))[0] for node in loose]
    for node in table.contents.nodes:
        if isinstance(node, Tag) and node.tag == "tr":
            tags = [tag for tag in node.contents.nodes if isinstance(tag, Tag) and tag.tag in ("th", "td")]
            if not head and tags and all(tag.tag == "th" for tag in tags):
                head = [renderer.words(str(tag.contents))[0] for tag in tags]
            elif tags:
                rows.append((number + 1, _row(tags, spans, renderer)))
        number += str(node).count("\n")
    return head, rows


def _row(tags: list[Tag], spans: dict[int, tuple[int, Cell]], renderer: Renderer) -> list[Cell]:
    """The cells of a row with those of earlier rows that reach into it; `spans` is kept for the next."""
    cells: list[Cell] = []
    begun: dict[int, tuple[int, Cell]] = {}
    left = tags[::-1]
    while left or len(cells) in spans:
        column = len(cells)
        if column in spans:
            rows, cell = spans.pop(column)
        else:
            tag = left.pop()
            rows, cell = _rowspan(tag), renderer.words(str(tag.contents))
        if rows > 1:
            begun[column] = (rows - 1, cell)
        cells.append(cell)
    spans.update(begun)
    return cells


def _rowspan(tag: Tag) -> int:
    value = str(tag.get("rowspan").value).strip("\"' ") if tag.has("rowspan") else "1"
    return min(int(value), 1000) if value.isdigit() else 1


def _date_column(head: list[str], rows: list[list[Cell]]) -> int | None:
    for at, name in enumerate(head):
        if name.lower() in DATE_NAMES:
            return at
    for at in range(max(map(len, rows), default=0)):
        cells = [cells[at][0] for cells in rows if at < len(cells)]
        if cells and sum(lacks_year(cell) for cell in cells) * 2 > len(cells):
            return at
    return None


def _words(named: list[tuple[str, str]]) -> str:
    if not named:
        return ""
    chosen = next((i for i, (name, _) in enumerate(named) if name.lower() in _TEXT_NAMES), None)
    if chosen is None:
        chosen = max(range(len(named)), key=lambda i: len(named[i][1]))
    rest = [f"{name}: {cell}" if name else cell for i, (name, cell) in enumerate(named) if i != chosen]
    return named[chosen][1] + (f" ({'; '.join(rest)})" if rest else "")
