"""The public JSON contract: what a front door takes and prints. Fields are added, never renamed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypedDict

from vectorstore.models import DateSpan


class Turn(TypedDict):
    """One message of a conversation; a history is a list of these, oldest first."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One quoted entry. `quote` is byte for byte in the source at `start:end` (characters)."""

    marker: int  # 1 for "[1]"
    event_id: str
    entry: DateSpan
    occurred: DateSpan
    source_title: str
    quote: str
    start: int
    end: int
    source_id: str = ""
    headings: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One of several competing figures for the same thing: who said it, and when."""

    value: str  # as printed, with its unit: "at least 90 National Defence Force guards"
    attribution: str  # who said it, as printed; empty where the entry does not say
    entry: DateSpan
    marker: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Figures or statements that do not agree, side by side, oldest first; never averaged."""

    about: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence that a language model wrote and that is not shown as said, with the reason."""

    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class ModelUse:
    """What a language model had to do with a result, where one is set."""

    name: str  # "anthropic:claude-…"
    used: bool  # something of what is shown is the model's; false: the result is the embedded default's
    notice: str = ""  # what a reader must know: why the model was not used, or what stands in its place
    dropped: tuple[Dropped, ...] = ()
    disagreement: str = ""  # of a verdict: what the model says otherwise than the rules, whose word stands
    calls: int = 0
    input_tokens: int = 0  # of all calls; a response that was kept counts as when it was made
    output_tokens: int = 0
    cost: float | None = None  # in the money of the prices that are set; null where none are


@dataclass(frozen=True, slots=True)
class Answer:
    """What the sources say to a question: every sentence of `answer` carries a marker like [1].

    When `abstained`, `answer` is a refusal that names what is missing, `citations` is empty and
    `nearest` holds the nearest entries, which are no answer.
    """

    question: str
    answer: str
    short_answer: str
    abstained: bool
    missing: tuple[str, ...]  # what the sources do not give, in words
    citations: tuple[Citation, ...]
    nearest: tuple[Citation, ...]
    conflicts: tuple[Conflict, ...]
    standalone_question: str = ""  # the question after the history was read into it
    seconds: float | None = None  # left out of JSON unless asked for: the same question gives the same bytes
    verdict: Verdict | None = None  # where the question asks whether a claim is true; else left out of JSON
    model: ModelUse | None = None  # where a language model is set; else left out of JSON


Label = Literal["supported", "refuted", "conflicting", "not_enough_evidence"]
PartKind = Literal["who", "did", "whom", "where", "when", "how_many", "other"]


@dataclass(frozen=True, slots=True)
class PartVerdict:
    """One part of a claim and what the sources say of it."""

    kind: PartKind
    text: str  # as the claim has it
    start: int  # offsets in the claim
    end: int
    label: Label
    found: str = ""  # what the entry has in its place, as printed; empty where it says nothing of it
    explanation: str = ""
    marker: int | None = None  # of the citation that decides it


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the sources say of one claim: the whole, part by part, with the quotes that decide.

    `refuted` needs an entry on that same event that says otherwise; silence is `not_enough_evidence`.
    `confidence` is the share of such verdicts that were right on claims with known labels, from 0 to 1.
    """

    claim: str
    label: Label
    confidence: float
    parts: tuple[PartVerdict, ...]
    citations: tuple[Citation, ...]
    conflicts: tuple[Conflict, ...]
    explanation: str
    seconds: float | None = None  # left out of JSON unless asked for
    model: ModelUse | None = None  # where a language model is set; else left out of JSON


Reason = Literal["question", "opinion", "prediction", "instruction", "greeting", "fragment"]


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """One claim of a text with its verdict."""

    text: str  # as it was checked: pronouns and "the same day" put for what they stand for
    start: int  # offsets in the text that it was found in
    end: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stretch of a text that states nothing that can be checked, and why."""

    text: str
    start: int
    end: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A text, the claims in it with their verdicts, and what was left out, both in its order."""

    text: str
    claims: tuple[CheckedClaim, ...]
    left_out: tuple[LeftOut, ...]
    seconds: float | None = None  # left out of JSON unless asked for
