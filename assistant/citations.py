"""Markers ↔ entries: a quote that is not byte for byte in its source never gets through."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from vectorstore.models import Event, Passage, Source

from .errors import CitationError
from .models import Citation


class Sources(Protocol):
    """What citations are checked against."""

    def source(self, source_id: str) -> Source:
        """The source with that id."""
        ...

    def source_text(self, source_id: str) -> str:
        """The text that all offsets of a source count in."""
        ...


class Citer:
    """Gives out markers from 1 in the order in which quotes are first cited."""

    def __init__(self, sources: Sources) -> None:
        """`sources` is usually the store."""
        self._sources = sources
        self._cited: dict[tuple[int, int, str], Citation] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All that were given out, by marker."""
        return tuple(self._cited.values())

    def cite(self, event: Event, passages: Iterable[Passage]) -> Citation:
        """The citation of neighbouring sentences of one entry, from the first to the last of them.

        Raises CitationError where the quote does not stand in the source as the store holds it.
        """
        chosen = sorted(passages, key=lambda p: p.start)
        start, end = chosen[0].start, chosen[-1].end
        key = (start, end, event.source_id)
        if key not in self._cited:
            self._cited[key] = self._citation(event, chosen, start, end)
        return self._cited[key]

    def _citation(self, event: Event, chosen: list[Passage], start: int, end: int) -> Citation:
        source = self._sources.source(event.source_id)
        quote = self._sources.source_text(event.source_id)[start:end]
        if not quote or quote != event.text[start - event.start : end - event.start]:
            raise CitationError(
                f"{source.path}: characters {start} to {end} are not the entry's; mend it with: "
                f"chronofact ingest --rebuild {source.path}"
            )
        return Citation(
            marker=len(self._cited) + 1,
            event_id=event.id,
            entry=event.entry,
            occurred=chosen[0].occurred if len({p.occurred for p in chosen}) == 1 else event.occurred,
            source_title=source.title,
            quote=quote,
            start=start,
            end=end,
            source_id=source.id,
            headings=event.headings,
            outlets=event.outlets,
        )
