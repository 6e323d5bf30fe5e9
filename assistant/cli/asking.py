"""The commands that ask: `ask` and `chat`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QuestionError
from ..models import Turn
from .app import Front, ModelName, app
from .printing import complain, say, show_answer

if TYPE_CHECKING:
    from ..chat import Assistant

_HELP = ":sources lists what is indexed, :new starts over, :quit ends"


@app.command(epilog='Example: chronofact ask "Who was executed around Jabal al-Zawiya?" --json')
def ask(
    ctx: typer.Context,
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help='A question, or "-" to read it from stdin.')
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as one line of JSON.")] = False,
    source: Annotated[
        str | None, typer.Option("--input", help='Questions as JSON Lines; "-" is stdin.', metavar="FILE")
    ] = None,
    target: Annotated[
        str, typer.Option("--output", help='Answers as JSON Lines; "-" is stdout.', metavar="FILE")
    ] = "-",
    model: ModelName = None,
) -> None:
    """Answer a question, or a file of them: one {"question", "history", "id"} a line."""
    if (question is None) == (source is None):
        raise typer.BadParameter("give a question, or a file of them with --input")
    if source is not None:
        _answer_file(ctx.obj, source, target, model)
    else:
        _answer_one(ctx.obj, sys.stdin.read() if question == "-" else str(question), as_json, model)


@app.command(epilog='Example: chronofact chat, then "What happened in Hermel?" and "how many were wounded?"')
def chat(ctx: typer.Context, model: ModelName = None) -> None:
    """Ask in the terminal, one question after the other, each read with those before it."""
    assistant = _opened(ctx.obj, model)
    complain(_HELP)
    history: list[Turn] = []
    for line in _typed():
        if line == ":new":
            history.clear()
        elif line == ":sources":
            _list_titles(assistant)
        elif line.startswith(":"):
            complain(_HELP)
        else:
            _answer_turn(assistant, line, history)


def _opened(front: Front, model: str | None) -> Assistant:
    """The assistant over the data folder. Raises StoreEmpty, ModelMismatch, EmbeddingError, SettingsError."""
    from ..chat import Assistant
    from ..facts.parsing import load_without_torch

    assistant = Assistant.open(front.settings(model=model))
    load_without_torch()
    return assistant


def _answer_one(front: Front, question: str, as_json: bool, model: str | None) -> None:
    """Print the answer to one question."""
    from ..serialise import to_line

    answer = _opened(front, model).ask(question)
    if as_json:
        typer.echo(to_line(answer))
    else:
        show_answer(answer)


def _answer_file(front: Front, source: str, target: str, model: str | None) -> None:
    """Answer each line of a file; a line that is no question is told, and the status is then 1."""
    from .batch import answer_lines, write_whole

    lines = sys.stdin.buffer if source == "-" else Path(source).read_bytes().splitlines()
    wrong: list[str] = []
    told = answer_lines(_opened(front, model), lines, "stdin" if source == "-" else source)
    answers = _without_wrong(told, wrong)
    if target == "-":
        for line in answers:
            typer.echo(line)
    else:
        write_whole(Path(target), answers)
    if wrong:
        raise typer.Exit(1)


def _without_wrong(told: Iterable[tuple[str | None, str]], wrong: list[str]) -> Iterator[str]:
    """The answers; what is wrong with a line goes to stderr at once, and to `wrong`."""
    for line, problem in told:
        if line is None:
            complain(problem)
            wrong.append(problem)
        else:
            yield line


def _answer_turn(assistant: Assistant, question: str, history: list[Turn]) -> None:
    """Print the answer to a question of a conversation and add both to its history."""
    try:
        answer = assistant.ask(question, history)
    except QuestionError as error:
        complain(str(error))
        return
    show_answer(answer)
    history += [Turn(role="user", content=question), Turn(role="assistant", content=answer.answer)]


def _typed() -> Iterator[str]:
    """Each line that is typed and not blank, until `:quit` or the end of input."""
    at_terminal = sys.stdin.isatty()
    if at_terminal:
        import readline  # noqa: F401  (its import alone lets lines be edited)
    while True:
        try:
            line = input("> " if at_terminal else "").strip()
        except EOFError:
            return
        if line == ":quit":
            return
        if line:
            yield line


def _list_titles(assistant: Assistant) -> None:
    """Print the titles of what is indexed."""
    for source in assistant.store.sources:
        say(f"{source.id}  {source.title}")
