"""What a system gave for a case, as it stands in a run folder: one object a line, and all that is scored."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from assistant.models import Label

_OPEN = "../.."  # EDTF of an entry that has no date


def _edtf(value: object) -> object:
    """The notation of a date: "2014-02" of {"edtf": "2014-02", …}."""
    return value["edtf"] if isinstance(value, dict) and "edtf" in value else value


Dated = Annotated[str, BeforeValidator(_edtf)]


class Seen(BaseModel):
    """Part of a result; fields that nothing here reads are left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Entry(Seen):
    """Something that names a dated entry."""

    event_id: str
    entry: Dated
    headings: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """How cases name the entry: by its date, or "#heading" where it has none."""
        return f"#{self.headings[-1]}" if self.entry == _OPEN and self.headings else self.entry


class Cited(Entry):
    """A citation."""

    quote: str


class Found(Entry):
    """An entry that was found, by its best passage; in a ranking, best first."""

    text: str


class ModelSeen(Seen):
    """What a language model had to do with a result."""

    name: str
    used: bool
    notice: str
    dropped: tuple[object, ...] = ()
    calls: int
    input_tokens: int
    output_tokens: int
    cost: float | None = None


class AnswerSeen(Seen):
    """What is scored of an answer."""

    answer: str
    short_answer: str
    abstained: bool
    citations: tuple[Cited, ...]
    model: ModelSeen | None = None


class PartSeen(Seen):
    """What is scored of one part of a verdict."""

    text: str
    start: int
    end: int
    label: Label


class VerdictSeen(Seen):
    """What is scored of a verdict."""

    label: Label
    confidence: float = Field(ge=0, le=1)
    parts: tuple[PartSeen, ...] = ()
    citations: tuple[Cited, ...] = ()
    model: ModelSeen | None = None


class Output(Seen):
    """What every system gives: the case's id, the entries it found, and whether each quote is exact."""

    id: str
    found: tuple[Found, ...] = ()
    error: str = ""  # why the system gave up
    exact: tuple[bool, ...] = ()  # for each citation: its quote stands byte for byte in the source


class OpinionSeen(Seen):
    """What a language model says of an answer; where it failed it says nothing."""

    by: str
    right: bool | None = None
    borne_out: bool | None = None
    failure: str = ""
    calls: int
    input_tokens: int
    output_tokens: int


class Answered(Output):
    """A question, answered."""

    answer: AnswerSeen
    opinion: OpinionSeen | None = None  # where a model was asked for one

    @property
    def citations(self) -> tuple[Cited, ...]:
        """The citations of the answer."""
        return self.answer.citations


class Judged(Output):
    """A claim, judged."""

    verdict: VerdictSeen

    @property
    def citations(self) -> tuple[Cited, ...]:
        """The citations of the verdict."""
        return self.verdict.citations


class Ranked(Output):
    """A query, with documents ranked for it."""
