"""The group of commands itself: its errors are told in one line, as those of every command."""

from __future__ import annotations

from typing import Any

import typer

from assistant.cli.app import Commands
from assistant.cli.printing import complain

from ..errors import EvalsError


class EvalCommands(Commands):
    """The commands; an error that is raised on purpose ends in its message and exit status 1."""

    def invoke(self, ctx: Any) -> Any:
        """The command's result. Raises Exit(1) after telling what went wrong."""
        try:
            return super().invoke(ctx)
        except EvalsError as error:
            complain(str(error))
        raise typer.Exit(1)


evaluation = typer.Typer(
    cls=EvalCommands,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Measure how far the answers can be trusted, on suites of cases.",
    epilog="Example: chronofact eval run seeds-questions",
)
