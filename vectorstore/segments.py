"""A segment: one source's text, events, passages and vectors in a folder that never changes.

text.txt        the text that all offsets count in
entries.jsonl   one event a line with its passages, in the source's order
places.npy      int64 (events + 1,): where each line starts
days.npy        int64 (events, 2): first and last day key of each entry
counts.npy      int64 (events,): passages of each event
vectors.npy     float32 (passages, dim): unit rows
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .durable import mapped
from .embedding import Embedder
from .errors import StoreError
from .models import Event, Passage, Reading
from .records import entry_line, first_key, last_key, read_entry

# Part of every segment id: how entries are read, split and embedded. A change makes segments anew.
RECIPE = 1


def origin_id(sha256: str, format: str | None, mapping: Mapping[str, str] | None) -> str:
    """Hex digits that follow from a file's content and from how it is to be read."""
    return _digest(sha256, format or "", sorted((mapping or {}).items()))


def segment_id(origin: str, embedder: Embedder) -> str:
    """16 hex digits that follow from all that goes into a segment: what was read, the model, the recipe."""
    return _digest(origin, embedder.digest, RECIPE)[:16]


def write_segment(
    folder: Path, reading: Reading, passages: Sequence[Sequence[Passage]], vectors: NDArray[np.float32]
) -> None:
    """Write a reading with the passages of each of its events; `vectors` has a row for each passage."""
    (folder / "text.txt").write_bytes(reading.text.encode("utf-8", "surrogatepass"))
    lines = [entry_line(event, parts) for event, parts in zip(reading.events, passages, strict=True)]
    (folder / "entries.jsonl").write_bytes(b"".join(lines))
    np.save(folder / "places.npy", np.cumsum([0, *map(len, lines)], dtype=np.int64))
    days = [(first_key(event.entry), last_key(event.entry)) for event in reading.events]
    np.save(folder / "days.npy", np.array(days, np.int64).reshape(-1, 2))
    np.save(folder / "counts.npy", np.array([len(parts) for parts in passages], np.int64))
    np.save(folder / "vectors.npy", vectors)


class Segment:
    """One segment folder, open for reading.

    What a question may need is mapped at once, and stays readable when a writer removes the folder.
    Raises StoreError if a file is missing or damaged.
    """

    def __init__(self, folder: Path, source_id: str) -> None:
        self._folder = folder
        self.id = folder.name
        self.source_id = source_id
        self._places: NDArray[np.int64] = self._array("places.npy")
        try:
            self._lines, self._text = mapped(folder / "entries.jsonl"), mapped(folder / "text.txt")
        except OSError as error:
            raise _damaged(folder, error) from error
        if len(self._lines) != int(self._places[-1]):
            raise _damaged(folder / "entries.jsonl", f"{len(self._lines)} bytes, not {self._places[-1]}")

    def __len__(self) -> int:
        """Number of events."""
        return len(self._places) - 1

    def entry(self, row: int) -> tuple[Event, tuple[Passage, ...]]:
        """The event of that row (in the source's order) and its passages."""
        return read_entry(bytes(self._lines[self._places[row] : self._places[row + 1]]), self.source_id)

    def entries(self) -> Iterator[tuple[Event, tuple[Passage, ...]]]:
        """All events with their passages, in the source's order."""
        return (self.entry(row) for row in range(len(self)))

    def text(self) -> str:
        """The source's text, as its offsets count it."""
        return bytes(self._text).decode("utf-8", "surrogatepass")

    def days(self) -> NDArray[np.int64]:
        """int64 (events, 2): first and last day key of each entry."""
        return self._array("days.npy")

    def counts(self) -> NDArray[np.int64]:
        """int64 (events,): passages of each event."""
        return self._array("counts.npy")

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """float32 (passages, dim): unit rows. Needed for making indexes only, so mapped when asked for."""
        return self._array("vectors.npy")

    def _array(self, name: str) -> NDArray[Any]:
        path = self._folder / name
        try:
            found: NDArray[Any] = np.load(path, mmap_mode="r")
        except (OSError, ValueError) as error:
            raise _damaged(path, error) from error
        return found


def _damaged(path: Path, why: object) -> StoreError:
    return StoreError(f"{path}: damaged ({why}); remove the source and ingest its file again")


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
