"""Suites of cases → what the product answers to each, and what copying the best sentence would."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from assistant.chat import Assistant
from assistant.models import Answer, Citation
from assistant.settings import Settings
from vectorstore.embedding import Embedder, load_embedder
from vectorstore.ingest import ingest

from .cases import SUITES, Case
from .errors import EvalsError
from .scorers import SCORERS, failed

ROOT = Path(__file__).parents[1]
Respond = Callable[[Assistant, Case], Answer]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case, what was answered, and the score of each scorer (None where it does not apply)."""

    case: Case
    answer: Answer
    scores: dict[str, float | None]
    seconds: float

    @property
    def failed(self) -> bool:
        """True if the answer is not what the case asks for."""
        return failed(self.case, self.answer)


class Corpora:
    """Assistants over the corpora that cases name, each indexed under `folder` at its first use."""

    def __init__(self, folder: Path, settings: Settings, corpora: Path = SUITES / "corpora") -> None:
        self._folder, self._settings, self._corpora = folder, settings, corpora
        self._opened: dict[str, Assistant] = {}
        self._embedder: Embedder | None = None

    def assistant(self, corpus: str) -> Assistant:
        """The assistant over that corpus. Raises EvalsError where there is none of that name."""
        if corpus not in self._opened:
            self._opened[corpus] = self._index(corpus)
        return self._opened[corpus]

    def _index(self, corpus: str) -> Assistant:
        """An assistant over the corpus, which is read and indexed where that was not done before."""
        # A store that was made by other code than today's would measure that code.
        data = self._folder / f"{corpus}-{_code_digest()}"
        self._embedder = self._embedder or load_embedder(self._settings.embedder)
        ingest(corpus_paths(corpus, self._corpora), data, self._embedder)
        return Assistant.open(self._settings.model_copy(update={"data": data}))


def corpus_paths(corpus: str, corpora: Path) -> list[Path]:
    """The files of a corpus: the repository's seeds, or a file or folder of `corpora`.

    Raises EvalsError where there is no such corpus.
    """
    place = ROOT / "seeds" if corpus == "seeds" else corpora / corpus
    files = sorted(place.iterdir()) if place.is_dir() else [place]
    wanted = [path for path in files if path.is_file() and path.name != "README.md"]
    if not wanted:
        raise EvalsError(f"{place}: no such corpus; put a file or a folder of that name there")
    return wanted


def product(assistant: Assistant, case: Case) -> Answer:
    """What chronofact answers."""
    return assistant.ask(case.question, case.turns)


def copy_best_sentence(assistant: Assistant, case: Case) -> Answer:
    """The control: the best-matching sentence and a "Yes" before it, whatever was asked; it never refuses."""
    hits = assistant.store.search(case.question, k=1)
    citations = tuple(
        Citation(
            marker=1,
            event_id=hit.event.id,
            entry=hit.event.entry,
            occurred=hit.passage.occurred,
            source_title="",
            quote=hit.passage.text,
            start=hit.passage.start,
            end=hit.passage.end,
        )
        for hit in hits
    )
    text = " ".join(f"{citation.quote} [1]" for citation in citations)
    return Answer(case.question, text, "Yes", False, (), citations, (), ())


def run(cases: Iterable[Case], corpora: Corpora, respond: Respond = product) -> tuple[Outcome, ...]:
    """The outcome of each case, in order."""
    return tuple(_outcome(case, corpora.assistant(case.corpus), respond) for case in cases)


def _outcome(case: Case, assistant: Assistant, respond: Respond) -> Outcome:
    """The answer to one case with all its scores."""
    started = perf_counter()
    answer = respond(assistant, case)
    seconds = perf_counter() - started
    scores = {name: scorer(case, answer) for name, scorer in SCORERS.items()}
    return Outcome(case, answer, scores, seconds)


def _code_digest() -> str:
    """The first digits of a hash over the code that reads and indexes."""
    digest = sha256()
    for path in sorted((ROOT / "vectorstore").rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
