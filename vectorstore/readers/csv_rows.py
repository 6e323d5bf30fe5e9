"""CSV and TSV → rows: delimiter from the head, line numbers that know of quoted line ends."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Protocol

from ..errors import ReadError
from ..models import Problem
from .rows import Row, Table

DELIMITERS = ",;\t|"


class _Reader(Protocol):
    """What `csv.reader` gives: its class has no name to annotate with in Python 3.11."""

    @property
    def line_num(self) -> int: ...

    def __iter__(self) -> Iterator[list[str]]: ...


def csv_table(lines: Iterable[str], path: str, problems: list[Problem]) -> Table:
    """The rows below the head line; of one with more cells than the head the rest is left out, and noted."""
    source = iter(lines)
    number, head = next(((at, line) for at, line in enumerate(source, 1) if line.strip()), (1, ""))
    delimiter = max(DELIMITERS, key=lambda mark: len(split_line(head, mark)))
    names = split_line(head, delimiter)
    reader = csv.reader(source, delimiter=delimiter)
    return Table(_rows(reader, names, number, path, problems))


def split_line(line: str, delimiter: str) -> list[str]:
    """The cells of one line, without space around them; [] if it cannot be read."""
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []


def _rows(reader: _Reader, names: list[str], head: int, path: str, problems: list[Problem]) -> Iterator[Row]:
    before = head
    try:
        for cells in reader:
            line, before = before + 1, head + reader.line_num
            if any(cells):
                if len(cells) > len(names):
                    what = f"has {len(cells)} cells where the head has {len(names)}"
                    problems.append(Problem(path, line, what, "quote the cell that holds the delimiter"))
                yield Row(line, dict(zip(names, cells, strict=False)))
    except csv.Error as error:
        mend = "a quotation mark may lack its partner"
        raise ReadError(f"{path}:{before + 1}: cannot be read as CSV ({error}); {mend}") from None
