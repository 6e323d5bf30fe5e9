"""Citations as controls make them, and whether a citation's quote is exact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.chat import Assistant
from assistant.models import Citation
from vectorstore.models import Hit


def cite(place: Assistant, hits: Sequence[Hit]) -> tuple[Citation, ...]:
    """A citation of each hit's passage, in their order."""
    return tuple(_citation(place, hit, marker) for marker, hit in enumerate(hits, 1))


def exact(place: Assistant, citations: Iterable[Citation]) -> list[bool]:
    """For each citation: does its quote stand in the source byte for byte where the citation says?"""
    return [_stands(place, citation) for citation in citations]


def _stands(place: Assistant, citation: Citation) -> bool:
    try:
        text = place.store.source_text(citation.source_id or place.store.event(citation.event_id).source_id)
    except KeyError:
        return False
    return bool(citation.quote) and text[citation.start : citation.end] == citation.quote


def _citation(place: Assistant, hit: Hit, marker: int) -> Citation:
    return Citation(
        marker=marker,
        event_id=hit.event.id,
        entry=hit.event.entry,
        occurred=hit.passage.occurred,
        source_title=place.store.source(hit.event.source_id).title,
        quote=hit.passage.text,
        start=hit.passage.start,
        end=hit.passage.end,
        source_id=hit.event.source_id,
        headings=hit.event.headings,
    )
