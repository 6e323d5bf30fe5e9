"""The embedded default: an answer in the sources' own sentences, or a refusal. No language model."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from vectorstore.models import Event, Hit, Passage
from vectorstore.store import Store

from ..citations import Citer
from ..facts.addressed import is_addressed
from ..facts.names import folded
from ..facts.parsing import parse_all
from ..facts.spellings import occurs
from ..facts.terms import Term
from ..models import Answer
from ..questions import Question
from ..reader import Read, read
from ..retrieval import Found
from .composing import compose
from .evidence import Entry, Evidence, Likeness, speaks_of, weigh
from .ranges import range_answers
from .refusals import no_entry, refusal
from .selection import select
from .weights import ENOUGH, other_way_round, ranked, support

NEAREST = 3
READ = 12  # entries that the reader looks at, the likeliest by their vectors; all that are found


def answer_stream(asked: str, found: Found, store: Store, read: Read = read) -> Iterator[Answer]:
    """Answers that grow sentence by sentence, the last one whole; a refusal comes at once."""
    question = found.question
    if any(ask.kind == "events" for ask in question.asks) and question.windows:
        yield from range_answers(asked, found, store)
        return
    if question.windows and not _any_on(question, found, store):
        text, missing = no_entry(question.windows, store.coverage)
        yield _refused(asked, found, store, text, missing)
        return
    evidence = weigh_hits(found, store, read)
    best, contrary = evidence[0] if evidence else None, other_way_round(evidence)
    if best is None or support(best) < ENOUGH or contrary is not None:
        nearest = contrary or max(evidence, key=lambda e: e.features.dense, default=None)
        text, missing = refusal(question, nearest, _known_names(question, store), store.coverage)
        yield _refused(asked, found, store, text, missing)
        return
    yield from compose(asked, question, select(question, evidence), store)


def weigh_hits(found: Found, store: Store, read: Read = read) -> list[Evidence]:
    """The sentences of the entries found, weighed, the strongest first; those of other days are left out."""
    weight = term_weight(store)
    events = {hit.event.id: hit.event for hit in found.hits}
    # Parsed together: one by one below they would take twice as long.
    parse_all([passage.text for event in events.values() for passage in store.passages(event.id)])
    told = {event: _reports(event, found.question.text, store) for event in events.values()}
    nearest = {event: max((cosine for _, cosine in known), default=-1.0) for event, known in told.items()}
    likeliest = sorted(told, key=lambda event: (-nearest[event], event.id))[:READ]
    evidence: list[Evidence] = []
    for event, known in told.items():
        entry = Entry.of(event, [passage for passage, _ in known], store.source(event.source_id).title)
        cosines = [cosine for _, cosine in known]
        if event in likeliest and known:
            entry = entry.read_for(found.question.text, cosines.index(max(cosines)), read)
        evidence += _weigh_entry(entry, found.question, cosines, weight)
    return ranked(evidence)


def _reports(event: Event, asked: str, store: Store) -> list[tuple[Passage, float]]:
    """The sentences of an entry with their likeness to the question; those addressed to a reader are left out."""
    known = zip(store.passages(event.id), store.cosines(asked, event.id), strict=True)
    return [(passage, cosine) for passage, cosine in known if not is_addressed(passage.text)]


def _weigh_entry(
    entry: Entry, question: Question, cosines: Sequence[float], weight: Callable[[Term], float]
) -> Iterator[Evidence]:
    for index, cosine in enumerate(cosines):
        if not question.windows or any(speaks_of(entry, index, window) for window in question.windows):
            yield weigh(question, entry, index, Likeness(cosine, max(cosines)), weight)


def term_weight(store: Store) -> Callable[[Term], float]:
    """How telling a term is: 1 for a word of every entry, more the rarer it is (inverse document frequency)."""
    total = len(store.events())

    def weight(term: Term) -> float:
        rarity = [math.log((total + 1) / (store.frequency(folded(word)) + 1)) for word in term.words]
        return 1.0 + sum(rarity) / len(rarity)

    return weight


def _any_on(question: Question, found: Found, store: Store) -> bool:
    return any(
        store.events(window) or any(hit.passage.occurred.overlaps(window) for hit in found.hits)
        for window in question.windows
    )


def _known_names(question: Question, store: Store) -> list[str]:
    return [
        term.text
        for term in question.terms
        if term.kind == "name" and any(occurs(word, store.vocabulary) for word in term.words)
    ]


def _refused(asked: str, found: Found, store: Store, text: str, missing: Sequence[str]) -> Answer:
    citer = Citer(store)
    best_first = sorted(found.hits, key=lambda h: (-h.dense, h.event.id, h.passage.start))
    nearest: dict[str, Hit] = {}
    for hit in best_first:
        nearest.setdefault(hit.event.id, hit)
    for hit in list(nearest.values())[:NEAREST]:
        citer.cite(hit.event, [hit.passage])
    return Answer(
        question=asked,
        answer=text,
        short_answer="",
        abstained=True,
        missing=tuple(missing),
        citations=(),
        nearest=citer.citations,
        conflicts=(),
        standalone_question=found.question.text,
    )
