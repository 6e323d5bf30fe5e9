"""What the API takes, checked before anything is done with it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator
from pydantic.json_schema import SkipJsonSchema

from vectorstore.models import DateSpan

from ..chat import LONGEST_QUESTION, LONGEST_TEXT
from ..listings import window_of
from ..models import Turn

MOST_CLAIMS = 100  # at once
_LONGEST_HISTORY = 1_000  # messages; only the recent ones are read
_DATE = Field(max_length=100, examples=["2014-03", "7 January 2014"])

Words = Annotated[str, Field(min_length=1, max_length=LONGEST_QUESTION, pattern=r"\S")]


class Taken(BaseModel):
    """What all have in common: a field that is not known is refused, so that a typo does not go unseen."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)


class Message(Taken):
    """One message of a conversation."""

    role: Literal["user", "assistant"]
    content: str


class Question(Taken):
    """A question, with the conversation that it belongs to."""

    question: Words = Field(examples=["Who executed 34 foreign jihadists?"])
    history: list[Message] = Field(default=[], max_length=_LONGEST_HISTORY, description="oldest first")
    stream: bool = Field(default=False, description="send the answer sentence by sentence, as server-sent events")

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The history as the assistant takes it."""
        return tuple(Turn(role=message.role, content=message.content) for message in self.history)


class Claim(Taken):
    """A claim of a batch."""

    claim: Words
    id: JsonValue = Field(default=None, description="handed back with the verdict")


_KINDS = ("claim", "claims", "text")


class Statements(Taken):
    """One of the three: a claim, a batch of claims, or a text whose claims are found."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": [name]} for name in _KINDS]})

    claim: Words | SkipJsonSchema[None] = None
    claims: Annotated[list[Words | Claim], Field(min_length=1, max_length=MOST_CLAIMS)] | SkipJsonSchema[None] = None
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT, pattern=r"\S")] | SkipJsonSchema[None] = None
    as_of: Annotated[str, _DATE] | None = Field(default=None, description="only what had been reported by then")

    @model_validator(mode="after")
    def _one(self) -> Statements:
        given = [name for name in _KINDS if name in self.model_fields_set]
        if len(given) != 1 or getattr(self, given[0]) is None:
            raise ValueError("give one of claim, claims and text")
        return self

    @property
    def until(self) -> DateSpan | None:
        """All days up to the last one of `as_of`. Raises DateError."""
        return window_of(None, self.as_of)


class Query(Taken):
    """Words to look for, and in which window."""

    query: Words = Field(examples=["prisoners released"])
    since: Annotated[str, _DATE] | None = Field(default=None, alias="from", description="first date of the entries")
    until: Annotated[str, _DATE] | None = Field(default=None, alias="to", description="last date of the entries")
    k: int = Field(default=10, ge=1, le=100, description="how many at most")
