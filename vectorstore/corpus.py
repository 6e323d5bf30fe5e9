"""All events of a published state in date order, over the segments that hold them.

The order is one array job over the segments' day keys (a few milliseconds at 100,000 events), so it is made
at every opening; only what takes longer (the matrix in date order, the word index) is kept on disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import overload

import numpy as np
from numpy.typing import NDArray

from .manifest import Manifest
from .models import DateSpan, Event, Passage
from .records import first_key, last_key
from .segments import Segment

Rows = NDArray[np.int64]


class Corpus:
    """Events by row, passages by row; both in date order (first day, last day, source, place in the source)."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.segments = [Segment(folder / "segments" / e.segment, e.source.id) for e in manifest.entries]
        sizes = [e.events for e in manifest.entries]
        segment_of = np.repeat(np.arange(len(sizes)), sizes)
        local = np.concatenate([np.arange(n) for n in sizes] or [np.arange(0)])
        days = np.concatenate([s.days() for s in self.segments] or [np.zeros((0, 2), np.int64)])
        order = np.lexsort((local, segment_of, days[:, 1], days[:, 0]))
        self._segment_of, self._local = segment_of[order], local[order]
        self.first, self.last = days[order, 0], days[order, 1]
        # A window's rows lie between two bisections: by first day, and by the latest last day so far.
        self._latest = np.maximum.accumulate(self.last) if len(self.last) else self.last
        counts = np.concatenate([s.counts() for s in self.segments] or [np.zeros(0, np.int64)])
        self._inserted = np.concatenate([[0], np.cumsum(counts)])  # passages before each event, segments in a row
        self._segment_starts = self._inserted[np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])]
        self._order = order
        self.passage_starts: Rows = np.concatenate([[0], np.cumsum(counts[order])]).astype(np.int64)

    def __len__(self) -> int:
        """Number of events."""
        return len(self._local)

    @property
    def passage_count(self) -> int:
        """Number of passages."""
        return int(self.passage_starts[-1])

    def entry(self, row: int) -> tuple[Event, tuple[Passage, ...]]:
        """The event of a row, and its passages."""
        return self.segments[int(self._segment_of[row])].entry(int(self._local[row]))

    def rows(self, window: DateSpan | None) -> Rows:
        """The rows whose entry date overlaps the window, in order; all of them without one."""
        if window is None:
            return np.arange(len(self), dtype=np.int64)
        low = np.searchsorted(self._latest, first_key(window), "left")
        high = np.searchsorted(self.first, last_key(window), "right")
        inside = np.flatnonzero(self.last[low:high] >= first_key(window))
        return (inside + low).astype(np.int64)

    def passage_rows(self, rows: Rows) -> Rows:
        """The passages of these events, in order."""
        return spread(self.passage_starts[rows], self.passage_starts[rows + 1])

    def event_row(self, passage_row: int) -> int:
        """The event of a passage."""
        return int(np.searchsorted(self.passage_starts, passage_row, "right")) - 1

    def has(self, segment: str) -> bool:
        """True if the segment is of this state."""
        return segment in self._numbers

    def row_of(self, segment: str, row: int) -> int:
        """The passage row of a segment's passage."""
        number = self._numbers[segment]
        return int(self._date_rows[self._segment_starts[number] + row])

    def rows_outside(self, segments: frozenset[str]) -> Rows:
        """The passage rows of all other segments."""
        inside = np.array([segment.id in segments for segment in self.segments], bool)
        counts = np.diff(self.passage_starts)
        return np.flatnonzero(~np.repeat(inside[self._segment_of], counts)).astype(np.int64)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {segment.id: number for number, segment in enumerate(self.segments)}

    @cached_property
    def _date_rows(self) -> Rows:
        """The inverse of `source_rows`."""
        rows = np.empty_like(self.source_rows)
        rows[self.source_rows] = np.arange(len(rows))
        return rows

    @cached_property
    def source_rows(self) -> Rows:
        """For each passage in date order, its row in the segments' vectors laid one after another."""
        starts, ends = self._inserted[self._order], self._inserted[self._order + 1]
        return spread(starts, ends)


class Events(Sequence[Event]):
    """Events read from disk one by one as they are asked for."""

    def __init__(self, corpus: Corpus, rows: Rows) -> None:
        self._corpus = corpus
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Event]: ...
    def __getitem__(self, index: int | slice) -> Event | Sequence[Event]:
        if isinstance(index, slice):
            return Events(self._corpus, self._rows[index])
        return self._corpus.entry(int(self._rows[index]))[0]


def spread(starts: Rows, ends: Rows) -> Rows:
    """The numbers from each start up to its end, one run after the other."""
    lengths = ends - starts
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))
