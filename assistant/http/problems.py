"""Everything that goes wrong, told as RFC 9457 has it: application/problem+json."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, cast

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from vectorstore.errors import DateError, StoreEmpty, StoreLocked, VectorstoreError

from ..errors import AssistantError, QuestionError
from ..serialise import to_line

_LOG = logging.getLogger(__name__)
_MEDIA_TYPE = "application/problem+json"
_FAULT = "This could not be done, and what you sent is not the reason; the log of the server says what is."
_BUSY_SECONDS = 5
# What the framework says for itself, with the mend.
_SAID = {
    "Not Found": "There is no such address; GET /v1/openapi.json lists those there are.",
    "Method Not Allowed": "This address takes other methods: the header Allow names them.",
    "There was an error parsing the body": "The body cannot be read as what its Content-Type says.",
}


class Fault(BaseModel):
    """One thing that is wrong with a request, and where in it."""

    model_config = ConfigDict(extra="forbid")

    pointer: str = Field(description="a JSON pointer into what was sent", examples=["/question"])
    detail: str


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(description="about:blank, or urn:chronofact:… where the status alone does not tell")
    title: str
    status: int
    detail: str
    errors: list[Fault] | None = None
    error: dict[str, Any] = Field(description="the same, as clients of OpenAI's API read it")


def told(
    status: int,
    detail: str,
    kind: str | None = None,
    errors: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The response that tells a problem; `kind` names one that its status alone does not tell."""
    body: dict[str, Any] = {
        "type": f"urn:chronofact:{kind}" if kind else "about:blank",
        "title": kind.replace("-", " ").capitalize() if kind else HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "error": {"message": detail, "type": kind or "invalid_request", "code": status},  # as chat clients read it
    }
    if errors:
        body["errors"] = list(errors)
    return Response(to_line(body), status, headers, _MEDIA_TYPE)


def tell_problems(app: FastAPI) -> None:
    """Let the application tell every error as a problem."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)
    for known in (QuestionError, DateError, StoreEmpty, StoreLocked, VectorstoreError, AssistantError):
        app.add_exception_handler(known, _ours)
    app.add_exception_handler(Exception, _fault)


def problem_of(error: Exception) -> Response:
    """The problem that an error of ours is to whoever asked."""
    match error:
        case QuestionError() | DateError():
            return told(422, str(error))
        case StoreEmpty():
            return told(409, "Nothing is indexed yet; add a source first.", "nothing-indexed")
        case StoreLocked():
            headers = {"Retry-After": str(_BUSY_SECONDS)}
            return told(409, "Another program is writing to the store; try again.", "busy", headers=headers)
    _LOG.error("%s: %s", type(error).__name__, error)
    return told(500, _FAULT)


async def _ours(request: Request, error: Exception) -> Response:
    del request
    return problem_of(error)


async def _fault(request: Request, error: Exception) -> Response:
    del request, error  # whoever handles it last logs it, with where it came from
    return told(500, _FAULT)


async def _refused(request: Request, error: Exception) -> Response:
    refusal = cast("HTTPException", error)  # what it is registered for, as below
    headers = {"Allow": _allowed(request)} if refusal.status_code == 405 else refusal.headers
    return told(refusal.status_code, _SAID.get(str(refusal.detail), refusal.detail), headers=headers)


def _allowed(request: Request) -> str:
    """The methods of an address, by the document: each of its routes has one, and knows of no other."""
    known = request.app.openapi()["paths"].get(getattr(request.scope.get("route"), "path", ""), {})
    return ", ".join(sorted(method.upper() for method in known))


async def _invalid(request: Request, error: Exception) -> Response:
    del request
    found = cast("RequestValidationError", error).errors()
    faults = [{"pointer": _pointer(fault["loc"]), "detail": str(fault["msg"])} for fault in found]
    detail = "; ".join(f"{fault['pointer'] or 'body'}: {fault['detail']}" for fault in faults)
    return told(422, detail, errors=faults)


def _pointer(place: Sequence[int | str]) -> str:
    """`("body", "claims", 0)` as `/claims/0`; a parameter of the query by its name alone."""
    steps = place[1:] if place and place[0] in ("body", "query", "path", "header") else place
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps)
