"""What an ingestion tells: while it goes on, and at its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from .errors import ReadError
from .models import Problem, Source


class Progress(Protocol):
    """What a front door draws its bars with: a new one at `start`, its end when all of `total` is told."""

    def start(self, total: int, label: str) -> None: ...
    def advance(self, n: int) -> None: ...


class Silent:
    """Progress that nobody watches."""

    def start(self, total: int, label: str) -> None:
        """Draws nothing."""

    def advance(self, n: int) -> None:
        """Draws nothing."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingestion did. `events` and `passages` count those of the sources added and replaced.

    A source that is `unchanged` carries the path under which it is stored. `failed` are files that gave
    nothing; why stands among the `problems`.
    """

    added: tuple[Source, ...] = ()
    replaced: tuple[Source, ...] = ()
    unchanged: tuple[Source, ...] = ()
    removed: tuple[Source, ...] = ()
    failed: tuple[str, ...] = ()
    events: int = 0
    passages: int = 0
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0


@dataclass(slots=True)
class Tally:
    """An IngestReport in the making."""

    added: list[Source] = field(default_factory=list)
    replaced: list[Source] = field(default_factory=list)
    unchanged: list[Source] = field(default_factory=list)
    removed: list[Source] = field(default_factory=list)
    fruitless: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    events: int = 0
    passages: int = 0

    def failed(self, path: Path, error: ReadError) -> None:
        """A file gave nothing."""
        self.fruitless.append(str(path))
        what = str(error).removeprefix(f"{path}: ")
        self.problems.append(Problem(str(path), 0, what, "the store keeps what it had; mend the file and try again"))

    def report(self, seconds: float) -> IngestReport:
        """The finished report."""
        return IngestReport(
            added=tuple(self.added),
            replaced=tuple(self.replaced),
            unchanged=tuple(self.unchanged),
            removed=tuple(self.removed),
            failed=tuple(self.fruitless),
            events=self.events,
            passages=self.passages,
            problems=tuple(self.problems),
            seconds=seconds,
        )
