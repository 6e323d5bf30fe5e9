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
from vectorstore.vectors import heartbeat

from .errors import SettingsError
from .language.opening import resolve
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
    return (*_versions(), _folder(settings), *_language(settings), *_rest(settings))


def _rest(settings: Settings) -> Iterator[Finding]:
    """What can be looked at only where what stands before it is sound: model, server, store, index."""
    for look in (_model, _server, _store):
        findings = list(look(settings))
        yield from findings
        if not all(finding.sound for finding in findings):
            return


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


def _model(settings: Settings) -> Iterator[Finding]:
    """The embedding model with its hash."""
    try:
        embedder = load_embedder(settings.embedder)
        yield Finding("model", True, f"{embedder.name}, sha256 {embedder.digest[:12]}…")
    except VectorstoreError as error:
        yield Finding("model", False, str(error), "see above; CHRONOFACT_EMBEDDER=packaged needs nothing else")


def _server(settings: Settings) -> Iterator[Finding]:
    """Does the Chroma server answer, where one is set?"""
    if settings.chroma_url is None:
        return
    try:
        heartbeat(settings.chroma_url)
        yield Finding("server", True, f"Chroma answers at {settings.chroma_url}")
    except VectorstoreError as error:
        mend = (
            "start it (chroma run --host HOST --port PORT), or unset CHRONOFACT_CHROMA_URL: the embedded index serves"
        )
        yield Finding("server", False, str(error), mend)


def _language(settings: Settings) -> Iterator[Finding]:
    """The language model, where one is set: what was resolved, never a key. Nothing is asked of it."""
    if settings.model is None:
        yield Finding("language", True, "none: answers are quoted from the entries")
        return
    try:
        yield Finding("language", True, resolve(settings.model).told())
    except SettingsError as error:
        yield Finding("language", False, str(error), "see above, or leave out CHRONOFACT_MODEL")


def _store(settings: Settings) -> Iterator[Finding]:
    """The published state, and the vector index over it; a broken index is made again at once."""
    try:
        store = Store.open(settings.data, load_embedder(settings.embedder), chroma_url=settings.chroma_url)
        sources, events = len(store.sources), len(store.events())
        yield Finding("store", True, f"{sources} sources, {events} entries, state {store.revision[:12]}")
        yield Finding("index", True, _index(store))
    except StoreEmpty as error:
        yield Finding("store", True, "nothing is indexed yet", str(error))
    except VectorstoreError as error:
        yield Finding("store", False, str(error), "what the message says")
    except OSError as error:
        yield Finding("store", False, str(error), "give yourself the right to read and write the data folder")


def _index(store: Store) -> str:
    """By what vectors are found."""
    cover = store.checked_index()
    if cover is None:
        return "exact: every passage is compared, as is fastest for a store of this size"
    where = cover.place.url or cover.place.folder
    return f"Chroma at {where}, {sum(cover.segments.values())} passages"
