"""Names and paths of suites → their cases, the task, and where the corpora are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .cases import SUITES, Split, read_cases
from .corpora import OWN, Places
from .errors import EvalsError
from .loaders import LOADERS
from .tasks import Task


@dataclass(frozen=True, slots=True)
class Suite:
    """Cases of one task, with where their corpora are."""

    name: str
    split: str  # "dev", "test", or "" where a file has no halves
    task: Task
    cases: tuple[Any, ...]
    places: Places = field(default_factory=Places)

    @property
    def label(self) -> str:
        """ "seeds-questions.dev"."""
        return f"{self.name}.{self.split}" if self.split else self.name

    def spread(self, limit: int | None) -> Suite:
        """The suite with at most so many cases, taken evenly from the first to the last."""
        count = len(self.cases)
        if limit is None or limit >= count:
            return self
        return replace(self, cases=tuple(self.cases[at * count // limit] for at in range(limit)))


def open_suite(wanted: str, split: Split, tasks: Mapping[str, Task], folder: Path = SUITES) -> Suite:
    """The suite of that name, or of a file of cases. Raises EvalsError for what is neither, and for wrong lines."""
    given = Path(wanted)
    if given.suffix == ".jsonl" and given.resolve().parent != folder.resolve():
        return _of_file(given, tasks)
    if given.suffix == ".jsonl":
        return open_suite(*_parted(given.stem, split), tasks, folder)
    path = folder / f"{wanted}.{split}.jsonl"
    if not path.is_file():
        known = ", ".join(f"{name} ({', '.join(splits)})" for name, splits in listed(folder).items()) or "none"
        raise EvalsError(f"{path}: no such suite; there are: {known}")
    task = tasks[task_of(wanted)]
    return Suite(wanted, split, task, read_cases(task.case, path), Places(folder / "corpora"))


def load_suite(path: Path, loader: str, tasks: Mapping[str, Task]) -> Suite:
    """The suite that a loader makes of public data. Raises EvalsError for an unknown loader or a wrong file."""
    if loader not in LOADERS:
        raise EvalsError(f"{loader!r} is no loader; there are: {', '.join(LOADERS)}")
    if not path.exists():
        raise EvalsError(f"{path}: no such file or folder")
    loaded = LOADERS[loader](path)
    name = f"{loader}-{path.name.split('.')[0]}"
    return Suite(name, "", tasks[loaded.task], loaded.cases, Places(path.parent, loaded.corpora))


def listed(folder: Path = SUITES) -> Mapping[str, Sequence[Split]]:
    """The suites of a folder and which halves of each there are, in alphabetical order."""
    found: dict[str, list[Split]] = {}
    for path in sorted(folder.glob("*.jsonl")):
        name, _, split = path.stem.partition(".")
        if split in {"dev", "test"}:
            found.setdefault(name, []).append("dev" if split == "dev" else "test")
    return found


def task_of(name: str) -> str:
    """The task of a shipped suite, by its name."""
    return "claims" if name.endswith("claims") else "questions"


def _parted(stem: str, split: Split) -> tuple[str, Split]:
    """The name and the half of a shipped suite, by its file."""
    name, _, half = stem.partition(".")
    return name, "test" if half == "test" else "dev" if half == "dev" else split


def _of_file(path: Path, tasks: Mapping[str, Task]) -> Suite:
    """The suite of a user's own file: cases without a corpus are asked over the user's own data folder."""
    if not path.is_file():
        raise EvalsError(f"{path}: no such file; `chronofact eval new {path}` writes one to begin with")
    task = tasks[_task_in(path)]
    cases = [_over_own(case) for case in read_cases(task.case, path)]
    if not cases:
        raise EvalsError(f"{path}: has no cases; `chronofact eval new FILE` writes one to begin with")
    return Suite(
        path.stem,
        "",
        task,
        tuple(cases),
        Places(beside if (beside := path.parent / "corpora").is_dir() else path.parent),
    )


def _task_in(path: Path) -> str:
    """Which task the cases of a file are of, by the first line."""
    with path.open("rb") as lines:
        first = next((line for line in lines if line.strip()), b"")
    if b'"claim"' not in first:
        return "questions"
    return "given" if b'"evidence"' in first else "claims"


def _over_own(case: Any) -> Any:
    """The case over the user's own data where it names no corpus."""
    return case if "corpus" in case.model_fields_set else case.model_copy(update={"corpus": OWN})


def sizes(name: str, splits: Sequence[Split], folder: Path = SUITES) -> Mapping[Split, int]:
    """How many lines each half of a suite has."""
    return {split: (folder / f"{name}.{split}.jsonl").read_bytes().count(b"\n") for split in splits}
