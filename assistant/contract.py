"""The public JSON contract as schemas: a pydantic model for each result, made from its dataclass.

Made, not written: what a result has and what is documented of it cannot part.
"""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

from vectorstore.calendar import Day
from vectorstore.models import DateSpan, Precision

from .serialise import ABSENT_WHEN_NONE

_DAY = Field(pattern=r"^-?\d{4,5}-\d\d-\d\d$", examples=["2014-01-07"])


class Dates(BaseModel):
    """Inclusive days, null where open, with the wording that they came from."""

    model_config = ConfigDict(extra="forbid")

    edtf: str = Field(examples=["2014-01-07"])
    first: Annotated[str, _DAY] | None
    last: Annotated[str, _DAY] | None
    precision: Precision
    raw: str = Field(description="as printed", examples=["7 January"])


@cache
def contract(result: type) -> type[BaseModel]:
    """The schema of what `serialise.to_json` makes of such a dataclass: every field there, and no other."""
    hints = get_type_hints(result)
    wanted: dict[str, Any] = {}
    for field in fields(result):
        annotation = _json_type(hints[field.name])
        absent = field.name in ABSENT_WHEN_NONE and field.default is not MISSING
        wanted[field.name] = (annotation, None) if absent else (annotation, ...)
    return create_model(result.__name__, __config__=ConfigDict(extra="forbid"), __doc__=_summary(result), **wanted)


def _summary(result: type) -> str:
    """The first line of its docstring."""
    return (result.__doc__ or "").strip().split("\n")[0]


def _json_type(annotation: Any) -> Any:
    """The type of a field as JSON has it."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation is DateSpan:
        return Dates
    if annotation is Day:
        return str
    if origin is tuple:
        return list[_json_type(arguments[0])]  # type: ignore[misc]
    if origin in (Union, UnionType):
        known = [NoneType if part is NoneType else _json_type(part) for part in arguments]
        return Union[tuple(known)]  # noqa: UP007
    if origin is Literal or not is_dataclass(annotation):
        return annotation
    return contract(annotation)  # type: ignore[arg-type]
