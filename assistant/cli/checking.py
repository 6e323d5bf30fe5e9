"""The command that checks: `verify`."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vectorstore.errors import DateError
from vectorstore.models import DateSpan

from ..models import CheckedText, Verdict
from .app import Front, ModelName, app
from .printing import complain

if TYPE_CHECKING:
    from ..chat import Assistant

_FILE_NAME = re.compile(r"[^\s\"“”]+\.(?:txt|md|markdown|text|rst|html?|wiki)", re.I)
_ARGUMENT = 'A claim or a text in quotes, a file, or "-" for stdin.'


@dataclass(frozen=True, slots=True)
class Judge:
    """What gives a verdict on a claim, and on each claim of a text."""

    verify: Callable[[str], Verdict]
    check: Callable[[str], CheckedText]
    keep: Callable[[str], str] | None = None  # a claim → the name of the record of its verdict


@dataclass(frozen=True, slots=True)
class Form:
    """How results are to be shown."""

    as_json: bool
    as_review: bool
    page: Path | None
    keep: bool = False


@app.command(
    epilog='Example: chronofact verify "Turkish F-16s shot down a Syrian MiG-23 on 25 March 2014." · '
    "chronofact verify article.txt --html report.html · chronofact verify --input claims.jsonl --output verdicts.jsonl"
)
def verify(
    ctx: typer.Context,
    claim: Annotated[str | None, typer.Argument(metavar="CLAIM", help=_ARGUMENT)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as one line of JSON.")] = False,
    source: Annotated[
        str | None, typer.Option("--input", help='Claims as JSON Lines; "-" is stdin.', metavar="FILE")
    ] = None,
    target: Annotated[
        str, typer.Option("--output", help='Verdicts as JSON Lines; "-" is stdout.', metavar="FILE")
    ] = "-",
    evidence: Annotated[
        Path | None, typer.Option(help="Check against this text instead of the store.", metavar="FILE")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Only what had been reported by then.", metavar="DATE")
    ] = None,
    as_review: Annotated[bool, typer.Option("--claimreview", help="Print schema.org ClaimReview JSON-LD.")] = False,
    page: Annotated[
        Path | None, typer.Option("--html", help="Write a page with the whole result as well.", metavar="FILE")
    ] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Keep each verdict as a record that can be replayed.")] = False,
    model: ModelName = None,
) -> None:
    """Check a claim, each claim of a text, or a file of claims: one {"claim", "id"} a line."""
    if (claim is None) == (source is None):
        raise typer.BadParameter("give a claim or a text, or a file of claims with --input")
    if source is None and target != "-":
        raise typer.BadParameter("--output goes with --input; for one text print --json, or write --html")
    if keep and (source is not None or evidence is not None):
        raise typer.BadParameter("records are kept of claims and texts checked against the store")
    if source is not None and (as_review or page):
        raise typer.BadParameter("--input gives JSON Lines; check one text for --claimreview and --html")
    if evidence is not None and as_of is not None:
        raise typer.BadParameter("a given text has no dates of entries; leave out --as-of or --evidence")
    until = _until(as_of)
    if source is not None:
        _check_file(_judge(ctx.obj, evidence, until, model), source, target)
    else:
        judge = _judge(ctx.obj, evidence, until, model)
        _check_one(judge, _text_of(str(claim)), Form(as_json, as_review, page, keep))


def _judge(front: Front, evidence: Path | None, until: DateSpan | None, model: str | None) -> Judge:
    """What judges: the store, or the text that was given."""
    if evidence is None:
        from ..chat import Assistant

        assistant = Assistant.open(front.settings(model=model))
        return Judge(
            lambda claim: assistant.verify(claim, until),
            lambda text: assistant.check(text, until),
            lambda claim: _kept(assistant, claim, until),
        )
    from vectorstore.embedding import load_embedder

    from ..lane import lane_of
    from .evidence import GivenText

    settings = front.settings(model=model)
    lane = lane_of(settings)  # before the embedder, which takes seconds to load
    given = GivenText(_read(evidence), evidence.name, load_embedder(settings.embedder), lane)
    return Judge(given.verify, given.check)


def _kept(assistant: Assistant, claim: str, until: DateSpan | None) -> str:
    from ..record import keep, record_of

    record = record_of(assistant, claim, until)
    keep(record, assistant.settings.data)
    return record.id


def _check_one(judge: Judge, text: str, form: Form) -> None:
    """Show the verdict on a claim, or those on the claims of a text."""
    from ..verification.checkable import why_left_out
    from ..verification.clauses import sentences_of

    reason = why_left_out(text)
    if len(list(sentences_of(text))) != 1 or reason not in (None, "fragment", "prediction"):
        checked = judge.check(text)
        _show_text(checked, form)
        _keep(judge, [claim.text for claim in checked.claims], form)
        return
    if reason == "prediction":
        complain("this speaks of what is to come: the verdict is on whether it was reported")
    verdict = judge.verify(text)
    if form.page:
        from ..models import CheckedClaim

        _write_page(CheckedText(text, (CheckedClaim(verdict.claim, 0, len(text), verdict),), ()), form.page)
    _show_claim(verdict, form)
    _keep(judge, [text], form)


def _keep(judge: Judge, claims: Sequence[str], form: Form) -> None:
    """Keep the verdicts where that is wanted, and tell their names."""
    if form.keep and judge.keep is not None:
        for claim in claims:
            complain(f"kept as record {judge.keep(claim)}")


def _show_claim(verdict: Verdict, form: Form) -> None:
    from ..claimreview import claim_review, json_ld
    from ..serialise import to_line
    from .verdicts import show_verdict

    if form.as_review:
        typer.echo(json_ld(claim_review(verdict)))
    elif form.as_json:
        typer.echo(to_line(verdict))
    else:
        show_verdict(verdict)


def _show_text(checked: CheckedText, form: Form) -> None:
    from ..claimreview import claim_reviews, json_ld
    from ..serialise import to_line
    from .verdicts import show_checked

    if form.page:
        _write_page(checked, form.page)
    if form.as_review:
        typer.echo(json_ld(claim_reviews(checked)))
    elif form.as_json:
        typer.echo(to_line(checked))
    else:
        show_checked(checked)


def _write_page(checked: CheckedText, target: Path) -> None:
    from ..ui.report import report_page
    from .batch import write_whole

    write_whole(target, [report_page(checked)])


def _check_file(judge: Judge, source: str, target: str) -> None:
    """Judge each line of a file; a line that is no claim is told, and the status is then 1."""
    from .batch import verdict_lines, write_whole

    lines = sys.stdin.buffer if source == "-" else Path(source).read_bytes().splitlines()
    wrong: list[str] = []

    def failed(problem: str) -> None:
        complain(problem)
        wrong.append(problem)

    verdicts = verdict_lines(judge.verify, lines, "stdin" if source == "-" else source, failed)
    if target == "-":
        for line in verdicts:
            typer.echo(line)
    else:
        write_whole(Path(target), verdicts)
    if wrong:
        raise typer.Exit(1)


def _text_of(argument: str) -> str:
    """The claim or text that is meant: the words themselves, what a file holds, or stdin."""
    if argument == "-":
        return sys.stdin.read()
    if os.path.isfile(argument) or _FILE_NAME.fullmatch(argument):  # a missing file is told, and not checked as words
        return _read(Path(argument))
    return argument


def _read(path: Path) -> str:
    """The characters of a file. Raises ReadError where it is missing, empty or no text."""
    from vectorstore.readers.decoding import open_material

    return open_material(path).text()


def _until(as_of: str | None) -> DateSpan | None:
    """All days up to the last one of a date."""
    from vectorstore.dates import parse_date

    if as_of is None:
        return None
    try:
        last = parse_date(as_of).last
    except DateError as error:
        raise typer.BadParameter(str(error), param_hint="--as-of") from None
    if last is None:
        raise typer.BadParameter(f"{as_of!r} has no last day; give one", param_hint="--as-of")
    return DateSpan(None, last, "range", as_of)
