"""The commands about verdicts that were kept: `record list`, `record show`, `record replay`."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from .app import app
from .printing import say

record = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Verdicts kept with `verify --keep`.")
app.add_typer(record, name="record")
_Id = Annotated[str, typer.Argument(metavar="ID", help="As `verify --keep` told it.")]
_AsJson = Annotated[bool, typer.Option("--json", help="Print one line of JSON.")]


@record.command("list", epilog="Example: chronofact record list")
def list_records(ctx: typer.Context) -> None:
    """List the records: id, verdict, claim."""
    from ..record import kept, load

    data = ctx.obj.settings().data
    for name in kept(data):
        held = load(name, data).held
        say(f"{name}  {held['verdict']['label']}: {' '.join(held['claim'].split())}")


@record.command(epilog="Example: chronofact record show 0123456789abcdef")
def show(ctx: typer.Context, record_id: _Id, as_json: _AsJson = False) -> None:
    """Print what a record holds: claim, verdict, and hashes of all that it rests on."""
    from ..record import load
    from ..serialise import to_line

    held = load(record_id, ctx.obj.settings().data).held
    if as_json:
        typer.echo(to_line({"id": record_id, **held}))
    else:
        say(json.dumps({"id": record_id, **held}, ensure_ascii=False, indent=2))


@record.command(epilog="Example: chronofact record replay 0123456789abcdef")
def replay(ctx: typer.Context, record_id: _Id, as_json: _AsJson = False) -> None:
    """Make the verdict again and say whether it is byte-identical; exit status 1 where it is not."""
    from ..chat import Assistant
    from ..record import load
    from ..record import replay as again
    from ..serialise import to_line

    settings = ctx.obj.settings()
    found = again(load(record_id, settings.data), Assistant.open(settings))
    if as_json:
        typer.echo(to_line(found))
    else:
        say("byte-identical" if found.identical else "the verdict is another")
        for change in found.changes:
            say(f"  {change}")
    if not found.identical:
        raise typer.Exit(1)
