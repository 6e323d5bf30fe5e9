"""JSON and JSON Lines → rows, one after the other: the whole is never built."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..errors import ReadError
from ..models import Problem
from .lines import LineNumbers
from .rows import Row, Table
from .shapes import shaped_rows

_SPACE = re.compile(r"[ \t\r\n]*")
# Where several arrays hold objects, these names mean the entries ("eras" of TimelineJS are none).
_NAMES = ("events", "date", "dates", "entries", "items", "records", "rows", "data", "results", "timeline")
_DEEPEST_ARRAY = 3
_DECODER = json.JSONDecoder(strict=False)
_decode, _loads = _DECODER.raw_decode, _DECODER.decode


@dataclass(slots=True)
class _Found:
    """An array of objects: its name, where its first item starts, how many items it has."""

    name: str
    at: int
    count: int


@dataclass(slots=True)
class _Scan:
    text: str
    path: str
    numbers: LineNumbers
    arrays: list[_Found] = field(default_factory=list)

    def value(self, at: int) -> tuple[object, int]:
        """The value at this offset and the offset after it."""
        try:
            return _decode(self.text, at)
        except json.JSONDecodeError as error:
            raise self.fail(error.pos, error.msg) from None
        except RecursionError:
            raise self.fail(at, "nested too deep") from None
        except ValueError as error:  # a number of thousands of digits
            raise self.fail(at, str(error)) from None

    def fail(self, at: int, what: str) -> ReadError:
        """The error for what is at this offset."""
        return ReadError(f"{self.path}:{self.numbers.at(at)}: is not valid JSON ({what}); correct the file")

    def skip(self, at: int) -> int:
        """The offset after white space."""
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def items(self, at: int) -> Iterator[tuple[int, int, object]]:
        """(start, end, value) of each item of the array whose "[" is at `at`; last its own end, and None."""
        at = self.skip(at + 1)
        while self.text[at : at + 1] != "]":
            value, end = self.value(at)
            yield at, end, value
            at = self.skip(end)
            if self.text[at : at + 1] == ",":
                at = self.skip(at + 1)
            elif self.text[at : at + 1] != "]":
                raise self.fail(at, "expecting ',' or ']'")
        yield at, at + 1, None

    def members(self, at: int, depth: int) -> tuple[dict[str, object], int]:
        """The members of the object whose "{" is at `at`, without arrays of objects: those are noted."""
        about: dict[str, object] = {}
        at = self.skip(at + 1)
        while self.text[at : at + 1] != "}":
            key, end = self.value(at)
            at = self.skip(end)
            if not isinstance(key, str) or self.text[at : at + 1] != ":":
                raise self.fail(at, "expecting a name and ':'")
            about[key], at = self.member(key, self.skip(at + 1), depth)
            at = self.skip(at)
            if self.text[at : at + 1] == ",":
                at = self.skip(at + 1)
            elif self.text[at : at + 1] != "}":
                raise self.fail(at, "expecting ',' or '}'")
        return about, at + 1

    def member(self, name: str, at: int, depth: int) -> tuple[object, int]:
        """A member's value and the offset after it; None for an array of objects, which is noted."""
        end, mark, inner = at, self.text[at : at + 1], self.skip(at + 1)
        if mark == "[" and self.text[inner : inner + 1] == "{":
            found = _Found(name, at, 0)
            self.arrays.append(found)
            for _, last, item in self.items(at):
                end, found.count = last, found.count + (item is not None)
            return None, end
        if mark == "{" and depth < _DEEPEST_ARRAY:
            return self.members(at, depth + 1)
        return self.value(at)


def json_table(text: str, path: str) -> Table:
    """The objects of the file's array, and the members beside it. Raises ReadError where there is none."""
    scan = _Scan(text, path, LineNumbers(text))
    at = scan.skip(0)
    about: dict[str, object] = {}
    if text[at : at + 1] == "{":
        about, _ = scan.members(at, 0)
        if not scan.arrays:
            return Table(shaped_rows(about, scan.numbers.at(at)), about)
        at = min(scan.arrays, key=_preference).at
    elif text[at : at + 1] != "[":
        raise scan.fail(at, "expecting '[' or '{'")
    rows = (Row(scan.numbers.at(at), item) for at, _, item in scan.items(at) if isinstance(item, dict))
    return Table(rows, about)


def _preference(found: _Found) -> tuple[int, int]:
    name = found.name.lower()
    return (_NAMES.index(name) if name in _NAMES else len(_NAMES), -found.count)


def json_line_table(lines: Iterable[str], path: str, problems: list[Problem]) -> Table:
    """The objects of the lines; lines that are none are noted and skipped."""
    return Table(_line_rows(lines, path, problems))


def _line_rows(lines: Iterable[str], path: str, problems: list[Problem]) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = _loads(line)
        except (ValueError, RecursionError) as error:
            what = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep or too long a number"
            problems.append(Problem(path, number, f"is not valid JSON ({what})", "correct the line"))
            continue
        if isinstance(value, dict):
            yield Row(number, value)
        else:
            problems.append(Problem(path, number, "holds no object", 'write it as {"date": …, "text": …}'))
