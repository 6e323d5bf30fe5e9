"""Verdicts kept as records: what was claimed, on what the verdict stands, and whether it comes out the same again.

A record is named by the hash of what it holds: the same verdict on the same ground has the same name, and a record
that was changed afterwards no longer fits its name.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

from vectorstore.dates import parse_date
from vectorstore.durable import replace_file
from vectorstore.embedding import Embedder
from vectorstore.models import DateSpan
from vectorstore.store import Store

from .errors import RecordError
from .models import Verdict
from .serialise import to_json, to_line
from .settings import Settings

FOLDER = "records"  # within the data folder
CANDIDATES = 8  # sentences that are kept with their scores
_ID = re.compile(r"[0-9a-f]{16}")
# What decides on a verdict; the front doors only show it.
_DECIDING = ("assistant/facts", "assistant/language", "assistant/verification", "vectorstore")


class Verifies(Protocol):
    """What gives verdicts over a store; `Assistant` is one."""

    settings: Settings

    @property
    def store(self) -> Store: ...
    @property
    def embedder(self) -> Embedder: ...
    def verify(self, claim: str, until: DateSpan | None = None) -> Verdict: ...


@dataclass(frozen=True, slots=True)
class Record:
    """A verdict with its ground, as plain JSON."""

    id: str
    held: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Replay:
    """What a record comes to today."""

    id: str
    identical: bool  # the verdict, byte for byte
    changes: tuple[str, ...]  # what differs, in words: the ground first, then the verdict


def record_of(verifier: Verifies, claim: str, until: DateSpan | None = None) -> Record:
    """The record of a claim's verdict, made now."""
    last = until.last if until is not None else None
    held = {
        "claim": claim,
        "as_of": last.isoformat() if last is not None else None,
        "ground": _ground(verifier),
        "candidates": [_candidate(hit) for hit in verifier.store.search(claim, window=until, k=CANDIDATES)],
        "verdict": to_json(verifier.verify(claim, until)),
    }
    return Record(_name(held), held)


def keep(record: Record, data: Path) -> Path:
    """Where the record lies from now on."""
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{record.id}.json"
    replace_file(path, f"{to_line(record.held)}\n".encode())
    return path


def kept(data: Path) -> list[str]:
    """The names of all records, in order."""
    return sorted(path.stem for path in (data / FOLDER).glob("*.json") if _ID.fullmatch(path.stem))


def load(record_id: str, data: Path) -> Record:
    """The record of that name. Raises RecordError where there is none, or it was changed."""
    path = data / FOLDER / f"{record_id}.json"
    if not _ID.fullmatch(record_id) or not path.is_file():
        raise RecordError(f"{record_id!r} is no record here; `chronofact record list` names them")
    try:
        held = json.loads(path.read_text("utf-8"))
    except ValueError:
        held = None
    if not isinstance(held, dict) or _name(held) != record_id:
        raise RecordError(f"{path}: it does not hold what it was named for; it was changed since it was kept")
    return Record(record_id, held)


def replay(record: Record, verifier: Verifies) -> Replay:
    """The verdict made again, and what differs."""
    as_of = record.held["as_of"]
    until = DateSpan(None, parse_date(as_of).last, "range", as_of) if as_of else None
    now = record_of(verifier, record.held["claim"], until)
    identical = to_line(now.held["verdict"]) == to_line(record.held["verdict"])
    return Replay(record.id, identical, tuple(_changes(record.held, now.held)))


def _ground(verifier: Verifies) -> dict[str, Any]:
    """All that a verdict rests on besides the claim."""
    store, settings = verifier.store, verifier.settings
    return {
        "corpus": store.revision,
        "sources": {source.id: source.sha256 for source in store.sources},
        "settings": {"embedder": settings.embedder, "k": settings.k, **_language(settings)},
        "model": {"name": verifier.embedder.name, "sha256": verifier.embedder.digest},
        "version": version("chronofact"),
        "code": _code(),
    }


def _language(settings: Settings) -> dict[str, str]:
    """The language model; nothing where there is none, as in records from before there were any."""
    return {"model": settings.model} if settings.model else {}


def _candidate(hit: Any) -> dict[str, Any]:
    return {
        "event": hit.event.id,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "score": hit.score,
        "dense": hit.dense,
        "lexical": hit.lexical,
    }


def _name(held: dict[str, Any]) -> str:
    """The first 64 bits of the hash of what a record holds."""
    return hashlib.sha256(to_line(held).encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def _code() -> str:
    """The hash of the code, the word lists and the weights that decide on verdicts."""
    root, digest = Path(__file__).parents[1], hashlib.sha256()
    for path in sorted(path for folder in _DECIDING for path in (root / folder).rglob("*") if path.is_file()):
        if "__pycache__" not in path.parts:
            digest.update(path.relative_to(root).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _changes(then: dict[str, Any], now: dict[str, Any]) -> Iterator[str]:
    for name, was in then["ground"].items():
        if now["ground"].get(name) != was:
            yield f"{name}: {_short(was)} → {_short(now['ground'].get(name))}"
    if then["candidates"] != now["candidates"]:
        yield "candidates: other sentences or scores"
    for name, was in then["verdict"].items():
        if now["verdict"].get(name) != was:
            yield f"verdict, {name}: {_short(was)} → {_short(now['verdict'].get(name))}"


def _short(value: Any) -> str:
    line = value if isinstance(value, str) else to_line(value)
    return line if len(line) <= 60 else f"{line[:57]}…"
