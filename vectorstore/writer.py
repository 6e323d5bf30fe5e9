"""The one writer of a data folder: segments first, then the index, then the switch, then the cleaning."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from .corpus import Corpus
from .drafting import Vector, embed, embedded_text, read_kept, text_key
from .durable import publish_folder
from .embedding import Embedder
from .errors import ReadError
from .index import ensure_index
from .manifest import Entry, Manifest, Model, write_manifest
from .models import Passage, Reading, Source
from .passages import passages_of
from .readers import read
from .reporting import Progress, Tally
from .segments import RECIPE, Segment, segment_id, write_segment


class Writer:
    """Collects the next state; nothing of it is visible before `publish`."""

    def __init__(self, folder: Path, embedder: Embedder, manifest: Manifest, progress: Progress, tally: Tally) -> None:
        self._folder = folder
        self._embedder = embedder
        self._before = manifest
        self._entries = list(manifest.entries)
        self._progress = progress
        self._tally = tally
        # Vectors of an interrupted run are kept by the model that made them.
        self._kept = folder / "staging" / f"vectors-{embedder.digest[:16]}-{RECIPE}"

    def take(self, path: Path, format: str | None, mapping: Mapping[str, str] | None) -> None:
        """Add a file, or put it in the place of what was read from that path before. Raises ReadError."""
        sha256 = _digest(path)
        segment = segment_id(sha256, format, mapping, self._embedder)
        before = [entry for entry in self._entries if entry.source.path == str(path)]
        same = [entry for entry in self._entries if entry.segment == segment]
        if same:
            self._tally.unchanged.append(same[0].source)
            self._forget([entry for entry in before if entry not in same])
            return
        reading = read(path, format=format, mapping=mapping)
        if reading.source.sha256 != sha256:
            raise ReadError(f"{path}: changed while it was read; ingest it again")
        source = replace(reading.source, path=str(path))
        entry = self._write(segment, replace(reading, source=source), before)
        self._entries = [*(e for e in self._entries if e not in before and e.source.id != source.id), entry]
        (self._tally.replaced if before else self._tally.added).append(source)
        self._tally.events += entry.events
        self._tally.passages += entry.passages
        self._tally.problems.extend(reading.problems)

    def drop(self, source: Source) -> None:
        """Leave a source out of the next state."""
        self._forget([entry for entry in self._entries if entry.source == source])

    def rebuild(self) -> None:
        """Embed every stored source once more, from what is stored of it; its file need not be there."""
        renewed = []
        for entry in self._entries:
            stored = Segment(self._folder / "segments" / entry.segment, entry.source.id)
            events = tuple(stored.entry(row)[0] for row in range(entry.events))
            segment = segment_id(f"{entry.segment}", None, None, self._embedder)
            renewed.append(self._write(segment, Reading(entry.source, stored.text(), events), []))
        self._entries = renewed

    def publish(self) -> None:
        """Switch to the new state in one step, then clear away what no state needs."""
        model = Model.of(self._embedder) if self._entries else None
        manifest = Manifest(model, tuple(self._entries))
        if manifest != self._before:
            if manifest.entries:
                self._progress.start(1, "indexing")
                ensure_index(self._folder, manifest.revision, Corpus(self._folder, manifest))
                self._progress.advance(1)
            write_manifest(self._folder, manifest)
        _clear(self._folder, manifest)

    def _forget(self, entries: Sequence[Entry]) -> None:
        self._entries = [entry for entry in self._entries if entry not in entries]
        self._tally.removed.extend(entry.source for entry in entries)

    def _write(self, segment: str, reading: Reading, before: Sequence[Entry]) -> Entry:
        """The entry of a segment that now stands in its folder, in no state yet."""
        place = self._folder / "segments" / segment
        passages = [passages_of(event) for event in reading.events]
        count = sum(map(len, passages))
        self._progress.start(count, Path(reading.source.path).name)
        if place.is_dir():  # an interrupted run had finished it
            self._progress.advance(count)
        else:
            self._make(place, reading, passages, before)
        return Entry(reading.source, segment, len(reading.events), count)

    def _make(
        self, place: Path, reading: Reading, passages: list[tuple[Passage, ...]], before: Sequence[Entry]
    ) -> None:
        texts = [embedded_text(passage) for parts in passages for passage in parts]
        vectors = embed(texts, self._embedder, self._known(before), self._kept, self._progress.advance)
        draft = self._folder / "staging" / f"segment-{uuid4().hex}"
        draft.mkdir(parents=True)
        write_segment(draft, reading, passages, vectors)
        publish_folder(draft, place)

    def _known(self, before: Sequence[Entry]) -> dict[bytes, Vector]:
        """Vectors that need not be made: of an interrupted run, of the file as it was."""
        known = read_kept(self._kept, self._embedder.dim)
        for entry in before:
            stored = Segment(self._folder / "segments" / entry.segment, entry.source.id)
            entries = (stored.entry(row) for row in range(entry.events))
            texts = (embedded_text(passage) for _, parts in entries for passage in parts)
            known.update((text_key(text), row) for text, row in zip(texts, stored.vectors, strict=True))
        return known


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror}); check the file and its permissions") from error


def _clear(folder: Path, manifest: Manifest) -> None:
    """Remove what is of no published state. Readers of an older one have its files mapped already."""
    shutil.rmtree(folder / "staging", ignore_errors=True)
    for parent, wanted in (("segments", manifest.segments), ("index", {manifest.revision})):
        for found in (folder / parent).glob("*"):
            if found.name not in wanted:
                shutil.rmtree(found, ignore_errors=True)
