"""The one file that says which segments make up the store; replacing it is the atomic switch."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from .durable import replace_file
from .embedding import Embedder
from .errors import ModelMismatch, StoreError
from .models import Source
from .records import read_source, source_record

# Of the data folder; a store of another one is refused, not guessed at. In 1 nothing told how a file was read.
FORMAT = 2
_NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Model:
    """The embedding model that a store was made with."""

    name: str
    digest: str
    dim: int

    @classmethod
    def of(cls, embedder: Embedder) -> Model:
        """The model of an embedder; its weights are read for the digest."""
        return cls(embedder.name, embedder.digest, embedder.dim)


@dataclass(frozen=True, slots=True)
class Entry:
    """A source of the store and the segment that holds its events."""

    source: Source
    origin: str  # what the file held and how it was read
    segment: str
    events: int
    passages: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """One published state: what is in it, in an order that does not depend on how it came about."""

    model: Model | None  # None: nothing was ever stored
    entries: tuple[Entry, ...] = field(default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "entries", tuple(sorted(self.entries, key=lambda e: (e.source.id, e.segment))))

    @property
    def revision(self) -> str:
        """16 hex digits that follow from the content alone."""
        return hashlib.sha256(_body(self)).hexdigest()[:16]

    @property
    def segments(self) -> frozenset[str]:
        """The ids of the segment folders in use."""
        return frozenset(entry.segment for entry in self.entries)

    def with_entries(self, entries: Iterable[Entry]) -> Manifest:
        """The same store with these entries."""
        return Manifest(self.model, tuple(entries))


def read_manifest(folder: Path) -> Manifest:
    """The published state of a data folder; an empty one where nothing was published.

    Raises StoreError if the file is not one that this version wrote.
    """
    path = folder / _NAME
    try:
        record = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Manifest(None)
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror}); name a folder that can (--data)") from error
    except ValueError as error:
        raise StoreError(f"{path}: not readable as JSON ({error}); remove the folder and ingest again") from error
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise StoreError(f"{path}: {_other_format(record)}")
    try:
        return _manifest(record)
    except (KeyError, TypeError) as error:
        raise StoreError(f"{path}: {error} is missing or malformed; remove the folder and ingest again") from error


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Publish a state: from here on every reader that opens sees it."""
    replace_file(folder / _NAME, _body(manifest) + b"\n")


def check_model(manifest: Manifest, embedder: Embedder, folder: Path) -> None:
    """Raises ModelMismatch if the store was made with another model than `embedder`."""
    made = manifest.model
    if made is not None and made.digest != embedder.digest:
        raise ModelMismatch(
            f"{folder}: made with {made.name} ({made.digest[:12]}, {made.dim} dimensions), asked with {embedder.name} "
            f"({embedder.digest[:12]}); use the first model, or run: chronofact ingest --rebuild"
        )


def _body(manifest: Manifest) -> bytes:
    record = {
        "format": FORMAT,
        "model": None if manifest.model is None else asdict(manifest.model),
        "entries": [
            {
                "source": source_record(e.source),
                "origin": e.origin,
                "segment": e.segment,
                "events": e.events,
                "passages": e.passages,
            }
            for e in manifest.entries
        ],
    }
    return json.dumps(record, ensure_ascii=True, indent=1).encode()


def _manifest(record: dict[str, Any]) -> Manifest:
    model = None if record["model"] is None else Model(**record["model"])
    return Manifest(model, tuple(_entry(entry) for entry in record["entries"]))


def _other_format(record: object) -> str:
    """What a manifest of another format is, and what to do."""
    made = record.get("format") if isinstance(record, dict) else None
    if not isinstance(made, int):
        return "not a manifest of chronofact; name another data folder"
    whose = "a newer" if made > FORMAT else "an earlier"
    mend = "use that version" if made > FORMAT else "remove this folder and ingest the files again"
    return f"made by {whose} version (format {made}, this one reads {FORMAT}); {mend}, or name a new folder (--data)"


def _entry(record: dict[str, Any]) -> Entry:
    return Entry(
        source=read_source(record["source"]),
        origin=record["origin"],
        segment=record["segment"],
        events=record["events"],
        passages=record["passages"],
    )
