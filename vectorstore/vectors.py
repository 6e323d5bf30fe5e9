"""Chroma collections of passage vectors: embedded in a folder of ours, or on a Chroma server.

A collection is filled once and then only asked. It is not safe against a kill while it is written, so it is
never the truth: what reaches a search was sealed after it was complete, and answers are scored again exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from .errors import StoreError

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

Vector = NDArray[np.float32]

_BATCH = 5_000  # Chroma takes 5,461 at once
# Neighbours kept while searching; at 400 the first ten of 100,000 were always among those found.
_HNSW = {"space": "cosine", "ef_construction": 100, "ef_search": 400, "max_neighbors": 16}
_PROBES = 8  # of each segment
_SAME = 0.999  # cosine
_PATIENCE = 5.0  # seconds


class IndexBroken(StoreError):
    """A vector index that does not answer as it should; it can be made again."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a collection lies: in a folder, or on the server at `url`."""

    folder: Path
    url: str | None
    collection: str


class VectorIndex:
    """A filled collection, open for questions."""

    def __init__(self, place: Place) -> None:
        """Raises IndexBroken if the collection is not there or cannot be read."""
        self._place = place
        with _faults(place):
            client = _client(place)
            # Whoever lets go of the index lets go of its folder or connection, which Chroma keeps for good.
            self._finish = finalize(self, _close, client)
            self._finish.atexit = False
            self._collection: Collection = client.get_collection(place.collection, embedding_function=None)

    def nearest(self, vector: Vector, count: int) -> list[tuple[str, int]]:
        """At most `count` passages near the vector, as (segment id, row in the segment), nearest first.

        Raises IndexBroken.
        """
        with _faults(self._place):
            found = self._collection.query(query_embeddings=vector[np.newaxis], n_results=count, include=[])
        return [(segment, int(row)) for segment, _, row in (key.partition(":") for key in found["ids"][0])]

    def check(self, expected: int, known: Mapping[str, Vector]) -> None:
        """Ask for passages that must be found. Raises IndexBroken if it holds another number or lost one.

        `known` has the vectors of segments that it holds. After a kill while it was written, Chroma's own
        count was seen to be right while half of the vectors could not be found.
        """
        with _faults(self._place):
            held = self._collection.count()
        if held != expected:
            raise IndexBroken(f"{_told(self._place)}: holds {held} vectors, not {expected}")
        for segment, vectors in known.items():
            for row in np.linspace(0, len(vectors) - 1, min(_PROBES, len(vectors))).astype(int):
                self._probe(known, vectors[int(row)], segment)

    def close(self) -> None:
        """Let go of the folder or the connection."""
        self._finish()

    def _probe(self, known: Mapping[str, Vector], vector: Vector, segment: str) -> None:
        # The same sentence may stand in several places, in segments that are no longer known as well.
        found = [known[name][row] @ vector for name, row in self.nearest(vector, 2) if name in known]
        if found and max(found) < _SAME:
            raise IndexBroken(f"{_told(self._place)}: does not find a vector of segment {segment}")


def build(place: Place, segments: Mapping[str, Vector], advance: Callable[[int], None]) -> None:
    """Make and fill a collection with the vectors (rows, dim) of each segment. Raises IndexBroken."""
    with _faults(place):
        client = _client(place)
        try:
            _fill(client, place, segments, advance)
        finally:
            _close(client)


def _fill(client: Client, place: Place, segments: Mapping[str, Vector], advance: Callable[[int], None]) -> None:
    configuration: Any = {"hnsw": _HNSW}
    collection = client.create_collection(place.collection, configuration=configuration, embedding_function=None)
    for segment, vectors in segments.items():
        for start in range(0, len(vectors), _BATCH):
            rows = np.asarray(vectors[start : start + _BATCH])
            collection.add(ids=[f"{segment}:{start + at}" for at in range(len(rows))], embeddings=rows)
            advance(len(rows))


def _client(place: Place) -> Client:
    import chromadb
    from chromadb.config import Settings

    # A .env in the working folder is the user's own; it does not set up our index.
    settings: Any = Settings(_env_file=None, anonymized_telemetry=False)  # type: ignore[call-arg]
    if place.url is None:
        return _closable(chromadb.PersistentClient(str(place.folder), settings=settings))
    heartbeat(place.url)  # Chroma's own client waits without end
    url = urlsplit(place.url)
    secure = url.scheme == "https"
    port = url.port or (443 if secure else 8000)
    return _closable(chromadb.HttpClient(url.hostname or "localhost", port, ssl=secure, settings=settings))


def heartbeat(url: str) -> None:
    """Raises IndexBroken if no Chroma server answers there within a few seconds."""
    import httpx

    try:
        answer = httpx.get(f"{url.rstrip('/')}/api/v2/heartbeat", timeout=_PATIENCE)
        known = answer.is_success and "nanosecond heartbeat" in answer.json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise IndexBroken(f"{url}: no Chroma server answers ({error})") from error
    if not known:
        raise IndexBroken(f"{url}: what answers is no Chroma server (status {answer.status_code})")


def drop(place: Place) -> None:
    """Delete a collection from its server. Raises IndexBroken."""
    with _faults(place):
        client = _client(place)
        try:
            client.delete_collection(place.collection)
        finally:
            _close(client)


def _close(client: Client) -> None:
    client.close()
    # Chroma's client of a server leaves its connections open, and those of the client that it has within.
    for part in (client, getattr(client, "_admin_client", None)):
        session = getattr(getattr(part, "_server", None), "_session", None)
        if session is not None:
            session.close()


def _closable(client: object) -> Client:
    """Chroma declares the clients that it makes more loosely than they are."""
    return cast("Client", client)


@contextmanager
def _faults(place: Place) -> Iterator[None]:
    """Whatever Chroma throws becomes IndexBroken."""
    import httpx
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, httpx.HTTPError, OSError, ValueError, RuntimeError, KeyError, TypeError) as error:
        raise IndexBroken(f"{_told(place)}: {error}") from error


def _told(place: Place) -> str:
    return f"{place.url} ({place.collection})" if place.url is not None else str(place.folder)
