"""The one writer of a data folder: segments first, then the index, then the switch, then the cleaning."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from .corpus import Corpus
from .covering import ensure_cover
from .drafting import Vector, embed, embedded_text, read_kept, text_key
from .durable import clear_folder, draft_folder, publish_folder
from .embedding import Embedder
from .errors import ReadError
from .index import ensure_index
from .manifest import Entry, Manifest, Model, write_manifest
from .models import Passage, Reading, Source
from .passages import passages_of
from .readers import read
from .reporting import Progress, Tally
from .segments import RECIPE, Segment, origin_id, segment_id, write_segment


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
        origin = origin_id(sha256, format, mapping)
        same = [entry for entry in self._entries if entry.segment == segment_id(origin, self._embedder)]
        if same:
            self._tally.unchanged.append(same[0].source)
            self._forget([e for e in self._entries if e.source.path == str(path) and e not in same])
            return
        reading = self._read(path, sha256, format, mapping)
        before = [e for e in self._entries if e.source.path == str(path) or e.source.id == reading.source.id]
        entry = self._write(origin, reading, before)
        self._entries = [*(e for e in self._entries if e not in before), entry]
        (self._tally.replaced if before else self._tally.added).append(entry.source)
        self._tally.events += entry.events
        self._tally.passages += entry.passages
        self._tally.problems.extend(reading.problems)

    def drop(self, source: Source) -> None:
        """Leave a source out of the next state."""
        self._forget([entry for entry in self._entries if entry.source == source])

    def rebuild(self) -> None:
        """Embed what is stored with this writer's embedder, and make the indexes again; no file is needed."""
        renewed = []
        for entry in self._entries:
            stored = Segment(self._folder / "segments" / entry.segment, entry.source.id)
            events = tuple(event for event, _ in stored.entries())
            renewed.append(self._write(entry.origin, Reading(entry.source, stored.text(), events), []))
        self._entries = renewed
        for derived in ("index", "chroma"):
            shutil.rmtree(self._folder / derived, ignore_errors=True)

    def publish(self, chroma_url: str | None) -> None:
        """Switch to the new state in one step, then clear away what no state needs."""
        model = Model.of(self._embedder) if self._entries else None
        manifest = Manifest(model, tuple(self._entries))
        if manifest.entries:
            self._index(manifest, chroma_url)
        if manifest != self._before:
            write_manifest(self._folder, manifest)
        _clear(self._folder, manifest)

    def _index(self, manifest: Manifest, chroma_url: str | None) -> None:
        corpus = Corpus(self._folder, manifest)
        self._progress.start(1, "word index")
        ensure_index(self._folder, manifest.revision, corpus)
        self._progress.advance(1)
        ensure_cover(self._folder, corpus, chroma_url, self._progress)

    def _read(self, path: Path, sha256: str, format: str | None, mapping: Mapping[str, str] | None) -> Reading:
        self._progress.start(1, f"reading {path.name}")
        reading = read(path, format=format, mapping=mapping)
        if reading.source.sha256 != sha256:
            raise ReadError(f"{path}: changed while it was read; ingest it again")
        self._progress.advance(1)
        return replace(reading, source=replace(reading.source, path=str(path)))

    def _forget(self, entries: Sequence[Entry]) -> None:
        self._entries = [entry for entry in self._entries if entry not in entries]
        self._tally.removed.extend(entry.source for entry in entries)

    def _write(self, origin: str, reading: Reading, before: Sequence[Entry]) -> Entry:
        """The entry of a segment that now stands in its folder, in no published state yet."""
        segment = segment_id(origin, self._embedder)
        place = self._folder / "segments" / segment
        passages = [passages_of(event) for event in reading.events]
        count = sum(map(len, passages))
        self._progress.start(count, Path(reading.source.path).name)
        if place.is_dir():  # an interrupted run had finished it
            self._progress.advance(count)
        else:
            self._make(place, reading, passages, before)
        return Entry(reading.source, origin, segment, len(reading.events), count)

    def _make(
        self, place: Path, reading: Reading, passages: list[tuple[Passage, ...]], before: Sequence[Entry]
    ) -> None:
        texts = [embedded_text(passage) for parts in passages for passage in parts]
        vectors = embed(texts, self._embedder, self._known(before), self._kept, self._progress.advance)
        draft = draft_folder(self._folder / "staging")
        write_segment(draft, reading, passages, vectors)
        publish_folder(draft, place)

    def _known(self, before: Sequence[Entry]) -> dict[bytes, Vector]:
        """Vectors that need not be made: of an interrupted run, of the file as it was."""
        known = read_kept(self._kept, self._embedder.dim)
        for entry in before:
            stored = Segment(self._folder / "segments" / entry.segment, entry.source.id)
            texts = (embedded_text(passage) for _, parts in stored.entries() for passage in parts)
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
    clear_folder(folder / "segments", manifest.segments)
    clear_folder(folder / "index", frozenset({manifest.revision}))
    for half_written in folder.glob(".manifest.json.*"):
        half_written.unlink(missing_ok=True)
