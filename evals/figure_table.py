"""A run → its figures: every metric, of the product and of each control."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pydantic import RootModel

from .corpora import code_digest
from .figures import Figure
from .run_folder import FIGURES, Run
from .slicing import Slices


class _Written(RootModel[dict[str, dict[str, Figure | None]]]):
    pass


@dataclass(frozen=True, slots=True)
class Table:
    """Metric key → system → figure; None where no case of the suite has what is measured."""

    cells: Mapping[str, Mapping[str, Figure | None]]

    def of(self, metric: str, system: str) -> Figure | None:
        """One cell."""
        return self.cells[metric].get(system)


def table(run: Run) -> Table:
    """The figures of all systems whose outputs are whole: as the run wrote them, if today's code is the same."""
    path = run.folder / FIGURES
    if path.is_file() and run.record.code == today():
        return Table(_Written.model_validate_json(path.read_bytes()).root)
    return measured(run)


def today() -> str:
    """A hash of the code that a run and its figures are made by."""
    return code_digest("vectorstore", "assistant", "evals")


def measured(run: Run) -> Table:
    """The figures, measured anew."""
    return Table(
        {
            metric.key: {name: metric.figure(run.cases, outputs) for name, outputs in run.outputs.items()}
            for metric in run.task.metrics
        }
    )


def slices(run: Run, by: Slices, system: str) -> dict[str, tuple[int, int]]:
    """For each slice of case numbers: cases, and those that the system did right."""
    outputs = run.outputs[system]
    right = [not run.task.failed(case, output) for case, output in zip(run.cases, outputs, strict=True)]
    return {name: (len(numbers), sum(right[number] for number in numbers)) for name, numbers in by.items()}


def sliced(run: Run, by: Slices, keys: Sequence[str]) -> Mapping[str, Mapping[str, Figure | None]]:
    """For each slice: those metrics of the product, on its cases alone."""
    wanted = [metric for metric in run.task.metrics if metric.key in keys]
    return {
        name: {
            metric.key: metric.figure([run.cases[at] for at in numbers], [run.product[at] for at in numbers])
            for metric in wanted
        }
        for name, numbers in by.items()
    }


def figures_text(run: Run) -> str:
    """The figures as JSON, rounded so that the last bits of a sum do not show."""
    return json.dumps(plain(measured(run)), indent=1) + "\n"


def plain(found: Table) -> dict[str, Any]:
    """The table as plain objects."""
    return {
        metric: {name: item and _rounded(item) for name, item in row.items()} for metric, row in found.cells.items()
    }


def _rounded(item: Figure) -> dict[str, float]:
    return {name: round(number, 6) for name, number in asdict(item).items()}


def as_line(run: Run) -> str:
    """The figures as one line of JSON."""
    told = {"suite": run.record.suite, "split": run.record.split, "cases": run.record.cases}
    return json.dumps(told | {"folder": str(run.folder), "figures": plain(table(run))}, ensure_ascii=False)
