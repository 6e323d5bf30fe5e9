"""POST /v1/verify: a claim, a batch of claims, or a text → verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, JsonValue, create_model
from starlette.responses import Response

from vectorstore.models import DateSpan

from ..contract import contract
from ..models import CheckedText, Verdict
from ..serialise import to_json
from .replies import problems, reply
from .requests import Claim, Statements
from .service import Service


class Verdicts(BaseModel):
    """The verdicts on a batch of claims, in its order, each with the `id` of its claim where it has one."""

    verdicts: list[create_model("BatchVerdict", __base__=contract(Verdict), id=(JsonValue, None))]  # type: ignore[valid-type]


def checking(service: Service) -> APIRouter:
    """The room for claims and texts."""
    room, library = APIRouter(tags=["checking"]), service.library

    @room.post(
        "/verify",
        response_model=contract(Verdict) | Verdicts | contract(CheckedText),
        responses=problems(400, 409, 413),
    )
    async def verify(statements: Statements) -> Response:
        """Check a claim, a batch of claims, or each claim of a text, part by part, with the quotes that decide.

        A claim gives a verdict, `claims` an object with `verdicts`, a text an object with `claims` and `left_out`.
        """
        until = statements.until
        if statements.text is not None:
            text = statements.text
            checked = await service.checked(lambda: library.answers.check(text, until))
            for found in checked.claims:
                service.meters.judged(found.verdict)
            return reply(checked)
        if statements.claims is not None:
            return reply({"verdicts": [await judged(claim, until) for claim in _claims(statements.claims)]})
        return reply(await judged(Claim(claim=statements.claim or ""), until))

    async def judged(claim: Claim, until: DateSpan | None) -> dict[str, Any]:
        verdict = await service.answered(lambda: library.answers.verify(claim.claim, until))
        said: dict[str, Any] = to_json(service.meters.judged(verdict))
        return said if claim.id is None else {"id": claim.id, **said}

    return room


def _claims(given: Sequence[str | Claim]) -> list[Claim]:
    return [Claim(claim=each) if isinstance(each, str) else each for each in given]
