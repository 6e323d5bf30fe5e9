"""What a front door takes: a question with its history, or a claim, checked before anything is done with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from .models import Turn

Checked = TypeVar("Checked", bound=BaseModel)


class Message(BaseModel):
    """One message of a history."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    role: Literal["user", "assistant"]
    content: str


class Inquiry(BaseModel):
    """One line of a batch, or one request: fields that it does not know are left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    question: str = Field(min_length=1)
    history: tuple[Message, ...] = ()
    id: JsonValue = None

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The history as the assistant takes it, oldest first."""
        return tuple(Turn(role=message.role, content=message.content) for message in self.history)


class Assertion(BaseModel):
    """One line of a batch of claims: fields that it does not know are left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    claim: str = Field(min_length=1)
    id: JsonValue = None


def read_lines(model: type[Checked], lines: Iterable[str | bytes], name: str) -> Iterator[tuple[int, Checked | str]]:
    """Each line that is not blank as (line number from 1, object), or (line number, what is wrong with it).

    `lines` are JSON objects, text or UTF-8 bytes; `name` stands before the line number in what is told.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield number, model.model_validate_json(line)
        except ValidationError as error:
            yield number, f"{name}:{number}: {told(error)}"


def columns(mapping: str) -> Mapping[str, str] | None:
    """ "date=event_date,text=notes" as a mapping; None for an empty box. Raises ValueError for another form."""
    if not mapping.strip():
        return None
    pairs = [pair.partition("=") for pair in mapping.split(",")]
    for field, _, column in pairs:
        if not field.strip() or not column.strip():
            raise ValueError(f"Columns of rows: {mapping!r} is not date=COLUMN,text=COLUMN,…; write it so")
    return {field.strip(): column.strip() for field, _, column in pairs}


def told(error: ValidationError) -> str:
    """What is wrong with an object, one problem after the other, with the place in it."""
    return "; ".join(_problem(problem["loc"], problem["msg"]) for problem in error.errors())


def _problem(place: tuple[int | str, ...], message: str) -> str:
    """`history.0.role: input should be 'user' or 'assistant'`."""
    where = ".".join(str(step) for step in place)
    return f"{where}: {message[:1].lower()}{message[1:]}" if where else message
