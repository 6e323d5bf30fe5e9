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
