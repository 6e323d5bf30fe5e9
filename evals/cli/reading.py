"""The commands that read run folders: `eval report`, `eval compare`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.printing import say

from .app import evaluation

Folder = Annotated[Path, typer.Argument(metavar="RUN", help="A run folder, as `eval run` names it.", exists=True)]


@evaluation.command(epilog="Example: chronofact eval report runs/seeds-questions.dev-1a2b3c4d --failures")
def report(
    folder: Folder,
    failures: Annotated[bool, typer.Option("--failures", help="Show each case that was not done right.")] = False,
) -> None:
    """Print a run's figures again, from its folder alone."""
    from ..registry import TASKS
    from ..run_folder import open_run
    from ..table_text import as_text

    del failures
    say(as_text(open_run(folder, TASKS)))


@evaluation.command(epilog="Example: chronofact eval compare runs/a runs/b")
def compare(first: Folder, second: Folder) -> None:
    """Print what differs between two runs of the same cases: each metric, and the cases that changed."""
    from ..comparing import as_text, compared
    from ..registry import TASKS
    from ..run_folder import open_run

    say(as_text(compared(open_run(first, TASKS), open_run(second, TASKS))))
