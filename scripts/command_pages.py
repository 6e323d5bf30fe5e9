"""The page of all commands, from their --help: python -m scripts.command_pages writes docs/commands.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from typer.main import get_command
from typer.testing import CliRunner

from evals.command import app

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"
_WIDTH = {"COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1"}


def page() -> str:
    """docs/commands.md as it is today: what `--help` prints, a section a command."""
    shown = CliRunner(env=_WIDTH)
    parts = ["# Commands\n\nWhat `--help` prints of each."]
    for words in commands(get_command(app), ()):
        name = " ".join(("chronofact", *words))
        told = shown.invoke(app, [*words, "--help"], prog_name="chronofact").stdout
        parts.append(f"## {name}\n\n```\n{told.rstrip()}\n```")
    return "\n\n".join(parts) + "\n"


def commands(command: object, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words after `chronofact` of it and of every command below it."""
    yield words
    below = getattr(command, "commands", {})
    for name in sorted(below):
        yield from commands(below[name], (*words, name))


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
