"""The Chroma index: filled, asked, broken, made again; in a folder and on a server."""

from __future__ import annotations

import http.server
import json
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import numpy as np
import pytest
from conftest import WordVectors
from numpy.typing import NDArray

from vectorstore.corpus import Corpus
from vectorstore.covering import INDEX_FROM, Cover, ensure_cover, find_cover, make_cover
from vectorstore.errors import StoreError
from vectorstore.ingest import ingest
from vectorstore.manifest import read_manifest
from vectorstore.nearest import Nearest, top
from vectorstore.store import Store
from vectorstore.vectors import IndexBroken, Place, VectorIndex, build, drop, heartbeat

Vectors = NDArray[np.float32]
COUNT = 1200  # Chroma writes its graph down from 1,000 on


def unit_rows(count: int, seed: int = 0) -> Vectors:
    rows = np.random.default_rng(seed).standard_normal((count, 32)).astype(np.float32)
    normed: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return normed


def silent(_: int) -> None:
    """Progress that nobody watches."""


def write_ships(path: Path, count: int, kind: str = "Ship") -> Path:
    rows = (
        {"date": f"19{n % 90 + 10}-05-01", "text": f"{kind} number {n} sailed from port {n % 7}."} for n in range(count)
    )
    path.write_text("\n".join(map(json.dumps, rows)))
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    ingest([write_ships(tmp_path / "ships.jsonl", COUNT)], tmp_path / "data", WordVectors(32))
    return tmp_path / "data"


def corpus_in(data: Path) -> Corpus:
    return Corpus(data, read_manifest(data))


def matrix_of(corpus: Corpus) -> Vectors:
    rows: Vectors = np.concatenate([segment.vectors for segment in corpus.segments])[corpus.source_rows]
    return rows


def test_the_nearest_come_first(tmp_path: Path) -> None:
    segments = {"one": unit_rows(300), "two": unit_rows(200, 1)}
    place = Place(tmp_path, None, "passages")
    build(place, segments, silent)
    index = VectorIndex(place)
    index.check(500, segments)
    assert index.nearest(segments["two"][17], 3)[0] == ("two", 17)
    index.close()


def test_a_count_that_is_wrong_is_noticed(tmp_path: Path) -> None:
    place = Place(tmp_path, None, "passages")
    build(place, {"one": unit_rows(10)}, silent)
    with pytest.raises(IndexBroken, match="holds 10 vectors, not 11"):
        VectorIndex(place).check(11, {})


def test_vectors_that_are_others_are_noticed(tmp_path: Path) -> None:
    place = Place(tmp_path, None, "passages")
    build(place, {"one": unit_rows(10)}, silent)
    with pytest.raises(IndexBroken, match="does not find"):
        VectorIndex(place).check(10, {"one": unit_rows(10, seed=9)})


def test_a_small_store_needs_no_index(data: Path) -> None:
    assert COUNT < INDEX_FROM
    assert ensure_cover(data, corpus_in(data), None) is None


@pytest.fixture
def cover(data: Path) -> Cover:
    return make_cover(data, corpus_in(data), None)


def nearest_in(data: Path, cover: Cover | None) -> Nearest:
    return Nearest(data, corpus := corpus_in(data), matrix_of(corpus), cover)


def found(nearest: Nearest, vector: Vectors) -> list[list[int]]:
    """The ten nearest, asked twice: the first question is answered without the index."""
    matrix = nearest.matrix
    return [
        sorted(rows[top(matrix[rows] @ vector, 10)].tolist()) for rows in (nearest(vector, 50), nearest(vector, 50))
    ]


def test_with_and_without_the_index_the_same_is_found(data: Path, cover: Cover) -> None:
    for vector in unit_rows(20, seed=5):
        first, second = found(nearest_in(data, cover), vector)
        assert first == second


def test_a_covering_index_is_kept(data: Path, cover: Cover) -> None:
    assert find_cover(data, corpus_in(data), None) == cover


def test_rows_added_since_are_found_too(data: Path, cover: Cover, tmp_path: Path) -> None:
    model = WordVectors(32)
    ingest([write_ships(tmp_path / "boats.jsonl", 30, "Boat")], data, model)
    corpus = corpus_in(data)
    assert find_cover(data, corpus, None) == cover
    vector = model.encode_query("Boat number 3")
    assert len({tuple(rows) for rows in found(nearest_in(data, cover), vector)}) == 1


