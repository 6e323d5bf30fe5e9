"""Spans, sources, and events with their passages ↔ plain JSON values, as the data folder keeps them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from .calendar import Day
from .models import DateSpan, Event, Passage, Source

# Below and above every day key (years -9999 to 9999): an open end of a span.
OPEN_FIRST, OPEN_LAST = -(10**9), 10**9


def first_key(span: DateSpan) -> int:
    """`YYYYMMDD` of the first day, OPEN_FIRST where the span is open."""
    return OPEN_FIRST if span.first is None else span.first.key


def last_key(span: DateSpan) -> int:
    """`YYYYMMDD` of the last day, OPEN_LAST where the span is open."""
    return OPEN_LAST if span.last is None else span.last.key


def entry_line(event: Event, passages: Sequence[Passage]) -> bytes:
    """The event and its passages as one line of UTF-8 JSON; passages as offsets into the event."""
    record = {
        "id": event.id,
        "entry": _span(event.entry),
        "occurred": _span(event.occurred),
        "headings": event.headings,
        "text": event.text,
        "start": event.start,
        "outlets": event.outlets,
        "passages": [[p.start - event.start, p.end - event.start, _span(p.occurred)] for p in passages],
    }
    return json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def read_entry(line: bytes, source_id: str) -> tuple[Event, tuple[Passage, ...]]:
    """What `entry_line` wrote."""
    record = json.loads(line)
    text, start = record["text"], record["start"]
    event = Event(
        id=record["id"],
        source_id=source_id,
        entry=_read_span(record["entry"]),
        occurred=_read_span(record["occurred"]),
        headings=tuple(record["headings"]),
        text=text,
        start=start,
        end=start + len(text),
        outlets=tuple(record["outlets"]),
    )
    passages = tuple(
        Passage(event.id, text[low:high], start + low, start + high, _read_span(span))
        for low, high, span in record["passages"]
    )
    return event, passages


def source_record(source: Source) -> dict[str, str]:
    """The source as a JSON object."""
    return asdict(source)


def read_source(record: dict[str, str]) -> Source:
    """What `source_record` made."""
    return Source(**record)


def _span(span: DateSpan) -> list[Any]:
    first, last = (None if day is None else day.key for day in (span.first, span.last))
    return [first, last, span.precision, span.raw]


def _read_span(value: list[Any]) -> DateSpan:
    first, last = (None if key is None else Day.from_key(key) for key in value[:2])
    return DateSpan(first, last, value[2], value[3])
