"""POST /v1/search, GET /v1/events and /v1/events/{event_id}: looking without asking."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi import Path as PathParameter
from fastapi import Query as QueryParameter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from ..contract import contract
from ..listings import Entries, Entry, Hits, Selection, entries_of, entry_of, window_of
from .replies import problems, reply
from .requests import Query
from .service import Service

MOST_ENTRIES = 200  # a page

_Since = Annotated[str | None, QueryParameter(alias="from", max_length=100, description="2014-03, or March 2014")]
_Until = Annotated[str | None, QueryParameter(alias="to", max_length=100, description="2014-03, or March 2014")]
_Words = Annotated[str, QueryParameter(max_length=500, description="all of them stand in the entry")]
_Id = Annotated[str, PathParameter(max_length=100)]


def looking(service: Service) -> APIRouter:
    """The room for searching and reading."""
    room, library = APIRouter(tags=["looking"]), service.library

    @room.post("/search", response_model=contract(Hits), responses=problems(400, 409, 413))
    async def search(query: Query) -> Response:
        """Find passages by words and meaning, in a window of dates."""
        window = window_of(query.since, query.until)

        def found() -> Hits:
            return Hits(tuple(library.answers.store.search(query.query, window=window, k=query.k)))

        return reply(await service.answered(found))

    @room.get("/events", response_model=contract(Entries), responses=problems())
    async def events(
        since: _Since = None,
        until: _Until = None,
        source: Annotated[str, QueryParameter(max_length=100, description="a source's id")] = "",
        words: _Words = "",
        offset: Annotated[int, QueryParameter(ge=0, le=10**9)] = 0,
        limit: Annotated[int, QueryParameter(ge=1, le=MOST_ENTRIES)] = 50,
    ) -> Response:
        """The entries in date order, page by page; `next_offset` is null on the last."""
        wanted = Selection(window_of(since, until), source, words, offset, limit)

        def page() -> Entries:
            return entries_of(*library.view(), wanted)

        return reply(await service.answered(page))

    @room.get("/events/{event_id}", response_model=contract(Entry), responses=problems(404, 409))
    async def event(event_id: _Id) -> Response:
        """One entry, with the title of its source."""
        try:
            return reply(await service.answered(lambda: entry_of(library.answers.store, event_id)))
        except KeyError:
            raise HTTPException(404, "There is no entry with this id; GET /v1/events lists them.") from None

    return room
