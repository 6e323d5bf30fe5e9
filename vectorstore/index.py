"""What is kept per published state to find quickly: the matrix in date order and the word index.

Derived from the segments alone, and made again whenever it is missing, damaged or of another version.
"""

from __future__ import annotations

import json
import logging
import shutil
from pathlib import Path
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from .corpus import Corpus
from .durable import publish_folder
from .lexical import build_lexical

# Raised whenever what is derived changes, so that an older index is not taken for a right one.
INDEX_VERSION = 1
_SEAL = "seal.json"
_log = logging.getLogger(__name__)


def index_folder(data: Path, revision: str) -> Path:
    """Where the index of a state lies."""
    return data / "index" / revision


def ensure_index(data: Path, revision: str, corpus: Corpus) -> Path:
    """The folder of a complete index for the state; made now if there is none."""
    place = index_folder(data, revision)
    if _sealed(place):
        return place
    if place.exists():
        _log.warning("%s: index damaged or of another version; making it again", place)
        shutil.rmtree(place)
    building = data / "index" / f".building-{uuid4().hex}"
    building.mkdir(parents=True)
    try:
        _build(building, corpus)
        publish_folder(building, place)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return place


def read_matrix(folder: Path) -> NDArray[np.float32]:
    """float32 (passages, dim), unit rows in date order, mapped from disk."""
    matrix: NDArray[np.float32] = np.load(folder / "vectors.npy", mmap_mode="r")
    return matrix


def _build(folder: Path, corpus: Corpus) -> None:
    vectors = np.concatenate([segment.vectors for segment in corpus.segments])
    np.save(folder / "vectors.npy", vectors[corpus.source_rows])
    entries = [corpus.entry(row) for row in range(len(corpus))]
    texts = [passage.text for _, passages in entries for passage in passages]
    build_lexical(folder, texts, (event.text for event, _ in entries))
    ids = np.array([event.id.encode() for event, _ in entries])
    order = np.argsort(ids, kind="stable")
    np.save(folder / "ids.npy", ids[order])
    np.save(folder / "id_rows.npy", order)
    seal = {"version": INDEX_VERSION, "files": _sizes(folder)}
    (folder / _SEAL).write_text(json.dumps(seal))


def _sealed(folder: Path) -> bool:
    """True if the folder was finished by this version and every file has its size."""
    try:
        seal = json.loads((folder / _SEAL).read_text())
        return bool(seal["version"] == INDEX_VERSION and seal["files"] == _sizes(folder))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _sizes(folder: Path) -> dict[str, int]:
    return {f.name: f.stat().st_size for f in sorted(folder.iterdir()) if f.is_file() and f.name != _SEAL}
