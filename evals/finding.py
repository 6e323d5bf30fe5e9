"""How the entries that a text leads to are found: as the product does, by words alone, by meaning alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from assistant.chat import Assistant
from assistant.questions import understand
from assistant.retrieval import retrieve
from assistant.serialise import to_json
from vectorstore.models import Hit

Find = Callable[[Assistant, str], Sequence[Hit]]

KEPT = 10  # entries of a ranking: nothing is measured beyond
_CANDIDATES = 1_000  # passages; on most timelines all


def by_product(place: Assistant, text: str) -> Sequence[Hit]:
    """What the product reads, in the order in which it found it."""
    store = place.store
    return retrieve(store, understand(text, store.coverage), place.settings.k).hits


def by_both(place: Assistant, text: str) -> Sequence[Hit]:
    """By words and meaning, without a look at the dates that are asked for."""
    return place.store.search(text, k=_CANDIDATES)


def by_words(place: Assistant, text: str) -> Sequence[Hit]:
    """By BM25 alone; nothing where no word is shared."""
    hits = place.store.search(text, k=_CANDIDATES)
    return sorted((hit for hit in hits if hit.lexical > 0), key=lambda hit: (-hit.lexical, hit.rank))


def by_meaning(place: Assistant, text: str) -> Sequence[Hit]:
    """By the embedding alone."""
    return sorted(place.store.search(text, k=_CANDIDATES), key=lambda hit: (-hit.dense, hit.rank))


def by_nothing(place: Assistant, text: str) -> Sequence[Hit]:
    """Nothing."""
    del place, text
    return ()


def entries(hits: Iterable[Hit]) -> list[dict[str, Any]]:
    """The first entries of a ranking as they are written, each once with its best passage."""
    best: dict[str, Hit] = {}
    for hit in hits:
        best.setdefault(hit.event.id, hit)
        if len(best) == KEPT:
            break
    return [
        {
            "event_id": hit.event.id,
            "entry": to_json(hit.event.entry)["edtf"],
            "headings": list(hit.event.headings),
            "text": hit.passage.text,
        }
        for hit in best.values()
    ]
