"""How results are written: the public JSON, and events of a stream."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, TypeVar

from starlette.responses import Response, StreamingResponse

from vectorstore.errors import VectorstoreError

from ..errors import AssistantError
from ..serialise import to_line
from .problems import problem_of
from .service import Service

T = TypeVar("T")

JSON = "application/json"
EVENTS = "text/event-stream"
_SAID = {
    400: "The body cannot be read",
    401: "The token is missing or wrong",
    404: "There is no such thing",
    409: "Nothing is indexed, or another program is writing",
    413: "The body is too long",
    422: "What was sent is not what is taken",
    429: "Too many requests",
}


def reply(result: Any, status: int = 200) -> Response:
    """A result as the public JSON, the same bytes for the same result."""
    return Response(to_line(result), status, media_type=JSON)


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What is documented of the problems that may come of a request: those of any, and these."""
    return {status: {"description": _SAID[status]} for status in sorted({401, 422, 429, *statuses})}


# Of one event; OpenAPI 3.1 has no word for a stream of them.
STREAM: dict[str, Any] = {
    "content": {
        EVENTS: {
            "schema": {
                "type": "object",
                "description": "each event of the stream; its data are JSON",
                "properties": {"event": {"type": "string"}, "data": {"type": "string"}},
                "required": ["data"],
            }
        }
    }
}


def event(name: str | None, data: str) -> bytes:
    """One server-sent event; `data` is one line."""
    head = f"event: {name}\n" if name else ""
    return f"{head}data: {data}\n\n".encode()


async def streamed(
    service: Service, grow: Callable[[], Iterator[T]], write: Callable[[Iterator[T]], Iterator[bytes]]
) -> Response:
    """A stream of events, written as they come; a problem before the first is no stream but a problem."""
    events = write(grow())
    first = await service.answered(lambda: next(events, None))

    async def rest() -> AsyncIterator[bytes]:
        given = first
        try:
            while given is not None:
                yield given
                given = await service.answered(lambda: next(events, None))
        except (AssistantError, VectorstoreError) as error:
            yield event("problem", bytes(problem_of(error).body).decode())

    return StreamingResponse(rest(), media_type=EVENTS, headers={"Cache-Control": "no-store"})
