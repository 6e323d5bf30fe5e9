"""Claim sets: files of claims, each with its label and the entries that decide it, or the texts to judge it by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.models import Label

from .cases import EntryName

ClaimKind = Literal[
    "verbatim",
    "paraphrase",
    "number_words",
    "inequality",
    "number_swap",
    "date_shift",
    "fuzzy_date",
    "actor",
    "role_swap",
    "place",
    "negation",
    "antonym",
    "event_swap",
    "detail_not_given",
    "other_event",
    "out_of_range",
    "conflicting_reports",
    "revised_figures",
    "relative_date",
]
LABELS: tuple[Label, ...] = ("supported", "refuted", "conflicting", "not_enough_evidence")


class ClaimCase(BaseModel):
    """One claim about a timeline, and what is known to be right. Unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    claim: str = Field(min_length=1)
    label: Label
    cites: tuple[EntryName, ...] = ()  # the entries that decide; none where no entry is about it
    kind: ClaimKind
    changed: str | None = None  # the words that are wrong or not given, as they stand in the claim
    pair: str | None = None  # id of the claim that differs in as little as possible
    corpus: str = "seeds"

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        """Raises ValueError for a case that no verdict could satisfy."""
        if self.changed is not None and self.label == "supported":
            raise ValueError("a supported claim has nothing wrong; leave `changed` out")
        if self.changed is not None and (not self.changed.strip() or self.changed not in self.claim):
            raise ValueError(f"`changed` {self.changed!r} does not stand in the claim; copy it letter by letter")
        if self.label in {"supported", "refuted", "conflicting"} and not self.cites:
            raise ValueError(f"a claim that is {self.label} names the entries that decide in `cites`")
        return self


class GivenClaim(BaseModel):
    """One claim to be judged by given texts alone."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    claim: str = Field(min_length=1)
    label: Label
    evidence: tuple[str, ...] = Field(min_length=1)
    kind: str = "given"
    cites: tuple[EntryName, ...] = ()
    changed: None = None
    corpus: str = ""


def unmatched_pairs(cases: tuple[ClaimCase, ...]) -> Iterator[str]:
    """A message for each claim whose `pair` is not there, is itself, or has another partner."""
    by_id = {case.id: case for case in cases}
    for case in cases:
        if case.pair is None:
            continue
        partner = by_id.get(case.pair)
        if partner is None or partner is case:
            yield f"{case.id}: its pair {case.pair!r} is no other claim of this file"
        elif partner.label == case.label:
            yield f"{case.id}: its pair {case.pair!r} has the same label, {case.label}"
