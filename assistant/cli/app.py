"""The command itself: options that stand before every other, and errors told in one line."""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from vectorstore.errors import VectorstoreError

from ..errors import AssistantError
from .printing import complain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vectorstore.store import Store

    from ..settings import Settings
    from ..ui.shared import Tab

    MoreTabs = Callable[[], Mapping[str, Tab]]

_OURS = ("assistant", "vectorstore")

ModelName = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="PROVIDER:NAME",
        help='A language model, as "anthropic:…", "openai:…" or "ollama:…"; "none" for none.',
        show_default="CHRONOFACT_MODEL, else none",
    ),
]


class Commands(TyperGroup):
    """The commands; an error that is raised on purpose ends in one line and exit status 1."""

    def invoke(self, ctx: Any) -> Any:
        """The command's result. Raises Exit(1) after telling what went wrong."""
        try:
            return super().invoke(ctx)
        except (AssistantError, VectorstoreError) as error:
            complain(str(error))
        except OSError as error:
            if isinstance(error, BrokenPipeError) or not error.filename:
                raise
            complain(f"{error.filename}: {error.strerror}")
        raise typer.Exit(1)


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,  # boxes cost a third of the time of --help and break an example across lines
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog='Example: chronofact ingest seeds/ && chronofact ask "What happened on 7 January 2014?"',
)


@dataclass(frozen=True, slots=True)
class Front:
    """What was said before the command."""

    data: Path | None
    tabs: MoreTabs | None = None  # of the page, from a package above this one

    def settings(self, **given: Any) -> Settings:
        """The settings of this run, with what the command was given. Raises SettingsError."""
        from ..settings import load_settings  # pydantic takes longer than all of --help

        return load_settings(data=self.data, **given)

    def store(self) -> Store:
        """The store as it was last published. Raises StoreEmpty, ModelMismatch, EmbeddingError."""
        from vectorstore.embedding import load_embedder
        from vectorstore.store import Store

        settings = self.settings()
        return Store.open(settings.data, load_embedder(settings.embedder), chroma_url=settings.chroma_url)


def _print_version(wanted: bool) -> None:
    """Print the version and end, where that was asked for."""
    if wanted:
        from importlib.metadata import version

        typer.echo(f"chronofact {version('chronofact')}")
        raise typer.Exit


@app.callback()
def options(
    ctx: typer.Context,
    data: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Folder of sources and indexes.", show_default="your own data folder"),
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Tell on stderr what is being done.")] = False,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Ask timelines of dated events; every sentence of an answer cites a dated entry."""
    _log_to_stderr(verbose)
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    ctx.obj = Front(data, ctx.obj)


def _log_to_stderr(verbose: bool) -> None:
    """Show warnings of every package, and what ours are doing where that is wanted."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(name)s: %(message)s"))
    # By the handler, not by levels: bm25s sets its own to DEBUG when it is imported.
    handler.addFilter(lambda record: record.levelno >= logging.WARNING or record.name.startswith(_OURS))
    logging.basicConfig(handlers=[handler], level=logging.WARNING)
    for package in _OURS:
        logging.getLogger(package).setLevel(logging.DEBUG if verbose else logging.WARNING)
