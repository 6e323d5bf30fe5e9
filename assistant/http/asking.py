"""POST /v1/ask: a question → its answer, whole or sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from ..contract import contract
from ..models import Answer
from ..serialise import to_line
from .replies import EVENTS, STREAM, event, problems, reply, streamed
from .requests import Question
from .service import Service


def asking(service: Service) -> APIRouter:
    """The room for questions."""
    room, library = APIRouter(tags=["asking"]), service.library

    @room.post("/ask", response_model=contract(Answer), responses={200: STREAM, **problems(400, 409, 413)})
    async def ask(question: Question, request: Request) -> Response:
        """Answer a question; every sentence of the answer cites a dated entry.

        With `stream`, or where the client would have text/event-stream first of all: an event `partial` after each
        sentence and an event `answer` at the end, the data of each an answer; `problem` where it cannot be ended.
        """
        if question.stream or _first(request.headers.get("accept", "")) == EVENTS:
            return await streamed(service, lambda: library.answers.stream(question.question, question.turns), events)
        answer = await service.answered(lambda: library.answers.ask(question.question, question.turns))
        return reply(service.meters.answered(answer))

    def events(grown: Iterator[Answer]) -> Iterator[bytes]:
        last: Answer | None = None
        for last in grown:
            yield event("partial", to_line(last))
        if last is not None:
            yield event("answer", to_line(service.meters.answered(last)))

    return room


def _first(accepted: str) -> str:
    """The first media type of an Accept header."""
    return accepted.split(",", maxsplit=1)[0].split(";", maxsplit=1)[0].strip()
