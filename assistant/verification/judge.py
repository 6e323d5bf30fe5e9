"""A language model's judgement of a claim on which the rules are unsure, and how far it counts.

It never counts further than its quotes: they must stand in entries, or in the given text, byte for byte. Where the
rules come to the same by those quotes, that is the verdict. Where they cannot tell, the model alone can bear a claim
out only if no figure, date or name of it is gainsaid or unsaid, and if it does not bear out the opposite just as well;
it alone refutes nothing. In every other case the rules decide, and a disagreement lowers the confidence and is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import BaseModel, ConfigDict

from .. import prompts
from ..facts.statements import Statement
from ..language.asking import Model
from ..language.counting import Effort
from ..language.quoting import Cited, Numbered, Quote
from ..models import Verdict
from ..serialise import to_line
from .bearing import Bearing
from .borne_out import gainsaid_or_unsaid, reports_nothing
from .evidence import Evidence
from .identifying import completed
from .reporting import reports
from .verdicts import part_verdicts, verdict, where

# Verdicts of at least this confidence are left to the rules: 112 of 352 development claims.
SURE = 0.85
# What a verdict is worth that stands on quotes that a model chose, and what is left of one that a model disputes.
MOST_BY_QUOTES, DISPUTED = 0.8, 0.75
# Of the model's word alone. On the development claims a model that is always right would so bear out 16 of the 36 true
# claims that the rules leave open; ALIKE keeps it to sentences that surely speak of the same.
ALONE, ALIKE = 0.5, 0.6
_SAID: dict[str, str] = {
    "supported": "supported",
    "refuted": "refuted",
    "not_enough_evidence": "not decided by the entries",
}


class Judgement(BaseModel):
    """A verdict as a model gives it."""

    model_config = ConfigDict(extra="forbid")

    label: Literal["supported", "refuted", "not_enough_evidence"]
    quotes: list[Quote]
    reason: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A verdict after a judgement: whether it stands on the model's quotes, and where the two disagree."""

    verdict: Verdict
    used: bool
    disagreement: str = ""


def unsure(plain: Verdict, bearings: Sequence[Bearing]) -> bool:
    """True if the rules leave room: nothing exact decides, and they are not sure of the wording."""
    if not bearings or plain.label == "conflicting" or plain.confidence >= SURE:
        return plain.label == "not_enough_evidence" and bool(bearings) and not _decided(bearings[0])
    return not _decided(bearings[0])


def judged(
    claim: str, bearings: Sequence[Bearing], evidence: Evidence, model: Model, effort: Effort
) -> tuple[Judgement, Numbered]:
    """The model's judgement, and the entries under the numbers that it was given. Raises ModelError."""
    entries = evidence.numbered(bearings)
    return model.ask(Judgement, messages(claim, entries, evidence.told), effort), entries


def messages(claim: str, entries: Numbered, told: str = prompts.JUDGE) -> list[tuple[str, str]]:
    """What the model is told, and given."""
    return [("system", told), ("human", f"{to_line({'claim': claim})}\n{entries.lines()}")]


@dataclass(frozen=True, slots=True)
class Court:
    """A claim between the rules and a model."""

    claim: Statement
    plain: Verdict
    evidence: Evidence
    entries: Numbered  # what the model was given of it
    model: Model
    effort: Effort

    def weighed(self, judgement: Judgement) -> Weighed:
        """The verdict that rules and judgement come to. Raises ModelError."""
        if judgement.label == self.plain.label:
            return Weighed(self.plain, used=False)
        cited, trouble = self.entries.found(judgement.quotes)
        if judgement.label != "not_enough_evidence" and (trouble or reports_nothing(cited)):
            told = prompts.MODEL_UNQUOTED.format(name=self.model.name, said=_SAID[judgement.label])
            return Weighed(self.plain, used=False, disagreement=told)
        found = self._by_quotes(judgement, cited) if self.plain.label == "not_enough_evidence" else None
        if found is not None:
            return Weighed(found, used=True)
        told = prompts.MODEL_DISAGREES.format(name=self.model.name, said=_SAID[judgement.label])
        lowered = replace(self.plain, confidence=round(self.plain.confidence * DISPUTED, 2))
        return Weighed(lowered, used=False, disagreement=told)

    def _by_quotes(self, judgement: Judgement, cited: Sequence[Cited]) -> Verdict | None:
        """The verdict that stands on the quotes of the model; None where they do not carry it."""
        bearings = self.evidence.bearings(self.claim, cited)
        found = verdict(self.claim, bearings, self.evidence.cite, self.evidence.read)
        if found.label == judgement.label:
            return replace(found, confidence=min(found.confidence, MOST_BY_QUOTES))
        best, others = completed(self.claim, bearings[0], bearings[1:])
        if judgement.label != "supported" or found.label != "not_enough_evidence" or not self._may_stand_alone(best):
            return None
        citations = self.evidence.cite([best, *others])
        explained = prompts.MODEL_ALONE.format(name=self.model.name, where=where(best))
        parts = part_verdicts(self.claim, best, True, citations)
        return Verdict(self.claim.text, "supported", ALONE, parts, citations, (), explained)

    def _may_stand_alone(self, best: Bearing) -> bool:
        """True if nothing exact is against it, no entry speaks to the model, and it does not say yes to everything."""
        if gainsaid_or_unsaid(best.features) or best.features.dense < ALIKE:
            return False
        store = self.entries.store
        if any(not reports(p.text) for event in self.entries.events for p in store.passages(event.id)):
            return False
        opposite = prompts.OPPOSITE.format(claim=self.claim.text)
        asked = messages(opposite, self.entries, self.evidence.told)
        return self.model.ask(Judgement, asked, self.effort).label == "refuted"


def _decided(best: Bearing) -> bool:
    """True if an algebra decides: figures, dates, who did what to whom."""
    f = best.features
    return any(x > 0 for x in (f.amounts_failed, f.dates_failed, f.swapped, f.by_another, f.denied, f.opposite))
