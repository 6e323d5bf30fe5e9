"""Plays what README.md and docs/ show; `python tests/readme_session.py` writes the outputs of today into them.

In a ```console block, `$ chronofact …` is run and `$ cat FILE` makes that file of the lines below it.
In a ```pycon block, each `>>>` is run. Commands and statements share one folder, in the order of the page.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from pathlib import Path

from typer.testing import CliRunner

from evals.command import app

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
GUIDES = tuple(sorted(p for p in (ROOT / "docs").glob("*.md") if "$ chronofact" in p.read_text("utf-8")))
_BLOCK = re.compile(r"(?<=^```)(console|pycon)\n(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)


def replayed(page: str, folder: Path) -> str:
    """The page with today's outputs, after a run in `folder`, which gets the seeds and the data."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    players = {"console": _console, "pycon": _pycon}
    with _inside(folder):
        return _BLOCK.sub(lambda block: f"{block[1]}\n{players[block[1]](block[2])}", page)


def _console(block: str) -> str:
    """The block with each command's output of today."""
    commands = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    return "".join(f"$ {command}\n{_output(command, shown)}" for command, shown in commands)


def _output(command: str, shown: str) -> str:
    """What the command prints; a file that is shown is made as it is shown."""
    name, *arguments = shlex.split(command)
    if name == "cat" and not Path(arguments[0]).exists():
        Path(arguments[0]).write_text(shown, "utf-8")
        return shown
    if name == "cat":
        return Path(arguments[0]).read_text("utf-8")
    result = CliRunner().invoke(app, arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout


def _pycon(block: str) -> str:
    """The statements with what each prints today."""
    lines, names = [], {}
    for example in doctest.DocTestParser().get_examples(block):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(example.source, "README.md", "single"), names)
        first, *more = example.source.splitlines()
        lines += [f">>> {first}", *(f"... {line}".rstrip() for line in more), *out.getvalue().splitlines()]
    return "\n".join(lines) + "\n"


@contextlib.contextmanager
def _inside(folder: Path):
    """Work in the folder, with its own data and without settings from outside."""
    before = {name: value for name, value in os.environ.items() if name.startswith("CHRONOFACT_")}
    for name in before:
        del os.environ[name]
    os.environ["CHRONOFACT_DATA"] = str(folder / "data")
    try:
        with contextlib.chdir(folder):
            yield
    finally:
        del os.environ["CHRONOFACT_DATA"]
        os.environ.update(before)


if __name__ == "__main__":
    for shown in (README, *GUIDES):
        with tempfile.TemporaryDirectory() as scratch:
            today = replayed(shown.read_text("utf-8"), Path(scratch))
        shown.write_text(today, "utf-8")
        sys.stderr.write(f"{shown.name} shows the output of today\n")