def test_too_much_added_wants_a_new_index(data: Path, cover: Cover, tmp_path: Path) -> None:
    ingest([write_ships(tmp_path / "boats.jsonl", 400, "Boat")], data, WordVectors(32))
    assert find_cover(data, corpus_in(data), None) is None
    assert make_cover(data, corpus_in(data), None).record != cover.record
    assert not cover.stands()


def empty_the_graph(cover: Cover) -> None:
    for file in cover.place.folder.glob("*/*"):
        file.write_bytes(b"")


def cut_the_graph(cover: Cover) -> None:
    for file in cover.place.folder.rglob("*.bin"):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def remove_the_graph(cover: Cover) -> None:
    for folder in cover.place.folder.iterdir():
        if folder.is_dir():
            shutil.rmtree(folder)


def empty_the_database(cover: Cover) -> None:
    (cover.place.folder / "chroma.sqlite3").write_bytes(b"")


def scramble_the_database(cover: Cover) -> None:
    (cover.place.folder / "chroma.sqlite3").write_bytes(b"no database" * 999)


@pytest.mark.parametrize(
    "harm", [empty_the_database, scramble_the_database, remove_the_graph, cut_the_graph, empty_the_graph]
)
def test_a_broken_index_is_made_again(data: Path, cover: Cover, harm: Callable[[Cover], None]) -> None:
    nearest, vector = nearest_in(data, cover), unit_rows(1, seed=3)[0]
    harm(cover)
    first, second = found(nearest, vector)
    assert first == second == found(nearest, vector)[1]
    renewed = find_cover(data, corpus_in(data), None)
    assert renewed is not None
    assert renewed.record != cover.record


def test_a_checked_index_is_whole(data: Path, cover: Cover) -> None:
    assert nearest_in(data, cover).checked() == cover
    cut_the_graph(cover)
    renewed = nearest_in(data, cover).checked()
    assert renewed is not None
    assert (renewed.whole(), cover.stands()) == (True, False)


def test_an_index_that_was_replaced_is_done_without(data: Path, cover: Cover) -> None:
    nearest, vector = nearest_in(data, cover), unit_rows(1)[0]
    shutil.rmtree(cover.record)
    first, second = found(nearest, vector)
    assert (first, cover.record.exists()) == (second, False)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Chroma server of its own on the loopback."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    chroma = str(Path(sys.executable).with_name("chroma"))
    path = str(tmp_path_factory.mktemp("server"))
    command = [chroma, "run", "--path", path, "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(f"{url}/api/v2/heartbeat")
        yield url
    finally:
        process.terminate()
        process.wait()


def _wait_for(url: str) -> None:
    for _ in range(300):
        try:
            with urlopen(url):
                return
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(url)


def test_a_server_finds_the_same(data: Path, server: str) -> None:
    model = WordVectors(32)
    alone, served = Store.open(data, model), Store.open(data, model, chroma_url=server)
    for query in ("ship 17", "which ship sailed from port 3", "nothing of the kind"):
        assert served.search(query) == alone.search(query)


def test_a_server_keeps_one_collection_for_a_store(data: Path, server: str, tmp_path: Path) -> None:
    first = make_cover(data, corpus_in(data), server)
    second = make_cover(data, corpus_in(data), server)
    VectorIndex(second.place).close()
    with pytest.raises(IndexBroken):
        VectorIndex(first.place)


def test_a_collection_lost_by_its_server_is_made_again(data: Path, server: str) -> None:
    cover = make_cover(data, corpus_in(data), server)
    nearest, vector = nearest_in(data, cover), unit_rows(1)[0]
    drop(cover.place)
    first, second = found(nearest, vector)
    assert (first, cover.stands()) == (second, False)
    assert find_cover(data, corpus_in(data), server) is not None


def test_a_server_that_is_not_there_is_told(data: Path) -> None:
    with pytest.raises(StoreError, match=r"http://127\.0\.0\.1:9: no Chroma server answers.*chroma run"):
        Store.open(data, WordVectors(32), chroma_url="http://127.0.0.1:9")


@pytest.fixture
def stranger() -> Iterator[str]:
    """A server that is not Chroma's; it answers once."""
    with http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler) as server:
        answering = threading.Thread(target=server.handle_request)
        answering.start()
        yield f"http://127.0.0.1:{server.server_port}"
        answering.join()


def test_a_server_of_another_kind_is_told(stranger: str) -> None:
    with pytest.raises(IndexBroken, match="no Chroma server"):
        heartbeat(stranger)
