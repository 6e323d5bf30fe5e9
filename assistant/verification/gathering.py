"""A claim → the sentences of entries that may bear on it, the likeliest first."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from vectorstore.models import DateSpan, Hit
from vectorstore.store import Store

from ..facts.names import folded
from ..facts.statements import Statement
from ..facts.terms import Term
from .bearing import Bearing, Report, bearing
from .features import Likeness
from .reporting import reports
from .rules import likeness

LOOKED_UP = 5  # sentences a search; with 8 as many development claims were right, and a claim took a third longer
MOST_CROWDED = 20  # times as many, where sentences that report nothing crowd the others out


def gather(store: Store, claim: Statement, until: DateSpan | None = None) -> list[Bearing]:
    """How the sentences found for a claim bear on it, the likeliest first; none of an entry after `until`."""
    weight = term_weight(store)
    found = [_bearing(store, claim, hit, weight) for hit in _hits(store, claim, until)]
    return sorted(found, key=lambda b: (-likeness(b.features), b.passage.start))


def term_weight(store: Store) -> Callable[[Term], float]:
    """How telling a term is: 1 for a word of every entry, more the rarer it is (inverse document frequency)."""
    total = len(store.events())

    def weight(term: Term) -> float:
        rarity = [math.log((total + 1) / (store.frequency(folded(word)) + 1)) for word in term.words]
        return 1.0 + sum(rarity) / len(rarity)

    return weight


def _hits(store: Store, claim: Statement, until: DateSpan | None) -> Sequence[Hit]:
    """The best of all sentences, and of those of the days that the claim names."""
    named = [mention.span for mention in claim.dates if mention.span.first or mention.span.last]
    scopes = [until, *named]
    found: dict[tuple[str, int], Hit] = {}
    for window in scopes:
        for hit in _reporting(store, claim.text, window):
            if until is None or hit.event.entry.overlaps(until):
                found.setdefault((hit.event.id, hit.passage.start), hit)
    return list(found.values())


def _reporting(store: Store, text: str, window: DateSpan | None) -> list[Hit]:
    """The best sentences that report something; others, which may repeat a claim many times, take nobody's place."""
    best = store.search(text, window=window, k=LOOKED_UP)
    if all(reports(hit.passage.text) for hit in best):
        return best
    more = store.search(text, window=window, k=LOOKED_UP * MOST_CROWDED)
    return [hit for hit in more if reports(hit.passage.text)][:LOOKED_UP]


def _bearing(store: Store, claim: Statement, hit: Hit, weight: Callable[[Term], float]) -> Bearing:
    known = zip(store.passages(hit.event.id), store.cosines(claim.text, hit.event.id), strict=True)
    passages, cosines = zip(*((p, cosine) for p, cosine in known if reports(p.text)), strict=True)
    at = next(i for i, passage in enumerate(passages) if passage.start == hit.passage.start)
    report = Report.of_event(hit.event, passages, store.source(hit.event.source_id).title)
    return bearing(claim, report, at, Likeness(cosines[at], max(cosines)), weight)
