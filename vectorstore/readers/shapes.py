"""Mappings that hold entries without being rows: a day with lists under categories, dates with texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..dates import parse_date
from ..errors import DateError
from .rows import Row, words_of

# A day of a current-events dump: its date, where it is from, and {category: [texts]}.
_DAY, _ORIGIN, _PAYLOAD = "Date", "Source_URI", "Intelligence_Payload"


def shaped_rows(value: Mapping[str, object], line: int) -> Iterator[Row]:
    """The rows of a mapping that begins on this line; the mapping itself where it has no known shape."""
    payload = value.get(_PAYLOAD)
    if isinstance(payload, Mapping):
        yield from _day_rows(value, payload, line)
    elif value and all(_is_date(key) for key in value):
        for key, texts in value.items():
            for text, at in _texts(texts, line):
                yield Row(at, {"date": key, "text": text})
    else:
        yield Row(line, value)


def _day_rows(day: Mapping[str, object], payload: Mapping[str, object], line: int) -> Iterator[Row]:
    date, origin = words_of(day.get(_DAY)), words_of(day.get(_ORIGIN))
    for category, texts in payload.items():
        for text, at in _texts(texts, line):
            yield Row(at, {"date": date, "category": category, "text": text, "source": origin})


def _texts(value: object, line: int) -> Iterator[tuple[object, int]]:
    if not isinstance(value, list):
        yield value, line
        return
    lines = getattr(value, "lines", [line] * len(value))
    yield from zip(value, lines, strict=True)


def _is_date(words: str) -> bool:
    try:
        parse_date(words)
    except DateError:
        return False
    return True
