"""What happened on, in or between: every entry of those days in date order, each cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vectorstore.models import DateSpan, Event, Passage
from vectorstore.store import Store

from ..citations import Citer
from ..facts.matching import match_term
from ..facts.parsing import parse_all
from ..facts.terms import Term
from ..models import Answer
from ..questions import Question
from ..retrieval import Found
from ..wording import spelled
from .refusals import no_entry

# So many entries are quoted whole; of more, so many sentences each.
WHOLE_ENTRIES, SENTENCES_EACH = 12, 2
MOST_ENTRIES = 60
# To read an entry for a topic takes some ten milliseconds; a year of news has thousands.
MOST_READ = 300
ABOUT = 0.6  # how well an entry must account for each name of "what happened in Mali between …"


def range_answers(asked: str, found: Found, store: Store) -> Iterator[Answer]:
    """Answers that grow by one entry each; a refusal where no entry is of those days."""
    question = found.question
    events = _events(question, found, store)
    citer = Citer(store)
    if not events:
        text, missing = no_entry(question.windows, store.coverage)
        yield _answer(asked, question, text, citer, missing)
        return
    lines: list[str] = []
    for event in events[:MOST_ENTRIES]:
        lines.append(_line(event, store, citer, whole=len(events) <= WHOLE_ENTRIES))
        yield _answer(asked, question, "\n".join(lines), citer, ())
    if len(events) > MOST_ENTRIES:
        more = len(events) - MOST_ENTRIES
        rest = f"{more} more entries of those days are not shown; ask for fewer days."
        yield _answer(asked, question, "\n".join([*lines, rest]), citer, ())


def _events(question: Question, found: Found, store: Store) -> list[Event]:
    """The entries of the days asked for, and those that speak of these days, if they are about the topic."""
    topic = [t for t in question.terms if t.kind in ("name", "noun")]
    chosen: dict[str, Event] = {}
    for window in question.windows:
        for event in _within(question, window, store, sifted=bool(topic)):
            chosen.setdefault(event.id, event)
        for hit in found.hits:
            if hit.passage.occurred.overlaps(window) and hit.passage.occurred.precision == "day":
                chosen.setdefault(hit.event.id, hit.event)
    about = _about(topic, list(chosen.values())) if topic else chosen.values()
    return sorted(about, key=lambda e: (_first(e.entry), _first_of(e), e.start))


def _within(question: Question, window: DateSpan, store: Store, *, sifted: bool) -> Sequence[Event]:
    """The entries of a window; of very many, those that are most like the question, if it has a topic."""
    events = store.events(window)
    if not sifted or len(events) <= MOST_READ:
        return events
    return [hit.event for hit in store.search(question.text, window=window, k=MOST_READ)]


def _about(topic: Sequence[Term], events: Sequence[Event]) -> list[Event]:
    trees = parse_all([". ".join([event.text, *event.headings]) for event in events])
    return [
        event
        for event, tree in zip(events, trees, strict=True)
        if all(match_term(t, tree).score >= ABOUT for t in topic)
    ]


def _first(span: DateSpan) -> int:
    return span.first.key if span.first else 0


def _first_of(event: Event) -> str:
    return event.source_id


def _line(event: Event, store: Store, citer: Citer, *, whole: bool) -> str:
    passages = store.passages(event.id)
    shown: Sequence[Passage] = passages if whole else passages[:SENTENCES_EACH]
    citation = citer.cite(event, shown)
    told = " ".join(f"{' '.join(p.text.split())} [{citation.marker}]" for p in shown)
    return f"{spelled(event.entry)}: {told}"


def _answer(asked: str, question: Question, text: str, citer: Citer, missing: tuple[str, ...]) -> Answer:
    return Answer(
        question=asked,
        answer=text,
        short_answer="",
        abstained=not citer.citations,
        missing=missing,
        citations=citer.citations,
        nearest=(),
        conflicts=(),
        standalone_question=question.text,
    )
