"""What chat clients send and are sent: as much of OpenAI's chat API as there is here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from secrets import token_hex
from time import time
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ..errors import QuestionError
from ..models import Turn

MODEL = "chronofact"  # with the language model that is set, if one is
PLAIN = "chronofact-plain"  # without it
MODELS = (MODEL, PLAIN)


class Part(BaseModel):
    """A piece of a message; of those that are text, the text is read."""

    model_config = ConfigDict(extra="ignore", strict=True)

    type: str
    text: str | None = None


class Said(BaseModel):
    """A message of a conversation."""

    model_config = ConfigDict(extra="ignore", strict=True)

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Part] | None = None

    @property
    def words(self) -> str:
        """Its text."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.type == "text" and part.text)
        return self.content or ""


class StreamOptions(BaseModel):
    """What a client wants of a stream."""

    model_config = ConfigDict(extra="ignore", strict=True)

    include_usage: bool | None = None


class Chat(BaseModel):
    """A conversation whose last message is a question. What steers a language model is left unread."""

    model_config = ConfigDict(extra="ignore", strict=True)

    model: str = Field(json_schema_extra={"enum": list(MODELS)})
    messages: list[Said] = Field(min_length=1, max_length=1_000)
    stream: bool | None = False
    stream_options: StreamOptions | None = None

    @property
    def wants_usage(self) -> bool:
        """Whether the stream is to end with what was used."""
        return bool(self.stream_options and self.stream_options.include_usage)


class Completion(BaseModel):
    """An answer, as OpenAI's API has it; `chronofact` is the same as /v1/ask gives it."""

    model_config = ConfigDict(extra="allow")

    id: str
    object: Literal["chat.completion"]
    created: int
    model: str
    choices: list[dict[str, Any]]
    usage: dict[str, int]
    chronofact: dict[str, Any]


class Model(BaseModel):
    """What a client can name as `model`."""

    id: str
    object: Literal["model"]
    created: int
    owned_by: str


class ModelList(BaseModel):
    """All that a client can name."""

    object: Literal["list"]
    data: list[Model]


@dataclass(frozen=True, slots=True)
class Opening:
    """What all pieces of one answer have in common."""

    id: str
    created: int  # seconds since 1970
    model: str

    @classmethod
    def now(cls, model: str) -> Opening:
        """That of an answer of this model that begins."""
        return cls(f"chatcmpl-{token_hex(12)}", int(time()), model)


def asked(chat: Chat) -> tuple[str, Sequence[Turn]]:
    """The question, and what was said before it. Raises QuestionError where the last message asks nothing."""
    last = chat.messages[-1]
    if last.role != "user":
        raise QuestionError("the last message is not the user's; a question must stand there")
    before = [said for said in chat.messages[:-1] if said.role in ("user", "assistant") and said.words]
    return last.words, [Turn(role="user" if s.role == "user" else "assistant", content=s.words) for s in before]
