"""A look at what this installation stands on: versions, data folder, model, index; and what to do."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from vectorstore.embedding import load_embedder
from vectorstore.errors import StoreEmpty, VectorstoreError
from vectorstore.store import Store

from .settings import Settings

# Those whose version explains most reports; what they bring along is pinned by constraints.txt.
_PACKAGES = ("chromadb", "sentence-transformers", "torch", "langchain-core", "gradio", "spacy", "numpy")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what it is like, and what to do where that is not as it should be."""

    name: str
    sound: bool
    found: str
    mend: str = ""


def examine(settings: Settings) -> tuple[Finding, ...]:
    """The findings, in the order in which one would mend them."""
    return (*_versions(), _folder(settings), *_model_and_store(settings))


def _versions() -> Iterator[Finding]:
    """Versions of the project, of Python, and of what both stand on."""
    yield Finding("chronofact", True, f"{version('chronofact')} on Python {platform.python_version()}")
    for name in _PACKAGES:
        try:
            yield Finding(name, True, version(name))
        except PackageNotFoundError:
            yield Finding(name, False, "not installed", "install the project again: make setup")


def _folder(settings: Settings) -> Finding:
    """Can the data folder be read and written, and how much room is there?"""
    existing = next(path for path in (settings.data, *settings.data.absolute().parents) if path.exists())
    if not existing.is_dir() or not os.access(existing, os.R_OK | os.W_OK | os.X_OK):
        mend = "name a folder that can be written: --data FOLDER or CHRONOFACT_DATA"
        return Finding("data", False, f"{settings.data} cannot be written", mend)
    free = shutil.disk_usage(existing).free / 1e9
    there = "" if settings.data.exists() else ", not there yet"
    return Finding("data", True, f"{settings.data}{there}, {free:.1f} GB free")


def _model_and_store(settings: Settings) -> Iterator[Finding]:
    """The embedding model with its hash, then the store and the index that were made with it."""
    try:
        embedder = load_embedder(settings.embedder)
        yield Finding("model", True, f"{embedder.name}, sha256 {embedder.digest[:12]}…")
    except VectorstoreError as error:
        yield Finding("model", False, str(error), "see above; CHRONOFACT_EMBEDDER=packaged needs nothing else")
        return
    try:
        store = Store.open(settings.data, embedder, chroma_url=settings.chroma_url)
    except StoreEmpty as error:
        yield Finding("store", True, "nothing is indexed yet", str(error))
        return
    except VectorstoreError as error:
        yield Finding("store", False, str(error), "what the message says")
        return
    yield Finding("store", True, _state(store))


def _state(store: Store) -> str:
    """How much is indexed, and in which state."""
    sources, events = len(store.sources), len(store.events())
    return f"{sources} sources, {events} entries, state {store.revision[:12]}"
