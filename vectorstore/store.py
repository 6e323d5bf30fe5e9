"""One published state of a data folder, open for reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

import numpy as np

from .calendar import Day
from .corpus import Corpus, Events
from .embedding import Embedder
from .errors import StoreEmpty, StoreError
from .index import ensure_index, read_matrix
from .lexical import Lexical, read_vocabulary
from .manifest import Manifest, check_model, read_manifest
from .models import DateSpan, Event, Hit, Passage, Source
from .records import OPEN_FIRST, OPEN_LAST
from .search import Matrix, search
from .words import words

_VECTORS_KEPT = 64


class Store:
    """The sources of one state, their events in date order, and what finds them.

    It keeps to the state that it opened, whatever a writer publishes meanwhile; `current_revision` tells.
    """

    def __init__(self, folder: Path, manifest: Manifest, embedder: Embedder, chroma_url: str | None = None) -> None:
        self.revision: str = manifest.revision
        self.sources: tuple[Source, ...] = tuple(entry.source for entry in manifest.entries)
        self._embedder = embedder
        self._chroma_url = chroma_url
        self._vectors: dict[str, Matrix] = {}
        self._corpus = Corpus(folder, manifest)
        self._index = ensure_index(folder, self.revision, self._corpus)

    @classmethod
    def open(cls, folder: Path, embedder: Embedder, *, chroma_url: str | None = None) -> Store:
        """The state that is published now; a missing or damaged index is made again first.

        Raises StoreEmpty where nothing is stored, ModelMismatch where another model made the store.
        """
        for _ in range(3):
            manifest = read_manifest(folder)
            if not manifest.entries:
                raise StoreEmpty(f"{folder}: nothing is indexed yet; run: chronofact ingest PATH")
            check_model(manifest, embedder, folder)
            try:
                return cls(folder, manifest, embedder, chroma_url)
            except (OSError, StoreError):
                if read_manifest(folder).revision == manifest.revision:
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

    def source(self, source_id: str) -> Source:
        """The source with that id. Raises KeyError."""
        return self.sources[self._place(source_id)]

    def source_text(self, source_id: str) -> str:
        """The text that the offsets of its events count in. Raises KeyError."""
        return self._corpus.segments[self._place(source_id)].text()

    def event(self, event_id: str) -> Event:
        """The event with that id. Raises KeyError."""
        return self._corpus.entry(self._row(event_id))[0]

    def events(self, window: DateSpan | None = None) -> Sequence[Event]:
        """The events whose entry date overlaps the window, in date order; read from disk as they are used."""
        return Events(self._corpus, self._corpus.rows(window))

    def passages(self, event_id: str) -> tuple[Passage, ...]:
        """The passages of an event, in its order. Raises KeyError."""
        return self._corpus.entry(self._row(event_id))[1]

    def search(self, query: str, *, window: DateSpan | None = None, k: int = 10) -> list[Hit]:
        """At most `k` hits, best first, exactly those whose entry date overlaps the window."""
        return search(self._corpus, self._matrix, self._lexical, self._vector, query, window, k)

    def cosines(self, query: str, event_id: str) -> tuple[float, ...]:
        """How like the query each passage of an event is, in its order, -1 to 1. Raises KeyError."""
        row = self._row(event_id)
        start, end = self._corpus.passage_starts[row : row + 2]
        rows = self._matrix[int(start) : int(end)].astype(np.float64)
        return tuple(round(float(x), 6) for x in (rows * self._vector(query)).sum(axis=1))

    def frequency(self, term: str) -> int:
        """Number of entries with that word, of any case; 0 for what is not one word."""
        found = list(words(term))
        return self.vocabulary.get(found[0], 0) if len(found) == 1 else 0

    @cached_property
    def vocabulary(self) -> Mapping[str, int]:
        """Word (lower-cased, folded to ASCII) → number of entries that have it."""
        return MappingProxyType(read_vocabulary(self._index))

    @cached_property
    def _matrix(self) -> Matrix:
        return read_matrix(self._index)

    @cached_property
    def _lexical(self) -> Lexical:
        return Lexical(self._index)

    @cached_property
    def _ids(self) -> tuple[np.ndarray, np.ndarray]:
        return np.load(self._index / "ids.npy", mmap_mode="r"), np.load(self._index / "id_rows.npy", mmap_mode="r")

    def _vector(self, query: str) -> Matrix:
        """The query's vector; the last ones are kept, since one question is searched in several windows."""
        if query not in self._vectors:
            if len(self._vectors) >= _VECTORS_KEPT:
                self._vectors.clear()
            self._vectors[query] = self._embedder.encode_query(query)
        return self._vectors[query]

    def _row(self, event_id: str) -> int:
        ids, rows = self._ids
        wanted = np.bytes_(event_id.encode())
        at = int(np.searchsorted(ids, wanted))
        if at == len(ids) or ids[at] != wanted:
            raise KeyError(event_id)
        return int(rows[at])

    def _place(self, source_id: str) -> int:
        for place, source in enumerate(self.sources):
            if source.id == source_id:
                return place
        raise KeyError(source_id)


def current_revision(folder: Path) -> str:
    """The revision of the state that is published now; cheap enough to ask before every question."""
    return read_manifest(folder).revision
