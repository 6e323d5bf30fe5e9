"""`python -m evals`: how right the answers are, beside copying the best-matching sentence."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Literal

import typer

from assistant.errors import AssistantError
from assistant.settings import load_settings
from vectorstore.errors import VectorstoreError

from .cases import SUITES, load_suite, suite_names
from .errors import EvalsError
from .report import SuiteReport, as_json, as_text
from .runner import Corpora, copy_best_sentence, product, run


def main(
    suites: Annotated[list[str] | None, typer.Argument(help="names of suites; all where none is named")] = None,
    split: Annotated[Literal["dev", "test"], typer.Option(help="which half of each suite")] = "dev",
    data: Annotated[Path | None, typer.Option(help="folder to keep the indexes in; a new one each time")] = None,
    folder: Annotated[Path, typer.Option("--suites", help="folder of the suites and their corpora")] = SUITES,
    as_lines: Annotated[bool, typer.Option("--json", help="one JSON object a suite")] = False,
    failures: Annotated[bool, typer.Option("--failures", help="show each failed case")] = False,
) -> None:
    """Measure the answers on question suites. Example: python -m evals seeds-questions --split test"""
    try:
        with TemporaryDirectory(prefix="chronofact-evals-") as scratch:
            corpora = Corpora(data or Path(scratch), load_settings(), folder / "corpora")
            for name in suites or _present(folder, split):
                report = measure(name, split, corpora, folder)
                print(_line(report, failures) if as_lines else as_text(report, failures=failures) + "\n")
    except (EvalsError, AssistantError, VectorstoreError) as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from None


def measure(name: str, split: Literal["dev", "test"], corpora: Corpora, folder: Path) -> SuiteReport:
    """The outcomes of one suite, of the product and of the control; the time goes to stderr."""
    cases = load_suite(name, split, folder)
    answered, copied = run(cases, corpora, product), run(cases, corpora, copy_best_sentence)
    seconds = sum(outcome.seconds for outcome in answered)
    print(f"{name}: {len(cases)} questions in {seconds:.1f} s", file=sys.stderr)
    return SuiteReport(name, split, answered, copied)


def _present(folder: Path, split: str) -> list[str]:
    """The suites that have this split."""
    return [name for name in suite_names(folder) if (folder / f"{name}.{split}.jsonl").is_file()]


def _line(report: SuiteReport, failures: bool) -> str:
    """The report as one line of JSON."""
    return json.dumps(as_json(report, failures=failures), ensure_ascii=False)


if __name__ == "__main__":
    typer.run(main)
