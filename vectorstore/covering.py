"""Which vector index serves a state: kept while it covers most of it, made again when it no longer does.

A record in `chroma/<name>/covers.json` names the segments that an index holds; it is put in place after the
index is complete, so an index that was killed while it was made is never taken for a whole one.
"""

from __future__ import annotations

import json
import logging
import shutil
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from .corpus import Corpus
from .durable import draft_folder, publish_folder
from .errors import StoreError
from .reporting import Progress, Silent
from .vectors import IndexBroken, Place, Vector, build, drop

# Passages from which an index is faster than the exact product over all rows (measured).
INDEX_FROM = 20_000
# Share of rows that an index may lack, or hold in vain: they are scored exactly or passed over.
_SLACK = 0.2
_VERSION = 2
_RECORD = "covers.json"
_BLOCK = 1 << 20  # bytes
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Cover:
    """A sealed index and the segments that it holds, with their number of passages."""

    record: Path
    place: Place
    segments: Mapping[str, int]
    graph: Mapping[str, int]  # the checksums of Chroma's graph files as they were sealed

    def whole(self) -> bool:
        """False if a file of the graph is no longer as it was sealed: Chroma would crash with the process."""
        try:
            return checksums(self.place.folder) == self.graph
        except OSError:
            return False

    def stands(self) -> bool:
        """False once a newer index has taken its place."""
        return (self.record / _RECORD).is_file()

    def serves(self, corpus: Corpus) -> bool:
        """True if it lacks, and holds in vain, no more than a small share of the state's passages."""
        current = {segment.id for segment in corpus.segments}
        held = sum(count for segment, count in self.segments.items() if segment in current)
        in_vain = sum(self.segments.values()) - held
        return max(corpus.passage_count - held, in_vain) <= _SLACK * corpus.passage_count


def find_cover(data: Path, corpus: Corpus, url: str | None) -> Cover | None:
    """The sealed index that serves the state, None where there is none."""
    serving = [cover for cover in _covers(data) if cover.place.url == url and cover.serves(corpus)]
    return max(serving, key=lambda cover: len(cover.segments), default=None)


def ensure_cover(data: Path, corpus: Corpus, url: str | None, progress: Progress | None = None) -> Cover | None:
    """The index that serves the state, made now if need be; None for a small state without a server.

    Raises StoreError if a server does not answer.
    """
    if url is None and corpus.passage_count < INDEX_FROM:
        return None
    found = find_cover(data, corpus, url)
    return found if found is not None else make_cover(data, corpus, url, progress)


def make_cover(data: Path, corpus: Corpus, url: str | None, progress: Progress | None = None) -> Cover:
    """A new index over the whole state, in the place of older ones. Raises StoreError."""
    name = uuid4().hex
    draft = draft_folder(data / "chroma")
    watcher = progress or Silent()
    watcher.start(corpus.passage_count, "vector index")
    segments: dict[str, Vector] = {segment.id: segment.vectors for segment in corpus.segments}
    sizes = {segment: len(vectors) for segment, vectors in segments.items()}
    try:
        build(Place(draft / "db", url, f"chronofact-{name}"), segments, watcher.advance)
        record = {"version": _VERSION, "url": url, "segments": sizes, "graph": checksums(draft / "db")}
        (draft / _RECORD).write_text(json.dumps(record))
        publish_folder(draft, data / "chroma" / name)
    except IndexBroken as error:
        mend = "; start the server (chroma run) or leave chroma_url unset" if url is not None else ""
        raise StoreError(f"the vector index cannot be made: {error}{mend}") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    for older in _covers(data):
        if older.record.name != name and older.place.url == url:
            forget(older)
    return _cover(data / "chroma" / name)


def forget(cover: Cover) -> None:
    """Remove an index. One on a server that cannot be reached stays there."""
    shutil.rmtree(cover.record, ignore_errors=True)
    if cover.place.url is not None:
        try:
            drop(cover.place)
        except IndexBroken as error:
            _log.warning("left behind: %s", error)


def checksums(folder: Path) -> dict[str, int]:
    """Of each graph file, by its path in the folder; the database beside them changes when it is opened."""
    files = sorted(path for path in folder.glob("*/*") if path.is_file())
    return {path.relative_to(folder).as_posix(): _checksum(path) for path in files}


def _checksum(path: Path) -> int:
    found = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found = zlib.crc32(block, found)
    return found


def _covers(data: Path) -> list[Cover]:
    found = []
    for record in sorted((data / "chroma").glob("[!.]*")):
        try:
            found.append(_cover(record))
        except (OSError, ValueError, KeyError):
            _log.warning("%s: no readable vector index; removing it", record)
            shutil.rmtree(record, ignore_errors=True)
    return found


def _cover(record: Path) -> Cover:
    content = json.loads((record / _RECORD).read_text())
    if content["version"] != _VERSION:
        raise ValueError(f"{record}: of another version")
    place = Place(record / "db", content["url"], f"chronofact-{record.name}")
    return Cover(record, place, content["segments"], content["graph"])
