"""What is found and listed without asking: hits, entries page by page, sources; one form for every door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vectorstore.calendar import Day
from vectorstore.dates import parse_date
from vectorstore.errors import DateError
from vectorstore.models import DateSpan, Event, Hit, Source
from vectorstore.store import Store

from .ui.chronology import Chronology


@dataclass(frozen=True, slots=True)
class Hits:
    """Passages that were found, best first."""

    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated entry with the title of its source."""

    event: Event
    source_title: str


@dataclass(frozen=True, slots=True)
class Entries:
    """A page of entries in date order, of one state of what is indexed."""

    events: tuple[Event, ...]
    total: int  # on all pages
    offset: int  # of the first one here
    next_offset: int | None  # of the next page; null on the last
    revision: str  # another one whenever what is indexed has changed: pages of two do not fit together


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source, how many entries it has, and the days that they cover."""

    id: str
    title: str
    name: str  # of the file that it was read from
    format: str
    description: str
    url: str
    publisher: str
    licence: str
    retrieved: str
    sha256: str
    events: int
    covers: DateSpan | None


@dataclass(frozen=True, slots=True)
class SourceList:
    """What is indexed."""

    sources: tuple[SourceEntry, ...]
    revision: str


@dataclass(frozen=True, slots=True)
class Selection:
    """Which entries are wanted: those of a window, of a source, with words; and which page of them."""

    window: DateSpan | None = None
    source: str = ""
    words: str = ""
    offset: int = 0
    limit: int = 50


def window_of(since: str | None, until: str | None) -> DateSpan | None:
    """The days from the first of `since` to the last of `until`; None without either. Raises DateError."""
    first = parse_date(since).first if since else None
    last = parse_date(until).last if until else None
    if first is None and last is None:
        return None
    if first is not None and last is not None and last < first:
        raise DateError(f"{until} is before {since}; swap the two dates")
    return DateSpan(first, last, "range", f"{since or ''}/{until or ''}")


def entries_of(store: Store | None, chronology: Chronology, wanted: Selection) -> Entries:
    """The page of entries that is wanted, none where nothing is indexed; `chronology` is that of the store."""
    rows = chronology.rows(wanted.window, wanted.words)
    if wanted.source:
        rows = rows[chronology.source_ids[rows] == wanted.source]
    page = rows[wanted.offset : wanted.offset + wanted.limit].tolist()
    events: Sequence[Event] = () if store is None else store.events()
    after = wanted.offset + len(page)
    return Entries(
        events=tuple(events[row] for row in page),
        total=len(rows),
        offset=wanted.offset,
        next_offset=after if page and after < len(rows) else None,
        revision=chronology.revision,
    )


def entry_of(store: Store, event_id: str) -> Entry:
    """An entry by its id. Raises KeyError."""
    event = store.event(event_id)
    return Entry(event, store.source(event.source_id).title)


def sources_of(store: Store | None, chronology: Chronology) -> SourceList:
    """All sources; none where nothing is indexed."""
    sources = () if store is None else store.sources
    return SourceList(tuple(source_of(source, chronology) for source in sources), chronology.revision)


def source_of(source: Source, chronology: Chronology) -> SourceEntry:
    """A source with how much of it is in the chronology."""
    rows = chronology.of_source(source.id)
    days = chronology.reach(rows)
    return SourceEntry(
        id=source.id,
        title=source.title,
        name=Path(source.path).name,
        format=source.format,
        description=source.description,
        url=source.url,
        publisher=source.publisher,
        licence=source.licence,
        retrieved=source.retrieved,
        sha256=source.sha256,
        events=len(rows),
        covers=days and DateSpan(Day.from_ordinal(days[0]), Day.from_ordinal(days[1]), "range"),
    )
