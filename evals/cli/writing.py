"""The commands about suites themselves: `eval list`, `eval new`, `eval check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from assistant.cli.printing import complain, say

from .app import evaluation


@evaluation.command("list", epilog="Example: chronofact eval list")
def list_() -> None:
    """List the suites that ship, with how many cases their halves have, and the loaders of public data."""
    from ..loaders import LOADERS, about
    from ..suites import listed, sizes

    for name, splits in listed().items():
        counts = sizes(name, splits)
        say(f"{name:<20}" + "  ".join(f"{split} {counts[split]:>4}" for split in splits))
    say("\nloaders of public data, for --loader:")
    for name in LOADERS:
        say(f"  {name:<18}{about(name)}")


@evaluation.command(epilog="Example: chronofact eval new my-questions.jsonl")
def new(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A file to make, named *.jsonl.")],
    sort: Annotated[
        Literal["questions", "claims"] | None, typer.Option(help="What it holds.", show_default="by the name")
    ] = None,
) -> None:
    """Write a file of example cases to change."""
    from ..templates import write_template

    write_template(path, sort or ("claims" if "claim" in path.stem else "questions"))
    complain(f"{path}: three example cases; change them, then: chronofact eval check {path}")


@evaluation.command(epilog="Example: chronofact eval check my-questions.jsonl")
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Files of cases.", exists=True)],
) -> None:
    """Validate files of cases: wrong lines are told as path:line, and what makes a suite prove little."""
    from ..checking import warnings
    from ..registry import TASKS
    from ..suites import open_suite

    for path in files:
        suite = open_suite(str(path), "dev", TASKS)
        for warning in warnings(suite, path):
            complain(f"{path}: warning: {warning}")
        say(f"{path}: {len(suite.cases)} {suite.task.name} in good form")
