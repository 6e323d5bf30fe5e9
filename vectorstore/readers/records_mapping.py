"""Which columns hold what: the ready mappings for known files, and the user's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..errors import ReadError
from .rows import Row, value_at, words_of

KEYS = ("date", "end", "text", "title", "url", "outlets", "id", "headings")
Paths = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Column paths for each part of an entry; several are joined, () where there is none."""

    date: Paths
    text: Paths
    end: Paths = ()
    title: Paths = ()
    url: Paths = ()
    outlets: Paths = ()
    id: Paths = ()
    headings: Paths = ()
    before_christ: bool = False  # a negative year is one BC (TimelineJS), not astronomical
    instead: Paths = ()  # of the text, in rows that have neither text nor title
    topics: bool = False  # rows that are no sentence are topics, "(BBC)" at the end of a row is an outlet


_DATED = ("start_date.year", "start_date.month", "start_date.day")
_ENDED = ("end_date.year", "end_date.month", "end_date.day")
CURRENT_EVENTS = Columns(("date",), ("text",), headings=("category",), topics=True)
# Each is taken if the file has all of its first columns.
_READY: tuple[tuple[frozenset[str], Columns], ...] = (
    (
        frozenset(("start_date", "text")),
        Columns(
            _DATED,
            ("text.text",),
            _ENDED,
            ("text.headline",),
            id=("unique_id",),
            instead=("media.caption",),
            before_christ=True,
        ),
    ),
    (frozenset(("startDate", "headline")), Columns(("startDate",), ("text",), ("endDate",), ("headline",))),
    (
        frozenset(("Year", "Month", "Day", "Headline", "Text")),
        Columns(
            ("Year", "Month", "Day"),
            ("Text",),
            ("End Year", "End Month", "End Day"),
            ("Headline",),
            instead=("Media Caption",),
            before_christ=True,
        ),
    ),
    (
        frozenset(("event_date", "notes")),
        Columns(("event_date",), ("notes",), outlets=("source",), id=("event_id_cnty",), headings=("event_type",)),
    ),
)
_CURRENT_EVENTS = frozenset(("date", "category", "text", "source"))
_PORTAL = "Portal:Current events"
# The usual names, best first, for files that no ready mapping knows.
_USUAL: Mapping[str, Sequence[str]] = {
    "date": (
        "date",
        "event_date",
        "start_date",
        "startdate",
        "start",
        "when",
        "day",
        "timestamp",
        "time",
        "year",
    ),
    "text": (
        "text",
        "notes",
        "description",
        "event",
        "events",
        "summary",
        "body",
        "content",
        "details",
        "entry",
    ),
    "title": ("headline", "title", "name", "label"),
    "end": ("end_date", "enddate", "date_end", "end"),
    "url": ("url", "link", "source_url"),
    "outlets": ("outlets", "outlet", "sources", "source", "publisher", "newspaper", "reported_by"),
    "id": ("id", "event_id"),
    "headings": ("category", "section", "topic", "type"),
}


def columns_for(rows: Sequence[Row], mapping: Mapping[str, str] | None, path: str) -> Columns:
    """The columns of the user's mapping, else of a ready one, else by their names.

    `rows` are the first of the file. Raises ReadError if a column is missing or no date column is found.
    """
    names = list(dict.fromkeys(name for row in rows for name in row.columns))
    if mapping:
        return _mapped(rows, mapping, names, path)
    if set(names) >= _CURRENT_EVENTS and all(words_of(row.columns.get("source")).startswith(_PORTAL) for row in rows):
        return CURRENT_EVENTS
    for needed, columns in _READY:
        if needed <= set(names):
            return columns
    return _by_name(names, path)


def origin_of(rows: Sequence[Row]) -> dict[str, object]:
    """What rows of a current-events dump say of where they are from: title, publisher and licence."""
    pages = {words_of(row.columns.get("source")) for row in rows}
    title = pages.pop() if len(pages) == 1 else _PORTAL
    return {"title": title, "publisher": "Wikipedia", "licence": "CC BY-SA"}


def names_a_date(names: Iterable[str]) -> bool:
    """True if one of the column names is a usual one for a date."""
    return "date" in _guess(names)


def _mapped(rows: Sequence[Row], mapping: Mapping[str, str], names: list[str], path: str) -> Columns:
    unknown = sorted(set(mapping) - set(KEYS))
    if unknown:
        raise ReadError(f"{path}: --map has no key {unknown[0]!r}; the keys are {', '.join(KEYS)}")
    paths = {key: tuple(part.strip() for part in value.split("+")) for key, value in mapping.items()}
    for key, parts in paths.items():
        for part in parts:
            if all(value_at(row.columns, part) is None for row in rows):
                raise ReadError(f"{path}: no column {part!r} (mapped to {key}); the columns are {_listed(names)}")
    guessed = _guess(names)
    for key in ("date", "text"):
        if key not in paths and key not in guessed:
            raise ReadError(f"{path}: no {key} column; name it, as in --map {key}={names[0] if names else 'NAME'}")
    needed = {key: guessed[key] for key in ("date", "text") if key not in paths}
    return _columns({**needed, **paths})


def _by_name(names: list[str], path: str) -> Columns:
    guessed = _guess(names)
    if "text" not in guessed and "title" in guessed:
        guessed["text"] = guessed.pop("title")
    for key in ("date", "text"):
        if key not in guessed:
            mend = f"name it, as in --map {key}=COLUMN"
            raise ReadError(f"{path}: no {key} column among {_listed(names)}; {mend}")
    return _columns(guessed)


def _columns(paths: Mapping[str, Paths]) -> Columns:
    return Columns(
        date=paths["date"],
        text=paths["text"],
        end=paths.get("end", ()),
        title=paths.get("title", ()),
        url=paths.get("url", ()),
        outlets=paths.get("outlets", ()),
        id=paths.get("id", ()),
        headings=paths.get("headings", ()),
    )


def _guess(names: Iterable[str]) -> dict[str, Paths]:
    lowered = {name.lower().strip().replace(" ", "_"): name for name in reversed(list(names))}
    found = {key: next((lowered[name] for name in usual if name in lowered), None) for key, usual in _USUAL.items()}
    return {key: (name,) for key, name in found.items() if name is not None}


def _listed(names: Sequence[str]) -> str:
    return ", ".join(repr(name) for name in names[:20]) + (" …" if len(names) > 20 else "") or "none"
