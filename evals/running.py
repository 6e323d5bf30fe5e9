"""Suite → run folder: each case by the product and by each control, going on where an earlier try stopped."""

from __future__ import annotations

import platform
import resource
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TextIO

from filelock import FileLock, Timeout
from pydantic import JsonValue

from assistant.serialise import to_line
from assistant.settings import Settings
from vectorstore.embedding import Embedder
from vectorstore.reporting import Progress, Silent

from .corpora import Corpora
from .errors import EvalsError
from .figure_table import figures_text, today
from .opinions import ModelJudge, takes_opinions, with_judge
from .run_folder import CASES, FIGURES, RECORD, TIMING, Run, RunRecord, Timing, outputs_path, whole_lines
from .suites import Suite
from .tasks import System
from .workers import Answered, Work, working

# What other machines may have otherwise, and what changes nothing of an answer.
_NOT_OF_ANSWERS = {"data", "host", "port", "token", "origins", "per_minute"}
_PACKAGES = ("bm25s", "chromadb", "numpy", "scipy", "sentence-transformers", "spacy", "torch", "transformers")


def run_suite(
    suite: Suite,
    settings: Settings,
    out: Path,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    embedder: Embedder | None = None,
    judge: ModelJudge | None = None,
) -> Run:
    """The run of a suite, in a folder of `out` that is named after what is run.

    `embedder` is the model of the settings, where it is in memory already; `judge` gives its opinion on each answer.
    Raises EvalsError for a corpus that is not there, and where another process is at work on the same run.
    """
    suite = replace(suite, task=with_judge(suite.task, judge))
    corpora = Corpora(out / ".indexes", settings, suite.places, embedder)
    record = describe(suite, settings, corpora, judge)
    folder = out / record.folder_name
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".lock", timeout=0):
            _fill(folder, record, suite, corpora, jobs, progress or Silent())
    except Timeout:
        raise EvalsError(f"{folder}: another process is at work on this run; wait for its end") from None
    return Run(folder, record, suite.task)


def describe(suite: Suite, settings: Settings, corpora: Corpora, judge: ModelJudge | None = None) -> RunRecord:
    """What is going to be run."""
    judging: dict[str, JsonValue] = {"judge": judge.model.name} if judge and takes_opinions(suite.task) else {}
    names = sorted({case.corpus for case in suite.cases}) if suite.task.over_store else []
    return RunRecord(
        suite=suite.name,
        split=suite.split,
        task=suite.task.name,
        cases=len(suite.cases),
        cases_sha256=sha256(_lines(suite).encode()).hexdigest(),
        corpora={name: corpora.digest(name) for name in names},
        settings={k: v for k, v in settings.model_dump(mode="json").items() if k not in _NOT_OF_ANSWERS} | judging,
        versions={"python": platform.python_version(), **_versions()},
        code=today(),
        systems=tuple(system.name for system in suite.task.systems),
    )


def _fill(folder: Path, record: RunRecord, suite: Suite, corpora: Corpora, jobs: int, progress: Progress) -> None:
    """Write what is not in the folder yet."""
    (folder / RECORD).write_text(record.text(), "utf-8")
    (folder / CASES).write_text(_lines(suite), "utf-8")
    work = Work(suite.task.systems, suite.cases, corpora, suite.task.give_up, suite.task.over_store)
    ids = [case.id for case in suite.cases]
    done = [whole_lines(outputs_path(folder, system.name), ids) for system in work.systems]
    if all(count == len(ids) for count in done) and (folder / FIGURES).is_file():
        return
    for name in record.corpora if jobs > 1 else ():
        corpora.assistant(name)  # indexed here, before several processes open it
    with working(work, jobs) as do, (folder / TIMING).open("a", encoding="utf-8") as timing:
        for number, count in enumerate(done):
            progress.start(len(ids), work.systems[number].name)
            progress.advance(count)
            _append(folder, work.systems[number], do(number, range(count, len(ids))), timing, progress)
        if jobs == 1:
            timing.write(_line(Timing(peak_mb=peak_mb())))
    (folder / FIGURES).write_text(figures_text(Run(folder, record, suite.task)), "utf-8")


def _append(folder: Path, system: System, given: Iterator[Answered], timing: TextIO, progress: Progress) -> None:
    """Add the outputs of one system, each as soon as it is known."""
    path = outputs_path(folder, system.name)
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8", newline="\n") as outputs:
        for answered in given:
            outputs.write(to_line(answered.line) + "\n")
            outputs.flush()
            timing.write(_line(Timing(system=system.name, id=answered.line["id"], seconds=round(answered.seconds, 6))))
            progress.advance(1)


def peak_mb() -> float:
    """The most memory that this process has taken so far, in MB."""
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit, 1)


def _line(timing: Timing) -> str:
    return timing.model_dump_json(exclude_none=True) + "\n"


def _lines(suite: Suite) -> str:
    """The cases as JSON Lines."""
    return "".join(to_line(_plain(case)) + "\n" for case in suite.cases)


def _plain(case: Any) -> Any:
    return case.model_dump(mode="json")


def _versions() -> dict[str, str]:
    return dict(_each_version())


def _each_version() -> Iterator[tuple[str, str]]:
    for name in ("chronofact", *_PACKAGES):
        try:
            yield name, version(name)
        except PackageNotFoundError:
            continue
