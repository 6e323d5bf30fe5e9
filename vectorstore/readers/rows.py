"""What the row formats have in common: a row knows its line, and its columns are found by path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """Column → value, as the format holds it (text, numbers, nested mappings and lists)."""

    line: int  # counted from 1, where the row begins
    columns: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file, to be read once, and what the file says of itself beside them."""

    rows: Iterator[Row]
    about: Mapping[str, object] = field(default_factory=dict)


def value_at(columns: Mapping[str, object], path: str) -> object:
    """The value of the column of this name, else along the dots ("text.headline"); None if it is missing."""
    if path in columns:
        return columns[path]
    value: object = columns
    for name in path.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(name)
    return value


def words_of(value: object) -> str:
    """The value as text without space around it: lists joined by "; ", "" for all else."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return "; ".join(words for item in value if (words := words_of(item)))
    return ""
