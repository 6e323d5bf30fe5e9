"""What is kept per published state to find quickly: the matrix in date order, the word index, the ids.

Derived from the segments alone, and made again whenever it is missing, damaged or of another version.
"""

from __future__ import annotations

import json
import logging
import shutil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .corpus import Corpus
from .durable import draft_folder, publish_folder
from .lexical import Lexical, build_lexical, searched_text

# Raised whenever what is derived changes, so that an older index is not taken for a right one.
INDEX_VERSION = 4
_SEAL = "seal.json"
_log = logging.getLogger(__name__)


class Index:
    """The derived files of one state, mapped: they stay readable when a writer removes them."""

    def __init__(self, folder: Path, passages: int) -> None:
        self.matrix: NDArray[np.float32] = np.load(folder / "vectors.npy", mmap_mode="r")  # rows in date order
        self.lexical = Lexical(folder, passages)
        self._ids = np.load(folder / "ids.npy", mmap_mode="r")
        self._rows = np.load(folder / "id_rows.npy", mmap_mode="r")

    def row(self, event_id: str) -> int:
        """The event's row in date order. Raises KeyError."""
        wanted = np.bytes_(event_id.encode("utf-8", "replace"))
        at = int(np.searchsorted(self._ids, wanted))
        if at == len(self._ids) or self._ids[at] != wanted:
            raise KeyError(event_id)
        return int(self._rows[at])


def open_index(data: Path, revision: str, corpus: Corpus) -> Index:
    """The index of a state; made now if there is none that is whole."""
    return Index(ensure_index(data, revision, corpus), corpus.passage_count)


def ensure_index(data: Path, revision: str, corpus: Corpus) -> Path:
    """The folder of a whole index for the state; made now if there is none."""
    place = data / "index" / revision
    if _whole(place):
        return place
    if place.exists():
        _log.warning("%s: index damaged or of another version; making it again", place)
        shutil.rmtree(place)
    draft = draft_folder(data / "index")
    try:
        _build(draft, corpus)
        publish_folder(draft, place)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return place


def _build(folder: Path, corpus: Corpus) -> None:
    vectors = np.concatenate([segment.vectors for segment in corpus.segments])
    np.save(folder / "vectors.npy", vectors[corpus.source_rows])
    entries = [corpus.entry(row) for row in range(len(corpus))]
    texts = [searched_text(event, passage) for event, parts in entries for passage in parts]
    build_lexical(folder, texts, (event.text for event, _ in entries))
    ids = np.array([event.id.encode() for event, _ in entries])
    order = np.argsort(ids, kind="stable")
    np.save(folder / "ids.npy", ids[order])
    np.save(folder / "id_rows.npy", order)
    seal = {"version": INDEX_VERSION, "sizes": _sizes(folder)}
    (folder / _SEAL).write_text(json.dumps(seal))


def _whole(folder: Path) -> bool:
    """True if the folder was finished by this version and every file has its size."""
    try:
        seal = json.loads((folder / _SEAL).read_text())
        return bool(seal["version"] == INDEX_VERSION and seal["sizes"] == _sizes(folder))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _sizes(folder: Path) -> dict[str, int]:
    return {f.name: f.stat().st_size for f in sorted(folder.iterdir()) if f.name != _SEAL}
