"""A segment: one source's text, events, passages and vectors in a folder that never changes.

text.txt        the text that all offsets count in
entries.jsonl   one event a line with its passages, in the source's order
places.npy      int64 (events + 1,): where each line starts
days.npy        int64 (events, 2): first and last day key of each entry
counts.npy      int32 (events,): passages of each event
vectors.npy     float32 (passages, dim): unit rows
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .embedding import Embedder
from .errors import StoreError
from .models import Event, Passage, Reading
from .records import entry_line, first_key, last_key, read_entry

# Part of every segment id: what is embedded, how sentences are split. A change makes segments anew.
RECIPE = 1


def segment_id(sha256: str, format: str | None, mapping: Mapping[str, str] | None, embedder: Embedder) -> str:
    """16 hex digits that follow from all that goes into a segment: the file, how to read it, the model."""
    parts = [sha256, format or "", sorted((mapping or {}).items()), embedder.digest, RECIPE]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def write_segment(
    folder: Path,
    reading: Reading,
    passages: Sequence[Sequence[Passage]],
    vectors: NDArray[np.float32],
) -> None:
    """Write a reading with the passages of each of its events; `vectors` has a row for each passage."""
    (folder / "text.txt").write_bytes(reading.text.encode("utf-8", "surrogatepass"))
    lines = [entry_line(event, parts) for event, parts in zip(reading.events, passages, strict=True)]
    (folder / "entries.jsonl").write_bytes(b"".join(lines))
    np.save(folder / "places.npy", np.cumsum([0, *map(len, lines)], dtype=np.int64))
    days = [(first_key(event.entry), last_key(event.entry)) for event in reading.events]
    np.save(folder / "days.npy", np.array(days, np.int64).reshape(-1, 2))
    np.save(folder / "counts.npy", np.array([len(parts) for parts in passages], np.int32))
    np.save(folder / "vectors.npy", vectors)


class Segment:
    """One segment folder, open for reading; nothing is read before it is asked for."""

    def __init__(self, folder: Path, source_id: str) -> None:
        self._folder = folder
        self.id = folder.name
        self.source_id = source_id

    def entry(self, row: int) -> tuple[Event, tuple[Passage, ...]]:
        """The event of that row (in the source's order) and its passages."""
        start, end = self.places[row], self.places[row + 1]
        return read_entry(self._lines[start:end].tobytes(), self.source_id)

    def text(self) -> str:
        """The source's text, as its offsets count it."""
        return (self._folder / "text.txt").read_bytes().decode("utf-8", "surrogatepass")

    @cached_property
    def places(self) -> NDArray[np.int64]:
        """int64 (events + 1,): where each entry's line starts."""
        return self._array("places.npy")

    @cached_property
    def days(self) -> NDArray[np.int64]:
        """int64 (events, 2): first and last day key of each entry."""
        return self._array("days.npy")

    @cached_property
    def counts(self) -> NDArray[np.int32]:
        """int32 (events,): passages of each event."""
        return self._array("counts.npy")

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """float32 (passages, dim): unit rows."""
        return self._array("vectors.npy")

    @cached_property
    def _lines(self) -> NDArray[np.uint8]:
        return np.memmap(self._folder / "entries.jsonl", np.uint8, "r")

    def _array(self, name: str) -> NDArray[Any]:
        path = self._folder / name
        try:
            array: NDArray[Any] = np.load(path, mmap_mode="r")
            return array
        except (OSError, ValueError) as error:
            raise StoreError(f"{path}: damaged ({error}); remove the source and ingest its file again") from error
