"""The commands that look without asking: `search` and `doctor`."""

from __future__ import annotations

from typing import Annotated

import typer

from vectorstore.errors import DateError
from vectorstore.models import DateSpan

from .app import app
from .printing import say, show_hit


@app.command(epilog='Example: chronofact search "prisoners freed" --from 2014-01 --to "March 2014" -k 5')
def search(
    ctx: typer.Context,
    query: Annotated[str, typer.Argument(metavar="WORDS", help="Words to look for.")],
    since: Annotated[str | None, typer.Option("--from", help="First date of the entries.", metavar="DATE")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Last date of the entries.", metavar="DATE")] = None,
    k: Annotated[int, typer.Option("-k", metavar="NUMBER", min=1, max=1000, help="How many at most.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a hit.")] = False,
) -> None:
    """Find passages by words and meaning; a date is "2014-03-01", "2014-03" or "March 2014"."""
    from ..serialise import to_line

    window = _window(since, until)
    store = ctx.obj.store()
    for hit in store.search(query, window=window, k=k):
        if as_json:
            typer.echo(to_line(hit))
        else:
            show_hit(hit, store.source(hit.event.source_id).title)


@app.command(epilog="Example: chronofact doctor --json")
def doctor(
    ctx: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a finding.")] = False,
) -> None:
    """Look at versions, the data folder, the model and the index, and say what to do."""
    from ..doctor import examine
    from ..serialise import to_line

    findings = examine(ctx.obj.settings())
    for finding in findings:
        if as_json:
            typer.echo(to_line(finding))
        else:
            say(f"{'✓' if finding.sound else '✗'} {finding.name:<12} {finding.found}")
            if finding.mend:
                say(f"  {'':<12} → {finding.mend}")
    if not all(finding.sound for finding in findings):
        raise typer.Exit(1)


def _window(since: str | None, until: str | None) -> DateSpan | None:
    """The days from the first day of `since` to the last of `until`; None without either.

    Raises BadParameter for words that are no date, and for an end before its start.
    """
    if since is None and until is None:
        return None
    first = _date(since, "--from").first if since is not None else None
    last = _date(until, "--to").last if until is not None else None
    if first is not None and last is not None and last < first:
        raise typer.BadParameter(f"{until} is before {since}; swap --from and --to", param_hint="--to")
    return DateSpan(first, last, "range", f"{since or ''}/{until or ''}")


def _date(text: str, option: str) -> DateSpan:
    """The date that was given to an option."""
    from vectorstore.dates import parse_date

    try:
        return parse_date(text)
    except DateError as error:
        raise typer.BadParameter(str(error), param_hint=option) from None
