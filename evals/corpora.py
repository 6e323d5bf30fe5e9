"""Corpora that cases name → assistants over them, each indexed at its first use."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from assistant.chat import Assistant
from assistant.settings import Settings
from vectorstore.embedding import Embedder, load_embedder
from vectorstore.ingest import ingest
from vectorstore.store import Store, current_revision

from .cases import SUITES
from .errors import EvalsError

ROOT = Path(__file__).parents[1]
OWN = ""  # the corpus of cases that name none: what is indexed in the user's data folder
_OPEN_AT_ONCE = 16  # of hundreds of articles; their cases stand together
_DATELESS = "../.."  # EDTF, open at both ends: in every window of dates


@dataclass(frozen=True, slots=True)
class Passages:
    """A corpus of given passages: name → text."""

    texts: Mapping[str, str]

    def lines(self) -> str:
        """The passages as JSON Lines that ingestion reads, an entry without a date each."""
        rows = [{"date": _DATELESS, "heading": name, "text": text} for name, text in self.texts.items()]
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the corpora of a suite are: a folder with those that are files, and those that were given."""

    folder: Path = SUITES / "corpora"
    given: Mapping[str, Passages] = field(default_factory=dict)

    def digest(self, corpus: str) -> str:
        """The sha256 of what is in the corpus. Raises EvalsError where there is none of that name."""
        if corpus in self.given:
            return sha256(self.given[corpus].lines().encode()).hexdigest()
        paths = corpus_paths(corpus, self.folder)
        return sha256("".join(sha256(path.read_bytes()).hexdigest() for path in paths).encode()).hexdigest()


class Corpora:
    """Assistants over corpora, indexed under `indexes` where that was not done before."""

    def __init__(
        self, indexes: Path, settings: Settings, places: Places | None = None, embedder: Embedder | None = None
    ) -> None:
        self._indexes, self._settings, self._places = indexes, settings, places or Places()
        self._opened: dict[str, Assistant] = {}
        self._embedder = embedder

    def __reduce__(self) -> tuple[type[Corpora], tuple[Path, Settings, Places]]:
        """What another process opens anew."""
        return Corpora, (self._indexes, self._settings, self._places)

    def assistant(self, corpus: str) -> Assistant:
        """The assistant over that corpus. Raises EvalsError where there is none of that name."""
        if corpus not in self._opened:
            if len(self._opened) == _OPEN_AT_ONCE:
                self._opened.pop(next(iter(self._opened)))
            self._opened[corpus] = self._open(corpus)
        return self._opened[corpus]

    @property
    def embedder(self) -> Embedder:
        """The model of the settings, loaded once."""
        if self._embedder is None:
            self._embedder = load_embedder(self._settings.embedder)
        return self._embedder

    def digest(self, corpus: str) -> str:
        """A hash of what is in the corpus. Raises EvalsError where there is none of that name."""
        return current_revision(self._settings.data) if corpus == OWN else self._places.digest(corpus)

    def _open(self, corpus: str) -> Assistant:
        """An assistant over the corpus, which is read and indexed where that was not done before."""
        if corpus == OWN:
            return Assistant.open(self._settings)
        # A store that was made of other texts or by other code than today's would measure those.
        made = f"{self._places.digest(corpus)} {self._settings.embedder} {code_digest('vectorstore')}"
        data = self._indexes / f"{Path(corpus).name}-{sha256(made.encode()).hexdigest()[:12]}"
        whole = Path(f"{data}.whole")  # several processes open a whole index; only one may make it
        embedder = self.embedder
        if not whole.exists() or not data.exists():
            ingest(self._paths(corpus, data), data, embedder, mapping=self._mapping(corpus))
            whole.touch()
        settings = self._settings.model_copy(update={"data": data})
        return Assistant(settings, Store.open(data, embedder, chroma_url=settings.chroma_url), embedder)

    def _paths(self, corpus: str, data: Path) -> list[Path]:
        if corpus not in self._places.given:
            return corpus_paths(corpus, self._places.folder)
        self._indexes.mkdir(parents=True, exist_ok=True)
        path = Path(f"{data}.jsonl")
        path.write_text(self._places.given[corpus].lines(), "utf-8")
        return [path]

    def _mapping(self, corpus: str) -> dict[str, str] | None:
        given = corpus in self._places.given
        return {"date": "date", "text": "text", "headings": "heading"} if given else None


def corpus_paths(corpus: str, folder: Path) -> list[Path]:
    """The files of a corpus: the repository's seeds, or a file or folder in `folder`.

    Raises EvalsError where there is no such corpus, or it is outside the folder: cases may come from anyone.
    """
    place = folder / corpus
    if not place.resolve().is_relative_to(folder.resolve()):
        raise EvalsError(f"{corpus!r} is not in {folder}; put the corpus there, and name it without its folder")
    if corpus == "seeds" and not place.exists():
        place = ROOT / "seeds"
    files = sorted(place.iterdir()) if place.is_dir() else [place]
    wanted = [path for path in files if path.is_file() and path.name != "README.md"]
    if not wanted:
        raise EvalsError(f"{place}: no such corpus; put a file or a folder of that name there")
    return wanted


def code_digest(*packages: str) -> str:
    """The first digits of a hash over the code of those packages of this project, and what it reads."""
    digest = sha256()
    for package in packages:
        for path in sorted((ROOT / package).rglob("*")):
            if path.is_file() and path.parent.name != "__pycache__" and "suites" not in path.parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
