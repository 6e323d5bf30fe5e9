"""What a reader hands in, and how it becomes a Reading: ids, occurred dates, the Source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ..dates import occurred_on, to_edtf
from ..errors import ReadError
from ..models import DateSpan, Event, Problem, Reading, Source
from ..passages import first_sentence
from .decoding import Material
from .formats import FORMATS

# A file with ten thousand bad rows has one fault, not ten thousand: the rest are counted.
MAX_PROBLEMS = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """A dated entry as a reader found it: `text[start:end]` of the reader's text."""

    entry: DateSpan
    start: int
    end: int
    headings: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader made of a file's characters. Offsets of the drafts count in `text`."""

    text: str
    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...] = ()
    title: str = ""
    description: str = ""
    url: str = ""
    publisher: str = ""
    licence: str = ""
    retrieved: str = ""


def finish(document: Document, path: Path, material: Material, reader: str, looked_for: str) -> Reading:
    """The Reading of a document made from this material. Raises ReadError if it has no entry."""
    if not document.drafts:
        raise ReadError(_nothing_found(document, path, reader, looked_for))
    digest = material.sha256
    source = Source(
        id=digest[:12],
        title=document.title or path.name,
        path=str(path.absolute()),
        sha256=digest,
        description=document.description,
        url=document.url,
        publisher=document.publisher,
        licence=document.licence,
        retrieved=document.retrieved,
        format=reader,
    )
    events = tuple(_events(document.text, document.drafts, source.id))
    return Reading(source, document.text, events, _capped((*material.problems, *document.problems), str(path)))


def _events(text: str, drafts: Iterable[Draft], source_id: str) -> Iterator[Event]:
    seen: Counter[tuple[str, str]] = Counter()
    for draft in drafts:
        words, edtf = text[draft.start : draft.end], to_edtf(draft.entry)
        ordinal = seen[edtf, words]
        seen[edtf, words] += 1
        digest = sha256(f"{edtf}\n{words}\n{ordinal}".encode()).hexdigest()
        yield Event(
            id=f"{source_id[:6]}-{digest[:10]}",
            source_id=source_id,
            entry=draft.entry,
            occurred=occurred_on(first_sentence(words), draft.entry),
            headings=draft.headings,
            text=words,
            start=draft.start,
            end=draft.end,
            outlets=draft.outlets,
        )


def _capped(problems: tuple[Problem, ...], path: str) -> tuple[Problem, ...]:
    if len(problems) <= MAX_PROBLEMS:
        return problems
    more = f"{len(problems) - MAX_PROBLEMS} more like these"
    return (*problems[:MAX_PROBLEMS], Problem(path, 0, more, "mend the first ones and read the file again"))


def _nothing_found(document: Document, path: Path, reader: str, looked_for: str) -> str:
    first = f"; first problem: {document.problems[0]}" if document.problems else ""
    mend = f"if it is another format, name it with --format ({', '.join(FORMATS)})"
    return f"{path}: no dated entry found, read as {reader}; looked for {looked_for}; {mend}{first}"
