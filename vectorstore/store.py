"""One published state of a data folder, open for reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from .calendar import Day
from .corpus import Corpus, Events
from .covering import Cover, ensure_cover
from .embedding import Embedder
from .errors import StoreEmpty, StoreError
from .index import open_index
from .manifest import Manifest, check_model, read_manifest
from .models import DateSpan, Event, Hit, Passage, Source
from .nearest import Nearest
from .records import OPEN_FIRST, OPEN_LAST
from .search import Finder
from .words import whole_words

_ATTEMPTS = 3
_VECTORS_KEPT = 64


class Store:
    """The sources of one state, their events in date order, and what finds them.

    It keeps to the state that it opened, whatever a writer publishes meanwhile; `current_revision` tells.
    """

    def __init__(self, folder: Path, manifest: Manifest, embedder: Embedder, chroma_url: str | None = None) -> None:
        """Opens that state; `Store.open` opens the one that is published now."""
        self.revision: str = manifest.revision
        self.sources: tuple[Source, ...] = tuple(entry.source for entry in manifest.entries)
        self._corpus = Corpus(folder, manifest)
        self._index = open_index(folder, self.revision, self._corpus)
        matrix, lexical = self._index.matrix, self._index.lexical
        cover = ensure_cover(folder, self._corpus, chroma_url)
        self._nearest = Nearest(folder, self._corpus, matrix, cover)
        # One question is searched in several windows and compared with each entry found: encoded once.
        encode = lru_cache(_VECTORS_KEPT)(embedder.encode_query)
        self._finder = Finder(self._corpus, matrix, lexical, self._nearest, encode)

    @classmethod
    def open(cls, folder: Path, embedder: Embedder, *, chroma_url: str | None = None) -> Store:
        """The state that is published now; a missing or damaged index is made again first.

        Raises StoreEmpty where nothing is stored, ModelMismatch where another model made the store,
        StoreError where its files are damaged or the Chroma server does not answer.
        """
        for _ in range(_ATTEMPTS):
            manifest = read_manifest(folder)
            if not manifest.entries:
                raise StoreEmpty(f"{folder}: nothing is indexed yet; run: chronofact ingest PATH")
            check_model(manifest, embedder, folder)
            try:
                return cls(folder, manifest, embedder, chroma_url)
            except (OSError, StoreError):
                if current_revision(folder) == manifest.revision:
                    raise
                # A writer published a newer state and cleared this one away between two reads.
        raise StoreError(f"{folder}: changes faster than it can be opened; try again")

    @property
    def coverage(self) -> DateSpan | None:
        """First to last entry day that is known; None where every entry is open at both ends."""
        ends = np.concatenate([self._corpus.first, self._corpus.last])
        known = ends[(ends != OPEN_FIRST) & (ends != OPEN_LAST)]
        if not len(known):
            return None
        return DateSpan(Day.from_key(int(known.min())), Day.from_key(int(known.max())), "range")

    @property
    def vocabulary(self) -> Mapping[str, int]:
        """Word (lower-cased, folded to ASCII) → number of entries that have it."""
        return self._index.lexical.vocabulary

    def source(self, source_id: str) -> Source:
        """The source with that id. Raises KeyError."""
        return self.sources[self._place(source_id)]

    def source_text(self, source_id: str) -> str:
        """The text that the offsets of its events count in. Raises KeyError."""
        return self._corpus.segments[self._place(source_id)].text()

    def event(self, event_id: str) -> Event:
        """The event with that id. Raises KeyError."""
        return self._corpus.entry(self._index.row(event_id))[0]

    def events(self, window: DateSpan | None = None) -> Sequence[Event]:
        """The events whose entry date overlaps the window, in date order; read from disk as they are used."""
        return Events(self._corpus, self._corpus.rows(window))

    def passages(self, event_id: str) -> tuple[Passage, ...]:
        """The passages of an event, in its order. Raises KeyError."""
        return self._corpus.entry(self._index.row(event_id))[1]

    def search(self, query: str, *, window: DateSpan | None = None, k: int = 10) -> list[Hit]:
        """At most `k` hits, best first, exactly those whose entry date overlaps the window."""
        return self._finder.search(query, window, k)

    def cosines(self, query: str, event_id: str) -> tuple[float, ...]:
        """How like the query each passage of an event is, in its order, -1 to 1. Raises KeyError."""
        return self._finder.cosines(query, self._index.row(event_id))

    def checked_index(self) -> Cover | None:
        """The vector index that serves this state, asked for passages that it must find; None if none does.

        One that is broken is made again first.
        """
        return self._nearest.checked()

    def frequency(self, term: str) -> int:
        """Number of entries with that word, of any case; 0 for what is not one word."""
        found = list(whole_words(term))
        return self.vocabulary.get(found[0], 0) if len(found) == 1 else 0

    def _place(self, source_id: str) -> int:
        for place, source in enumerate(self.sources):
            if source.id == source_id:
                return place
        raise KeyError(source_id)


def current_revision(folder: Path) -> str:
    """The revision of the state that is published now; cheap enough to ask before every question."""
    return read_manifest(folder).revision
