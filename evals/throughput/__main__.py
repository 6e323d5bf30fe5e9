"""`python -m evals.throughput`: how fast it reads, finds and answers, as one table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from assistant.errors import AssistantError
from assistant.settings import load_settings
from vectorstore.embedding import load_embedder
from vectorstore.errors import VectorstoreError
from vectorstore.ingest import ingest

from ..cases import SUITES, load_suite
from ..errors import EvalsError
from .figures import Timing, as_text
from .measures import answering, cold, finding, reading

_SEEDS = Path(__file__).parents[2] / "seeds"
_READ = ("events-2015-03.jsonl", "events-2018-10.jsonl")


def main(
    events: Annotated[Path | None, typer.Option(help="all current events, to measure on them as well")] = None,
    data: Annotated[Path | None, typer.Option(help="folder to keep stores in; a new one each time")] = None,
    limit: Annotated[int, typer.Option(min=1, help="questions asked of each store")] = 100,
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object a figure")] = False,
) -> None:
    """Measure speed. Example: python -m evals.throughput --events events.jsonl.gz --data .data/speed"""
    try:
        with TemporaryDirectory(prefix="chronofact-speed-") as scratch:
            timings = list(_told(_timings(events, data or Path(scratch), Path(scratch), limit)))
    except (EvalsError, AssistantError, VectorstoreError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    typer.echo("\n".join(json.dumps(one.record()) for one in timings) if as_json else as_text(timings))


def _timings(events: Path | None, data: Path, scratch: Path, limit: int) -> Iterator[Timing]:
    embedder = load_embedder(load_settings().embedder)
    yield from reading([SUITES / "corpora" / name for name in _READ], embedder, scratch / "reading")
    stores = {"seeds": _SEEDS} | ({} if events is None else {"events": events})
    for name, path in stores.items():
        settings = load_settings(data=data / name)
        ingest([path], settings.data, embedder, chroma_url=settings.chroma_url)
        questions = [case.question for case in load_suite(f"{name}-questions", "dev") if not case.history][:limit]
        yield from cold(settings, questions[0])
        yield from finding(name, settings, embedder, questions)
        yield from answering(name, settings, questions)


def _told(timings: Iterator[Timing]) -> Iterator[Timing]:
    """The same; each is told on stderr when it is known, since all take minutes."""
    for one in timings:
        typer.echo(as_text([one]).splitlines()[1], err=True)
        yield one


if __name__ == "__main__":
    typer.run(main)
