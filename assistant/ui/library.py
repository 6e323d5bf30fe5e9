"""What the page stands on: one data folder, opened when there is something in it."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock
from typing import Protocol

from vectorstore.embedding import Embedder, load_embedder
from vectorstore.errors import StoreEmpty, VectorstoreError
from vectorstore.ingest import ingest, remove
from vectorstore.models import DateSpan, Source
from vectorstore.reporting import IngestReport, Progress
from vectorstore.store import Store, current_revision

from ..chat import Assistant
from ..errors import AssistantError
from ..models import Answer, CheckedText, Turn, Verdict
from ..settings import Settings
from .chronology import Chronology

UPLOADS = "uploads"  # within the data folder


class Answers(Protocol):
    """Answers questions and checks texts over the store that it holds open; `Assistant` is one."""

    @property
    def store(self) -> Store: ...
    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer: ...
    def stream(self, question: str, history: Sequence[Turn] = ()) -> Iterator[Answer]: ...
    def verify(self, claim: str, until: DateSpan | None = None) -> Verdict: ...
    def check(self, text: str, until: DateSpan | None = None) -> CheckedText: ...


@dataclass(frozen=True, slots=True)
class Plain:
    """An assistant without its language model."""

    assistant: Assistant

    @property
    def store(self) -> Store:
        """The state last published."""
        return self.assistant.store

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The answer in the words of the entries."""
        return self.assistant.ask(question, history, with_model=False)

    def verify(self, claim: str, until: DateSpan | None = None) -> Verdict:
        """The verdict of the rules alone."""
        return self.assistant.verify(claim, until, with_model=False)

    def stream(self, question: str, history: Sequence[Turn] = ()) -> Iterator[Answer]:
        """Answers that grow, in the words of the entries."""
        return self.assistant.stream(question, history, with_model=False)

    def check(self, text: str, until: DateSpan | None = None) -> CheckedText:
        """Verdicts by the rules alone."""
        return self.assistant.check(text, until, with_model=False)


class Library:
    """The sources of one data folder, what answers from them, and the ways to change them."""

    def __init__(self, settings: Settings, answers: Answers | None = None, embedder: Embedder | None = None) -> None:
        """`answers` takes the place of the assistant over `settings.data`, `embedder` that of its model."""
        self.settings = settings
        self._given = answers
        self._opened: Assistant | None = None
        self._embedder = embedder
        self._chronology: Chronology | None = None
        self._lock, self._loading, self._receiving = Lock(), Lock(), Lock()
        self._awake = Event()

    @property
    def answers(self) -> Answers:
        """What answers. Raises StoreEmpty while nothing is indexed, ModelMismatch, EmbeddingError."""
        if self._given is not None:
            return self._given
        with self._lock:
            if self._opened is None:
                store = Store.open(self.settings.data, self.embedder, chroma_url=self.settings.chroma_url)
                self._opened = Assistant(self.settings, store, self.embedder)
            # A state that was published meanwhile is opened here, once: not by each of those who ask at this moment.
            _ = self._opened.store
            return self._opened

    @property
    def model(self) -> str:
        """The language model that answers; empty where none is set."""
        return self.settings.model or ""

    @property
    def plain(self) -> Answers:
        """What answers without a language model, whether one is set or not."""
        answers = self.answers
        return Plain(answers) if isinstance(answers, Assistant) and self.model else answers

    @property
    def store(self) -> Store | None:
        """The state last published; None while nothing is indexed. Raises ModelMismatch, EmbeddingError."""
        try:
            return self.answers.store
        except StoreEmpty:
            return None

    @property
    def revision(self) -> str:
        """Changes whenever what is indexed changes; cheap."""
        return current_revision(self.settings.data)

    @property
    def embedder(self) -> Embedder:
        """The model that finding and adding share, so that it is in memory once. Raises EmbeddingError."""
        with self._loading:
            if self._embedder is None:
                self._embedder = load_embedder(self.settings.embedder)
            return self._embedder

    @property
    def chronology(self) -> Chronology:
        """All entries by day and word; read once for each state of the store."""
        return self.view()[1]

    def view(self) -> tuple[Store | None, Chronology]:
        """The state last published with its chronology: rows of the one are rows of the other."""
        store = self.store
        if store is None:
            return None, Chronology.of(())
        with self._lock:
            known = self._chronology
            if known is None or known.revision != store.revision:
                known = self._chronology = Chronology.of(store.events(), store.revision)
            return store, known

    def add(
        self,
        files: Sequence[Path],
        progress: Progress,
        form: str | None = None,
        mapping: Mapping[str, str] | None = None,
    ) -> IngestReport:
        """What came of reading and indexing these files. Raises StoreLocked, ModelMismatch, ReadError."""
        return ingest(
            files,
            self.settings.data,
            self.embedder,
            format=form,
            mapping=mapping,
            progress=progress,
            chroma_url=self.settings.chroma_url,
        )

    def receive(
        self,
        files: Sequence[Path],
        progress: Progress,
        form: str | None = None,
        mapping: Mapping[str, str] | None = None,
    ) -> IngestReport:
        """As `add`, for files that were sent here: they are taken from where they lie, and gone afterwards.

        Raises ValueError for two of one name: the second would take the place of the first.
        """
        twice = [name for name, times in Counter(path.name for path in files).items() if times > 1]
        if twice:
            raise ValueError(f"several files are named {twice[0]!r}; rename them, or add one after the other")
        with self._receiving:
            self.uploads.mkdir(parents=True, exist_ok=True)
            try:
                # A place that stays the same from one upload of a file to the next: a new version replaces the old.
                return self.add([Path(shutil.move(p, self.uploads / p.name)) for p in files], progress, form, mapping)
            finally:
                # The store keeps the text itself; the path stays a source's name.
                shutil.rmtree(self.uploads, ignore_errors=True)

    def take_out(self, source_id: str) -> Source:
        """The source that was removed with its entries. Raises StoreError."""
        return remove(source_id, self.settings.data, self.embedder, chroma_url=self.settings.chroma_url)

    def wake(self) -> None:
        """Load what the first question would wait for: the models, and the store where there is one."""
        try:
            for _ in self.plain.stream("What happened?"):
                pass
        except (AssistantError, VectorstoreError):
            pass  # whoever asks is told then
        self._awake.set()

    @property
    def awake(self) -> bool:
        """Whether `wake` has come to its end: a question is answered without loading anything first."""
        return self._awake.is_set()

    @property
    def uploads(self) -> Path:
        """Where files that are added on the page lie while they are read; not there at other times."""
        return self.settings.data.absolute() / UPLOADS
