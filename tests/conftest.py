"""What several test modules share: the packaged model, a store over the seeds, a small model of our own."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import settings
from numpy.typing import NDArray

from vectorstore.embedding import Embedder, load_embedder
from vectorstore.ingest import ingest
from vectorstore.store import Store
from vectorstore.words import terms

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

# No test fails for the clock: a busy machine is no fault.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

SEEDS = Path(__file__).parent.parent / "seeds"


class WordVectors:
    """An embedder that needs no model: each word a fixed random direction, a text their sum."""

    def __init__(self, dim: int = 64, name: str = "word-vectors") -> None:
        self.name = name
        self.dim = dim
        self.digest = hashlib.sha256(f"{name} {dim}".encode()).hexdigest()
        self.encoded = 0  # texts so far
        self._directions: dict[str, NDArray[np.float64]] = {}

    def encode_documents(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.encoded += len(texts)
        return np.array([self.encode_query(text) for text in texts], np.float32).reshape(-1, self.dim)

    def encode_query(self, text: str) -> NDArray[np.float32]:
        total = np.sum([self._direction(term) for term in terms(text) or [""]], axis=0)
        return (total / np.linalg.norm(total)).astype(np.float32)

    def _direction(self, term: str) -> NDArray[np.float64]:
        if term not in self._directions:
            seed = int.from_bytes(hashlib.sha256(term.encode()).digest()[:8])
            self._directions[term] = np.random.default_rng(seed).standard_normal(self.dim)
        return self._directions[term]


@pytest.fixture
def word_vectors() -> WordVectors:
    return WordVectors()


@pytest.fixture(scope="session")
def packaged_embedder() -> Embedder:
    return load_embedder()


@pytest.fixture(scope="session")
def seed_folder(tmp_path_factory: pytest.TempPathFactory, packaged_embedder: Embedder) -> Path:
    """A data folder with the seeds in it; for reading only."""
    folder = tmp_path_factory.mktemp("seeds") / "data"
    ingest([SEEDS], folder, packaged_embedder)
    return folder


@pytest.fixture(scope="session")
def seed_store(seed_folder: Path, packaged_embedder: Embedder) -> Store:
    return Store.open(seed_folder, packaged_embedder)


@pytest.fixture
def timeline(tmp_path: Path) -> Callable[..., Path]:
    """Writes a small timeline file: entries under the days of January 1901."""

    def write(name: str, *entries: str, title: str = "A strike") -> Path:
        path = tmp_path / name
        body = "\n\n".join(f"=== {day} January ===\n{text}" for day, text in enumerate(entries, 1))
        path.write_text(f"= {title} =\n\n== January 1901 ==\n\n{body}\n", "utf-8")
        return path

    return write


# The web application takes seconds to import: only where a test needs it.
@pytest.fixture(scope="session")
def address(seed_folder: Path, packaged_embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page over a copy of the seeds is served."""
    from browsing import served

    with served(Path(shutil.copytree(seed_folder, tmp_path_factory.mktemp("page") / "data")), packaged_embedder) as at:
        yield at


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from browsing import launched_browser

    with launched_browser() as launched:
        yield launched


@pytest.fixture(scope="session")
def context(browser: Browser, address: str) -> BrowserContext:
    from browsing import opened_context

    return opened_context(browser, address)


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """The page, freshly opened. Whatever a test does there, no request and no error may come of it."""
    from browsing import watched_page

    with watched_page(context, address) as opened:
        yield opened
