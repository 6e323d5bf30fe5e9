"""POST /v1/chat/completions and GET /v1/models: the assistant for whatever speaks to OpenAI's chat API.

The answer is that of /v1/ask; its citations are annotations of the message, as OpenAI writes those of a web search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from ..errors import QuestionError
from ..models import Answer, Citation
from ..serialise import to_json, to_line
from ..ui.library import Answers
from ..wording import spelled
from .chats import MODEL, MODELS, PLAIN, Chat, Completion, Model, ModelList, Opening, asked
from .replies import STREAM, event, problems, reply, streamed
from .service import Service

_MARKER = re.compile(r"\[(\d+)\]")
_UNKNOWN = f"There is no such model here; those there are, are called {' and '.join(MODELS)}."


def completions(service: Service) -> APIRouter:
    """The room for chat clients."""
    room, library = APIRouter(tags=["chat clients"]), service.library

    @room.post("/chat/completions", response_model=Completion, responses={200: STREAM, **problems(400, 404, 409, 413)})
    async def complete(chat: Chat, request: Request) -> Response:
        """Answer the last message of a conversation, as OpenAI's API has it; system messages are not read.

        `annotations` hold the citations, `chronofact` the whole answer as /v1/ask gives it.
        """
        if chat.model not in MODELS:
            raise HTTPException(404, _UNKNOWN)
        question, history = asked(chat)
        opening = Opening.now(chat.model)

        def answers() -> Answers:
            return library.plain if chat.model == PLAIN else library.answers

        links = f"{request.base_url}v1/events/"
        if chat.stream:
            return await streamed(
                service,
                lambda: answers().stream(question, history),
                lambda grown: _chunks(_counted(service, grown), opening, links, usage=chat.wants_usage),
            )
        answer = await service.answered(lambda: answers().ask(question, history))
        return reply(_whole(service.meters.answered(answer), opening, links))

    @room.get("/models", response_model=ModelList, responses=problems())
    async def models() -> Response:
        """The models that chat clients can choose: the assistant as it is set up, and without a language model."""
        return reply({"object": "list", "data": [_model(name) for name in MODELS]})

    @room.get("/models/{name}", response_model=Model, responses=problems(404))
    async def model(name: str) -> Response:
        """A model by its name."""
        if name not in MODELS:
            raise HTTPException(404, _UNKNOWN)
        return reply(_model(name))

    return room


def _model(name: str) -> dict[str, Any]:
    return {"id": name, "object": "model", "created": 0, "owned_by": MODEL}


def _usage(answer: Answer) -> dict[str, int]:
    """The tokens that a language model took for the answer; clients add up what they are told."""
    use = answer.model
    read, written = (use.input_tokens, use.output_tokens) if use else (0, 0)
    return {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}


def _whole(answer: Answer, opening: Opening, links: str) -> dict[str, Any]:
    message = {
        "role": "assistant",
        "content": answer.answer,
        "refusal": None,
        "annotations": annotations_of(answer, links),
    }
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
    head = {"id": opening.id, "object": "chat.completion", "created": opening.created, "model": opening.model}
    return {**head, "choices": [choice], "usage": _usage(answer), "chronofact": to_json(answer)}


def _counted(service: Service, grown: Iterator[Answer]) -> Iterator[Answer]:
    """The answers, the last of them counted."""
    last: Answer | None = None
    for last in grown:
        yield last
    if last is not None:
        service.meters.answered(last)


def _chunks(grown: Iterator[Answer], opening: Opening, links: str, *, usage: bool) -> Iterator[bytes]:
    """The answer in pieces of text, then its annotations, the end, and what was used where that is wanted."""
    yield _chunk(opening, {"role": "assistant", "content": ""})
    sent, last = "", None
    for last in grown:
        if last.answer != sent and last.answer.startswith(sent):
            yield _chunk(opening, {"content": last.answer[len(sent) :]})
            sent = last.answer
    if last is None:
        raise QuestionError("there is no answer to this")
    if last.answer != sent:  # what was sent cannot be called back
        yield _chunk(opening, {"content": f"\n\n{last.answer}"})
    yield _chunk(opening, {"annotations": annotations_of(last, links)}, chronofact=to_json(last))
    yield _chunk(opening, {}, "stop")
    if usage:
        yield _chunk(opening, None, usage=_usage(last))
    yield event(None, "[DONE]")


def _chunk(opening: Opening, delta: dict[str, Any] | None, finish: str | None = None, **more: Any) -> bytes:
    choices = [] if delta is None else [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}]
    head = {"id": opening.id, "object": "chat.completion.chunk", "created": opening.created, "model": opening.model}
    return event(None, to_line({**head, "choices": choices, **more}))


def annotations_of(answer: Answer, links: str) -> list[dict[str, Any]]:
    """One for each marker of the text, where it stands (characters), with the entry that it cites."""
    cited = {citation.marker: citation for citation in answer.citations}
    return [
        _annotation(cited[int(marker[1])], marker.start(), marker.end(), links)
        for marker in _MARKER.finditer(answer.answer)
        if int(marker[1]) in cited
    ]


def _annotation(citation: Citation, start: int, end: int, links: str) -> dict[str, Any]:
    where = {
        "start_index": start,
        "end_index": end,
        "title": f"{spelled(citation.entry)}, {citation.source_title}",
        "url": f"{links}{citation.event_id}",
    }
    return {"type": "url_citation", "url_citation": where, "citation": to_json(citation)}
