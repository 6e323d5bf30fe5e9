"""Rows (CSV, TSV, JSON, JSON Lines, YAML) → a document that is written here, one entry a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice

from ..dates import parse_date
from ..errors import DateError
from ..models import DateSpan, Problem
from .drafts import Document, Draft
from .headed_dates import MONTHS
from .html_text import plain_words
from .outlets import host_of, trailing_outlets, unique
from .records_mapping import Columns, Paths, columns_for, origin_of
from .rows import Row, Table, value_at, words_of
from .topics import Topics, is_topic

LOOKED_FOR = "rows with a date column and a text column"

_FIRST_ROWS = 50
_CLOCK = re.compile(r"(?<=\d)[T ]\d{1,2}:\d{2}.*$")
_NO_HEADING = ("", "Uncategorized")
_COMMAS = re.compile(r"-?\d+(?:,\d+){1,2}")


@dataclass(slots=True)
class _Writer:
    """The text as far as it is written, and the drafts in it."""

    columns: Columns
    path: str
    problems: list[Problem]
    parts: list[str] = field(default_factory=list)
    length: int = 0
    drafts: list[Draft] = field(default_factory=list)
    topics: Topics = field(default_factory=Topics)
    spans: dict[str, DateSpan] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    title: str = ""
    description: str = ""

    def take(self, row: Row) -> None:
        """Writes the row, or notes why not."""
        printed = self._printed_date(row, self.columns.date)
        words, outlets = self._words(row)
        self._note_repeated(row)
        if not printed and words_of(row.columns.get("Type")) == "title":
            self.title, _, self.description = words.partition("\n\n")
            return
        if not words:
            self._report(row, "has no text", "fill the text column or take the row out")
            return
        span = self._span(row, printed)
        if span is None:
            return
        headings = tuple(name for name in _values(row, self.columns.headings) if name not in _NO_HEADING)
        if self.columns.topics:
            place = (printed, *headings)
            if is_topic(words, bool(outlets)):
                self.topics.note(place, words)
                return
            headings += self.topics.over(place, words)
        self._write(span, words, headings, outlets)

    def _write(self, span: DateSpan, words: str, headings: tuple[str, ...], outlets: tuple[str, ...]) -> None:
        lead = f"{span.raw}: "
        tail = "".join(f" ({name})" for name in outlets) + "\n\n"
        start = self.length + len(lead)
        self.drafts.append(Draft(span, start, start + len(words), headings, outlets))
        self.parts += (lead, words, tail)
        self.length = start + len(words) + len(tail)

    def _words(self, row: Row) -> tuple[str, tuple[str, ...]]:
        parts = [plain_words(value) for value in _values(row, self.columns.title + self.columns.text)]
        words = parts[0] if len(parts) == 1 else "\n\n".join(dict.fromkeys(filter(None, parts)))
        if self.columns.topics:
            end, outlets = trailing_outlets(words)
            return words[:end], outlets
        words = words or plain_words("; ".join(_values(row, self.columns.instead)))
        outlets = unique(_values(row, self.columns.outlets))
        return words, outlets or unique(host_of(url) for url in _values(row, self.columns.url))

    def _note_repeated(self, row: Row) -> None:
        name = "+".join(_values(row, self.columns.id))
        first = self.ids.setdefault(name, row.line) if name else row.line
        if first != row.line:
            self._report(row, f"its id {name!r} was there before, on line {first}", "both are kept; take one out")

    def _printed_date(self, row: Row, paths: Paths) -> str:
        values = _values(row, paths)
        if len(values) == 1:
            if values[0] in self.spans:
                return values[0]
            if _COMMAS.fullmatch(values[0]):
                return _joined(values[0].split(","), self.columns.before_christ)
            return _CLOCK.sub("", values[0])
        return _joined(values, self.columns.before_christ)

    def _span(self, row: Row, printed: str) -> DateSpan | None:
        if not printed:
            self._report(row, "has no date", "fill the date column or take the row out")
            return None
        end = self._printed_date(row, self.columns.end) if self.columns.end else ""
        try:
            span = self._parsed(printed)
            return span if not end or end == printed else _from_to(span, self._parsed(end))
        except DateError as error:
            self._report(row, f"its date cannot be read ({error})", "correct it; the row was skipped")
            return None

    def _parsed(self, printed: str) -> DateSpan:
        if printed not in self.spans:
            self.spans[printed] = parse_date(printed)
        return self.spans[printed]

    def _report(self, row: Row, what: str, mend: str) -> None:
        self.problems.append(Problem(self.path, row.line, what, mend))


def read_records(table: Table, mapping: Mapping[str, str] | None, path: str, problems: list[Problem]) -> Document:
    """The document written from the rows. Raises ReadError if no date or text column is found."""
    rows = iter(table.rows)
    first = list(islice(rows, _FIRST_ROWS))
    writer = _Writer(columns_for(first, mapping, path), path, problems)
    for row in chain(first, rows):
        writer.take(row)
    if writer.topics.count:
        what = f"{writer.topics.count:,} rows are no sentence and were read as topics of the rows after them"
        problems.append(Problem(path, 0, what, "end a row with a full stop if it is an entry"))
    about = {**origin_of(first), **table.about} if writer.columns.topics else table.about
    return Document(
        text="".join(writer.parts),
        drafts=tuple(writer.drafts),
        problems=tuple(problems),
        title=writer.title or _about(about, "title.text.headline", "headline", "timeline.headline", "title", "name"),
        description=writer.description or _about(about, "title.text.text", "timeline.text", "description"),
        url=_about(about, "url"),
        publisher=_about(about, "publisher"),
        licence=_about(about, "licence", "license"),
    )


def _values(row: Row, paths: Paths) -> list[str]:
    return [words_of(value_at(row.columns, path)) for path in paths]


def _about(about: Mapping[str, object], *paths: str) -> str:
    values = (plain_words(words_of(value_at(about, path))) for path in paths)
    return next((value for value in values if value), "").replace("\n\n", " ")


def _joined(values: Iterable[str], before_christ: bool) -> str:
    """Year, month and day in columns of their own → one date; "" without a year."""
    parts = list(_leading(values))
    if not parts or not parts[0].lstrip("-").isdigit():
        return " ".join(parts)
    year = int(parts[0])
    numbers = [int(part) if part.isdigit() else 0 for part in parts[1:]]
    if 0 in numbers or (numbers and numbers[0] > 12):
        return "-".join(parts)
    if before_christ and year < 0:
        months = [MONTHS[number - 1] for number in numbers[:1]]
        return " ".join([*(str(number) for number in numbers[1:]), *months, f"{-year} BC"])
    sign = "-" if year < 0 else ""
    return "-".join([f"{sign}{abs(year):04d}", *(f"{number:02d}" for number in numbers)])


def _leading(values: Iterable[str]) -> Iterator[str]:
    """The values up to the first empty one: a day without a month says nothing."""
    for value in values:
        if not value:
            return
        yield value.split(".")[0] if value.endswith(".0") else value


def _from_to(first: DateSpan, last: DateSpan) -> DateSpan:
    if first.first and last.last and last.last < first.first:
        raise DateError(f"it ends, {last.raw}, before it begins, {first.raw}")
    if (first.first, first.last) == (last.first, last.last):
        return first
    return DateSpan(first.first, last.last, "range", f"{first.raw} – {last.raw}")
