"""The command `chronofact` whole: the assistant's commands, and those of `chronofact eval`."""

import assistant.cli  # noqa: F401  (its modules add the assistant's commands)
from assistant.cli.app import app

from .cli import evaluation

app.add_typer(evaluation, name="eval")


def main() -> None:
    """Run the command with the arguments of this process."""
    app(prog_name="chronofact")
