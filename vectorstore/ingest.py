"""Files → a new published state: read, split, embed, store, switch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from time import monotonic

from .embedding import Embedder
from .errors import ReadError, StoreError
from .locking import writing
from .manifest import check_model, read_manifest
from .models import Source
from .paths import expand
from .reporting import IngestReport, Progress, Silent, Tally
from .writer import Writer

__all__ = ["IngestReport", "Progress", "ingest", "remove"]


def ingest(
    paths: Iterable[Path | str],
    folder: Path,
    embedder: Embedder,
    *,
    format: str | None = None,
    mapping: Mapping[str, str] | None = None,
    rebuild: bool = False,
    chroma_url: str | None = None,
    progress: Progress | None = None,
) -> IngestReport:
    """Read files (and the files in folders) into the data folder; one switch publishes all of them.

    A file that cannot be read is reported as a problem and leaves the others, and what was read from it
    before, as they are. `rebuild` embeds all that is stored once more, with this embedder.
    Raises StoreLocked if another writer is at work, ModelMismatch if another model made the store,
    ReadError for a path that is not there.
    """
    started = monotonic()
    files = expand(Path(path) for path in paths)
    with writing(folder):
        manifest = read_manifest(folder)
        if not rebuild:
            check_model(manifest, embedder, folder)
        tally = Tally()
        writer = Writer(folder, embedder, manifest, progress or Silent(), tally)
        if rebuild:
            writer.rebuild()
        for file in files:
            try:
                writer.take(file, format, mapping)
            except ReadError as error:
                tally.failed(file, error)
        writer.publish(chroma_url)
    return tally.report(monotonic() - started)


def remove(source: str, folder: Path, embedder: Embedder, *, chroma_url: str | None = None) -> Source:
    """The source that was removed, named by its id, title or path. Raises StoreError for none or several."""
    with writing(folder):
        manifest = read_manifest(folder)
        check_model(manifest, embedder, folder)
        found = _named(source, [entry.source for entry in manifest.entries], folder)
        writer = Writer(folder, embedder, manifest, Silent(), Tally())
        writer.drop(found)
        writer.publish(chroma_url)
    return found


def _named(name: str, sources: list[Source], folder: Path) -> Source:
    place = str(Path(name).expanduser().absolute())
    for wanted in (
        [s for s in sources if s.id == name],
        [s for s in sources if s.path == place],
        [s for s in sources if s.title.casefold() == name.casefold()],
    ):
        if len(wanted) == 1:
            return wanted[0]
        if wanted:
            raise StoreError(f"{name!r} names {len(wanted)} sources; use one's id: {_listed(wanted)}")
    raise StoreError(f"{folder}: no source is called {name!r}; there are: {_listed(sources) or 'none'}")


def _listed(sources: list[Source]) -> str:
    return "; ".join(f"{s.id} ({s.title}, {s.path})" for s in sources)
