"""The command that runs suites: `eval run`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assistant.cli.app import ModelName
from assistant.cli.printing import complain, say

from .app import evaluation

if TYPE_CHECKING:
    from ..gates import Gates
    from ..junit import Judged
    from ..run_folder import Run
    from ..suites import Suite

Split = Literal["dev", "test"]
Loader = Annotated[str | None, typer.Option(metavar="NAME", help="Read SUITE as public data of that form.")]
JudgeName = Annotated[
    str | None,
    typer.Option(
        metavar="PROVIDER:NAME",
        help="A language model that judges each answer, beside the figures.",
        show_default="none",
    ),
]
Half = Annotated[Split, typer.Option(help="Which half: tune on dev, read figures off test.")]


@evaluation.command(epilog="Example: chronofact eval run seeds-questions --limit 20")
def run(
    ctx: typer.Context,
    suites: Annotated[list[str], typer.Argument(metavar="SUITE…", help="Names of suites, or files of cases.")],
    split: Half = "dev",
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many cases, spread over the suite.")] = None,
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the run folders go.")] = Path("runs"),
    loader: Loader = None,
    jobs: Annotated[int, typer.Option(min=1, help="Processes at work at once.")] = 1,
    thresholds: Annotated[
        Path | None, typer.Option(metavar="FILE", exists=True, help="Gates in TOML; status 1 where one falls.")
    ] = None,
    junit: Annotated[Path | None, typer.Option(metavar="FILE", help="Write JUnit XML.")] = None,
    html: Annotated[bool, typer.Option("--html", help="Write report.html into the run folder.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one line of JSON a suite.")] = False,
    model: ModelName = None,
    judge: JudgeName = None,
) -> None:
    """Run suites and print the figures with their intervals, beside those of the controls.

    A run that was interrupted goes on where it stopped when it is started again. With --model the product answers with
    that language model: `eval compare` tells it from a run without. With --judge a language model says of each answer
    whether it is right, and borne out by its quotes: an opinion beside the figures, which no gate can rest on.
    """
    gates = _gates(thresholds)
    opened = [_suite(name, split, loader).spread(limit) for name in suites]
    done = []
    for number, suite in enumerate(opened):
        finished = _run(ctx, suite, out, jobs, model, judge)
        if number and not as_json:
            say()
        _print(finished, as_json)
        _write_page(finished, html)
        done.append(_judged(finished, gates))
    if junit is not None:
        _write_junit(done, junit)
    _end(done)


def _suite(name: str, split: Split, loader: str | None) -> Suite:
    """The suite of that name, or of that file."""
    from ..registry import TASKS
    from ..suites import load_suite, open_suite

    return load_suite(Path(name), loader, TASKS) if loader else open_suite(name, split, TASKS)


def _run(ctx: typer.Context, suite: Suite, out: Path, jobs: int, model: str | None, judge: str | None) -> Run:
    """One suite, run."""
    from assistant.cli.progress import shown_progress

    from ..opinions import ModelJudge
    from ..running import run_suite

    named = ctx.obj.settings(model=judge) if judge else None
    by = ModelJudge(named) if named and named.model else None
    with shown_progress() as progress:
        return run_suite(suite, ctx.obj.settings(model=model), out, jobs=jobs, progress=progress, judge=by)


def _print(run: Run, as_json: bool) -> None:
    """Print the figures; where the run lies, and how fast it was, goes to stderr."""
    from .. import speed
    from ..figure_table import as_line
    from ..model_use import judge_use, model_use
    from ..table_text import as_text

    say(as_line(run) if as_json else as_text(run))
    for told in filter(None, (model_use(run), judge_use(run))):
        complain(told)
    measured = speed.speed(run, run.systems[0])
    complain(f"run folder: {run.folder}" + (f" ({speed.as_text(measured)})" if measured else ""))


def _write_page(run: Run, wanted: bool) -> None:
    if wanted:
        from ..page import write_page

        complain(f"report: {write_page(run)}")


def _gates(path: Path | None) -> Gates | None:
    """The gates of that file."""
    if path is None:
        return None
    from ..gates import read_gates
    from ..registry import TASKS

    return read_gates(path, [metric for task in TASKS.values() for metric in task.metrics])


def _judged(run: Run, gates: Gates | None) -> Judged:
    """The run with its gates, and why each falls that does."""
    from ..figure_table import table
    from ..junit import Judged

    wanted = list(gates.of(run.record, run.task.metrics)) if gates else []
    found = table(run) if wanted else None
    return Judged(run, tuple((gate, gate.fallen(found, run.systems[0])) for gate in wanted if found))


def _write_junit(done: list[Judged], path: Path) -> None:
    from ..junit import as_xml

    path.write_text(as_xml(done), "utf-8")


def _end(done: list[Judged]) -> None:
    """Tell the gates that fell. Raises Exit(1) where one did."""
    fallen = [f"gate: {judged.run.record.label}: {why}" for judged in done for _, why in judged.gates if why]
    for line in fallen:
        complain(line)
    if fallen:
        raise typer.Exit(1)
