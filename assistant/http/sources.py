"""/v1/sources: what is indexed, adding files to it, and taking a source out."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from fastapi import Path as PathParameter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from vectorstore.errors import ReadError
from vectorstore.models import Source
from vectorstore.readers import FORMATS
from vectorstore.reporting import IngestReport, Silent

from ..contract import contract
from ..intake import columns
from ..listings import SourceEntry, SourceList, source_of, sources_of
from .problems import told
from .replies import problems, reply
from .service import Service

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LONGEST_NAME = 200  # bytes; file systems hold 255
_MOST_FILES = 100
_FORMAT = Form(
    max_length=50, description="a reader's name; recognised without", json_schema_extra={"enum": ["", *FORMATS]}
)


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in a file that was skipped: where, what, and what to do."""

    name: str
    line: int  # counted from 1; 0 where the whole file is meant
    what: str
    mend: str


@dataclass(frozen=True, slots=True)
class Added:
    """What came of the files that were sent."""

    added: tuple[SourceEntry, ...]
    replaced: tuple[SourceEntry, ...]
    unchanged: tuple[SourceEntry, ...]
    failed: tuple[str, ...]  # names of files that gave nothing
    problems: tuple[Skipped, ...]
    events: int


def sources(service: Service) -> APIRouter:
    """The room for sources."""
    room, library = APIRouter(tags=["sources"]), service.library

    @room.get("/sources", response_model=contract(SourceList), responses=problems())
    async def listed() -> Response:
        """What is indexed."""
        return reply(await service.answered(lambda: sources_of(*library.view())))

    @room.post("/sources", status_code=201, response_model=contract(Added), responses=problems(400, 409, 413))
    async def add(
        files: Annotated[list[UploadFile], File(min_length=1, max_length=_MOST_FILES, description="timelines")],
        format: Annotated[str, _FORMAT] = "",
        map: Annotated[str, Form(max_length=1000, description="columns of rows: date=COLUMN,text=COLUMN,…")] = "",
    ) -> Response:
        """Read files into what is indexed; one that was read before is replaced where it changed.

        It comes back when all is indexed: some seconds, minutes for a large file. 422 where no file gave an entry.
        """
        added = await service.changed(lambda: _received(service, files, format or None, map))
        gave = added.added or added.replaced or added.unchanged
        if gave:
            return reply(added, 201)
        return told(422, "; ".join(f"{each.name}: {each.what}; {each.mend}" for each in added.problems))

    @room.delete("/sources/{source_id}", status_code=204, response_class=Response, responses=problems(404, 409))
    async def take_out(source_id: Annotated[str, PathParameter(max_length=100)]) -> Response:
        """Remove a source with its entries."""

        def gone() -> None:
            store = library.store
            if store is None or source_id not in {source.id for source in store.sources}:
                raise HTTPException(404, "There is no source with this id; GET /v1/sources lists them.")
            library.take_out(source_id)

        await service.changed(gone)
        return Response(status_code=204)

    return room


def _received(service: Service, files: Sequence[UploadFile], form: str | None, mapping: str) -> Added:
    """What came of reading the files, which leave nothing behind."""
    library = service.library
    library.settings.data.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="received-", dir=library.settings.data) as folder:
        try:
            copies = [_copied(file, Path(folder)) for file in files]
            report = library.receive(copies, Silent(), form, columns(mapping))
        except (ValueError, ReadError) as error:
            raise HTTPException(422, str(error)) from None
    return _told(report, service)


def _copied(file: UploadFile, folder: Path) -> Path:
    """The file under its own name, in a folder of its own, so that two of one name do not meet here."""
    place = folder / str(len(list(folder.iterdir()))) / file_name(file.filename)
    place.parent.mkdir()
    with place.open("wb") as copy:
        shutil.copyfileobj(file.file, copy)
    return place


def _told(report: IngestReport, service: Service) -> Added:
    _, chronology = service.library.view()

    def entries(found: Sequence[Source]) -> tuple[SourceEntry, ...]:
        return tuple(source_of(source, chronology) for source in found)

    return Added(
        added=entries(report.added),
        replaced=entries(report.replaced),
        unchanged=entries(report.unchanged),
        failed=tuple(Path(path).name for path in report.failed),
        problems=tuple(Skipped(Path(p.path).name, p.line, p.what, p.mend) for p in report.problems),
        events=report.events,
    )


def file_name(given: str | None) -> str:
    """The bare name of a file that a client named: no folder, nothing that is no name. Raises ValueError."""
    name = _CONTROL.sub("", (given or "").replace("\\", "/")).rpartition("/")[2].strip()
    if not name or name in (".", ".."):
        raise ValueError(f"{(given or '')[:60]!r} is no file name; send one with each file")
    if len(name.encode("utf-8", "replace")) > _LONGEST_NAME:
        raise ValueError(f"the file name has more than {_LONGEST_NAME} bytes; shorten it")
    return name
