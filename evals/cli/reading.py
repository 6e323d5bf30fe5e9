"""The commands that read run folders: `eval report`, `eval compare`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from assistant.cli.printing import complain, say

from .app import evaluation

Folder = Annotated[
    Path, typer.Argument(metavar="RUN", help="A run folder, as `eval run` names it.", exists=True, file_okay=False)
]


@evaluation.command(epilog="Example: chronofact eval report runs/seeds-questions.dev-1a2b3c4d --failures")
def report(
    folder: Folder,
    html: Annotated[bool, typer.Option("--html", help="Write report.html into the run folder.")] = False,
    show: Annotated[bool, typer.Option("--failures", help="Show each case that was not done right.")] = False,
    by: Annotated[
        Literal["kind", "month"] | None, typer.Option(help="Show answers and retrieval by slices of the cases.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one line of JSON.")] = False,
) -> None:
    """Print a run's figures again, from its folder alone."""
    from ..failures import failures, lines
    from ..figure_table import as_line
    from ..page import write_page
    from ..registry import TASKS
    from ..run_folder import open_run
    from ..slicing import SLICINGS
    from ..table_text import as_text, by_slice

    run = open_run(folder, TASKS)
    say(as_line(run) if as_json else as_text(run))
    if by:
        say("\n" + by_slice(run, SLICINGS[by](run.cases)))
    if show:
        for line in (line for failure in failures(run) for line in lines(failure)):
            say(line)
    if html:
        complain(f"report: {write_page(run)}")


@evaluation.command(
    epilog="Example: chronofact eval compare runs/seeds-questions.dev-1a2b3c4d runs/seeds-questions.dev-5e6f7a8b"
)
def compare(first: Folder, second: Folder) -> None:
    """Print what differs between two runs of the same cases: each metric, and the cases that changed."""
    from ..comparing import as_text, compared
    from ..registry import TASKS
    from ..run_folder import open_run

    say(as_text(compared(open_run(first, TASKS), open_run(second, TASKS))))
