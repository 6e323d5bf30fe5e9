"""A run as it lies in a folder: what was run, on which cases, and everything that came out.

run.json            suite, task, settings, versions, hashes of the cases, the corpora and the code
cases.jsonl         the cases
outputs.jsonl       what the product gave, a line for each case in their order
controls/NAME.jsonl the same of each control
figures.json        every figure with its interval
timing.jsonl        seconds for each case, and the most memory taken: the only file that differs between
                    two runs of the same thing
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from assistant.intake import read_lines

from .cases import read_cases
from .errors import EvalsError
from .outputs import Output
from .tasks import Task, TaskName

RECORD, CASES, FIGURES, TIMING = "run.json", "cases.jsonl", "figures.json", "timing.jsonl"


class RunRecord(BaseModel):
    """What was run: the same record, the same outputs."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    suite: str
    split: str
    task: TaskName
    cases: int
    cases_sha256: str
    corpora: dict[str, str]  # name → hash of what is in it
    settings: dict[str, JsonValue]
    versions: dict[str, str]
    code: str  # hash of the code of this project
    systems: tuple[str, ...]  # the product, then the controls

    @property
    def label(self) -> str:
        """ "seeds-questions.dev"."""
        return f"{self.suite}.{self.split}" if self.split else self.suite

    @property
    def folder_name(self) -> str:
        """The name of its folder, which another record does not have."""
        return f"{self.label}-{sha256(self.text().encode()).hexdigest()[:8]}"

    def text(self) -> str:
        """The record as it is written."""
        return self.model_dump_json(indent=2) + "\n"


class Timing(BaseModel):
    """How long one case took, or how much memory a part of the run."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    system: str = ""
    id: str = ""
    seconds: float | None = None
    peak_mb: float | None = None


@dataclass(frozen=True)
class Run:
    """A run folder, open for reading."""

    folder: Path
    record: RunRecord
    task: Task

    @cached_property
    def cases(self) -> tuple[Any, ...]:
        """The cases, in the order of the suite."""
        return read_cases(self.task.case, self.folder / CASES)

    @cached_property
    def outputs(self) -> Mapping[str, tuple[Any, ...]]:
        """For each system that is whole: what it gave, in the order of the cases."""
        read = {name: tuple(outputs_in(outputs_path(self.folder, name), self.task.output)) for name in self.systems}
        return {name: outputs for name, outputs in read.items() if len(outputs) == len(self.cases)}

    @property
    def systems(self) -> tuple[str, ...]:
        """The product, then the controls."""
        return self.record.systems

    @property
    def product(self) -> tuple[Any, ...]:
        """What the product gave. Raises EvalsError where the run was interrupted."""
        if self.systems[0] not in self.outputs:
            raise EvalsError(f"{self.folder}: the run is not whole; start it again and it goes on where it stopped")
        return self.outputs[self.systems[0]]

    @cached_property
    def timing(self) -> tuple[Timing, ...]:
        """What is known of time and memory; nothing where the file was taken away."""
        path = self.folder / TIMING
        lines = path.read_bytes().splitlines() if path.is_file() else []
        return tuple(item for _, item in read_lines(Timing, lines, str(path)) if isinstance(item, Timing))


def open_run(folder: Path, tasks: Mapping[str, Task]) -> Run:
    """The run in that folder. Raises EvalsError where there is none."""
    path = folder / RECORD
    if not path.is_file():
        raise EvalsError(f"{folder}: is no run folder; `chronofact eval run` makes one and names it")
    try:
        record = RunRecord.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise EvalsError(f"{path}: is no record of a run: {error.errors()[0]['msg']}; run the suite again") from None
    return Run(folder, record, tasks[record.task])


def outputs_path(folder: Path, system: str, product: str = "chronofact") -> Path:
    """Where the outputs of a system lie."""
    return folder / "outputs.jsonl" if system == product else folder / "controls" / f"{system}.jsonl"


def outputs_in(path: Path, model: type[Output]) -> Iterator[Output]:
    """The outputs of a file. Raises EvalsError for a line that is none."""
    if not path.is_file():
        return
    with path.open("rb") as lines:
        for _, item in read_lines(model, lines, str(path)):
            if isinstance(item, str):
                raise EvalsError(f"{item}; take the folder away and run the suite again")
            yield item


def whole_lines(path: Path, ids: list[str]) -> int:
    """How many outputs stand in the file, for the first of those ids in their order; what comes after is cut off."""
    if not path.is_file():
        return 0
    kept = 0
    with path.open("rb+") as file:
        for wanted in ids:
            line = file.readline()
            if not line.endswith(b"\n") or _id_in(line) != wanted:
                file.seek(kept)
                break
            kept = file.tell()
        file.truncate(kept)
    return path.read_bytes().count(b"\n")


def _id_in(line: bytes) -> str | None:
    try:
        read = json.loads(line)
    except ValueError:
        return None
    return read.get("id") if isinstance(read, dict) else None
