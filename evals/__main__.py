"""`python -m evals`: how right the answers are, beside controls such as copying the best-matching sentence."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Literal

import typer

from assistant.errors import AssistantError
from assistant.settings import load_settings
from vectorstore.errors import VectorstoreError

from .cases import SUITES
from .errors import EvalsError
from .failures import failures, lines, plain
from .figure_table import slices, table
from .registry import TASKS
from .run_folder import Run
from .running import run_suite
from .slicing import by_kind
from .suites import listed, open_suite
from .table_text import as_text


def main(
    suites: Annotated[list[str] | None, typer.Argument(help="names of suites; all where none is named")] = None,
    split: Annotated[Literal["dev", "test"], typer.Option(help="which half of each suite")] = "dev",
    data: Annotated[Path | None, typer.Option(help="folder to keep runs and indexes in; a new one each time")] = None,
    folder: Annotated[Path, typer.Option("--suites", help="folder of the suites and their corpora")] = SUITES,
    as_lines: Annotated[bool, typer.Option("--json", help="one JSON object a suite")] = False,
    show: Annotated[bool, typer.Option("--failures", help="show each failed case")] = False,
) -> None:
    """Measure the answers on suites. Example: python -m evals seeds-questions --split test"""
    try:
        with TemporaryDirectory(prefix="chronofact-evals-") as scratch:
            for name in suites or _present(folder, split):
                suite = open_suite(name, split, TASKS, folder)
                run = run_suite(suite, load_settings(), data or Path(scratch))
                seconds = sum(item.seconds or 0 for item in run.timing if item.system == run.systems[0])
                print(f"{name}: {len(suite.cases)} {suite.task.name} in {seconds:.1f} s", file=sys.stderr)
                print(_line(run, show) if as_lines else _text(run, show))
    except (EvalsError, AssistantError, VectorstoreError) as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from None


def _present(folder: Path, split: str) -> list[str]:
    """The suites that have this split."""
    return [name for name, splits in listed(folder).items() if split in splits]


def _text(run: Run, show: bool) -> str:
    """The table, and the failed cases where asked for."""
    told = [line for failure in failures(run) for line in lines(failure)] if show else []
    return "\n".join([as_text(run), *told, ""])


def _line(run: Run, show: bool) -> str:
    """The figures as one line of JSON: of the product, and of the control that copies the best passage."""
    found = table(run)
    names = {"product": run.systems[0], "control": run.systems[1]}
    told: dict[str, Any] = {"suite": run.record.suite, "split": run.record.split, "cases": run.record.cases}
    for column, system in names.items():
        cells = {metric.title: found.of(metric.key, system) for metric in run.task.metrics}
        told[column] = {
            title: item and {"mean": item.value} | {k: v for k, v in asdict(item).items() if k != "value"}
            for title, item in cells.items()
        }
    told["kinds"] = _kinds(run, names)
    if show:
        told["failures"] = [plain(failure) for failure in failures(run)]
    return json.dumps(told, ensure_ascii=False)


def _kinds(run: Run, names: dict[str, str]) -> dict[str, dict[str, int]]:
    """For each kind: cases, and how many each system did right."""
    groups = by_kind(run.cases)
    done = {column: slices(run, groups, system) for column, system in names.items()}
    return {
        kind: {"cases": len(numbers)} | {column: right[kind][1] for column, right in done.items()}
        for kind, numbers in groups.items()
    }


if __name__ == "__main__":
    typer.run(main)
