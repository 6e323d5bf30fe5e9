"""The command `chronofact` whole: the assistant's commands, and those of `chronofact eval`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import assistant.cli  # noqa: F401  (its modules add the assistant's commands)
from assistant.cli.app import app

from .cli import evaluation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.ui.shared import Tab

app.add_typer(evaluation, name="eval")


def main() -> None:
    """Run the command with the arguments of this process."""
    app(prog_name="chronofact", obj=_tabs)


def _tabs() -> Mapping[str, Tab]:
    """What the page has beside the assistant's tabs."""
    from .ui.evaluate import evaluate_tab  # Gradio takes longer than all of --help

    return {"Evaluate": evaluate_tab}
