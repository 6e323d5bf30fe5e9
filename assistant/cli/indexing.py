"""The commands that change or list what is indexed: `ingest`, `sources`, `remove`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vectorstore.errors import StoreEmpty
from vectorstore.models import DateSpan

from ..wording import spelled
from .app import app
from .printing import complain, one_line, say

if TYPE_CHECKING:
    from vectorstore.reporting import IngestReport
    from vectorstore.store import Store


@app.command(epilog="Example: chronofact ingest incidents.csv --map date=event_date,text=notes")
def ingest(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH…", help="Files or folders of timelines; none with --rebuild.", exists=True),
    ] = None,
    mapping: Annotated[
        str | None,
        typer.Option("--map", help="Columns of rows: date=COLUMN,text=COLUMN,…", metavar="FIELD=COLUMN,…"),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="NAME", help="Read as this format, whatever it looks like."),
    ] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Embed and index all sources again, with the model of today.")
    ] = False,
) -> None:
    """Read timelines and index their entries; a file that was read before is replaced where it changed."""
    from vectorstore.embedding import load_embedder
    from vectorstore.ingest import ingest as read_and_index

    from .progress import shown_progress

    if not paths and not rebuild:
        raise typer.BadParameter("name a file or a folder to read", param_hint="PATH…")
    settings = ctx.obj.settings()
    with shown_progress() as progress:
        report = read_and_index(
            paths or [],
            settings.data,
            load_embedder(settings.embedder),
            format=form,
            mapping=_columns(mapping),
            rebuild=rebuild,
            chroma_url=settings.chroma_url,
            progress=progress,
        )
    _show_report(report)


@app.command(epilog="Example: chronofact sources --json")
def sources(
    ctx: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a source.")] = False,
) -> None:
    """List what is indexed: id, entries, period, title, path."""
    from ..serialise import to_json, to_line

    try:
        store = ctx.obj.store()
    except StoreEmpty as error:
        complain(str(error))
        return
    entries = _entries(store)
    for source in store.sources:
        count, period = entries.get(source.id, (0, ""))
        if as_json:
            typer.echo(to_line(to_json(source) | {"events": count}))
        else:
            say(f"{source.id}  {one_line(source.title)}: {count} entries, {period}")
            say(f"{'':12}  {one_line(source.path)}")


@app.command(epilog="Example: chronofact remove seeds/syrian-civil-war-2014-january-july.txt --yes")
def remove(
    ctx: typer.Context,
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="A source's id, title or path, as `sources` shows them.")
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether it is meant.")] = False,
) -> None:
    """Remove a source with its entries from the index; the file that it was read from stays."""
    from vectorstore.embedding import load_embedder
    from vectorstore.ingest import remove as take_out

    if not yes:
        if not sys.stdin.isatty():
            raise typer.BadParameter("there is nobody to ask whether it is meant; add --yes")
        typer.confirm(f"Remove {one_line(source)}?", abort=True, err=True)
    settings = ctx.obj.settings()
    gone = take_out(source, settings.data, load_embedder(settings.embedder), chroma_url=settings.chroma_url)
    say(f"removed  {gone.id}  {one_line(gone.title)}")


def _show_report(report: IngestReport) -> None:
    """Print what an ingestion did; what was skipped goes to stderr. Raises Exit(1) where a file gave nothing."""
    for problem in report.problems:
        complain(str(problem))
    for word, found in (
        ("added", report.added),
        ("replaced", report.replaced),
        ("unchanged", report.unchanged),
        ("removed", report.removed),
    ):
        for source in found:
            say(f"{word:<9}  {source.id}  {one_line(source.title)}")
    skipped = f", {len(report.problems)} problems told above" if report.problems else ""
    complain(f"{report.events} entries in {report.passages} passages, {report.seconds:.1f} s{skipped}")
    if report.failed:
        raise typer.Exit(1)


def _columns(mapping: str | None) -> dict[str, str] | None:
    """ "date=event_date,text=notes" as a mapping. Raises BadParameter for what has another form."""
    if mapping is None:
        return None
    from ..intake import columns  # pydantic takes longer than all of --help

    try:
        found = columns(mapping)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--map") from None
    return None if found is None else dict(found)


def _entries(store: Store) -> dict[str, tuple[int, str]]:
    """For each source's id: how many entries it has, and the days from the first to the last of them."""
    spans: dict[str, list[DateSpan]] = {}
    for event in store.events():
        spans.setdefault(event.source_id, []).append(event.entry)
    return {
        source_id: (len(dates), spelled(DateSpan(dates[0].first, dates[-1].last, "range")))
        for source_id, dates in spans.items()
    }
