"""The commands that run suites and list them: `eval list`, `eval run`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assistant.cli.printing import complain, say

from .app import evaluation

if TYPE_CHECKING:
    from ..run_folder import Run
    from ..suites import Suite

Half = Annotated[Literal["dev", "test"], typer.Option(help="Which half: tune on dev, read figures off test.")]


@evaluation.command("list", epilog="Example: chronofact eval list")
def list_() -> None:
    """List the suites that ship, with their halves and how many cases each has."""
    from ..suites import listed, sizes

    for name, splits in listed().items():
        counts = sizes(name, splits)
        say(f"{name:<20}" + "  ".join(f"{split} {counts[split]:>4}" for split in splits))


@evaluation.command(epilog="Example: chronofact eval run seeds-questions --limit 20")
def run(
    ctx: typer.Context,
    suites: Annotated[list[str], typer.Argument(metavar="SUITE…", help="Names of suites, or files of cases.")],
    split: Half = "dev",
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many cases, spread over the suite.")] = None,
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the run folders go.")] = Path("runs"),
    loader: Annotated[str | None, typer.Option(metavar="NAME", help="Read SUITE as public data of that form.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Processes at work at once.")] = 1,
) -> None:
    """Run suites and print the figures with their intervals, beside those of the controls.

    A run that was interrupted goes on where it stopped when it is started again.
    """
    for name in suites:
        done = _run(ctx, _suite(name, split, loader).spread(limit), out, jobs)
        _print(done)


def _suite(name: str, split: Literal["dev", "test"], loader: str | None) -> Suite:
    """The suite of that name, or of that file."""
    from ..registry import TASKS
    from ..suites import load_suite, open_suite

    return load_suite(Path(name), loader, TASKS) if loader else open_suite(name, split, TASKS)


def _run(ctx: typer.Context, suite: Suite, out: Path, jobs: int) -> Run:
    """One suite, run."""
    from assistant.cli.progress import shown_progress

    from ..running import run_suite

    with shown_progress() as progress:
        return run_suite(suite, ctx.obj.settings(), out, jobs=jobs, progress=progress)


def _print(run: Run) -> None:
    from ..table_text import as_text

    say(as_text(run))
    complain(f"run folder: {run.folder}")
