"""A language model's judgement of a claim on which the rules are unsure, and how far it counts.

It never counts further than its quotes: they must stand in entries byte for byte, no figure, date or name of the claim
may be gainsaid or unsaid in them, and only what the rules make of those very quotes changes a verdict. Where the two
disagree the rules decide, and the confidence is lowered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import BaseModel, ConfigDict

from vectorstore.store import Store

from .. import prompts
from ..citations import Citer
from ..facts.statements import Statement
from ..language.asking import Model
from ..language.counting import Effort
from ..language.quoting import Numbered, Quote
from ..models import Citation, Verdict
from ..serialise import to_line
from .bearing import Bearing
from .borne_out import bearings_on, reports_nothing
from .comparer import Compare, compare
from .verdicts import verdict

# Verdicts from here on are left to the rules: of those on the development claims nine in ten were right.
SURE = 0.85
# What a verdict is worth that stands on quotes that a model chose, and what is left of one that a model disputes.
MOST_BY_QUOTES, DISPUTED = 0.8, 0.75
MOST_JUDGED = 8  # entries that a model reads
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


def judged(claim: str, bearings: Sequence[Bearing], store: Store, model: Model, effort: Effort) -> tuple[Judgement, Numbered]:
    """The model's judgement, and the entries under the numbers that it was given. Raises ModelError."""
    events = (one.report.event for one in bearings)
    entries = Numbered.of([event for event in events if event is not None][: 4 * MOST_JUDGED], store)
    return model.ask(Judgement, messages(claim, entries), effort), entries


def messages(claim: str, entries: Numbered) -> list[tuple[str, str]]:
    """What the model is told, and given."""
    return [("system", prompts.JUDGE), ("human", f"{to_line({'claim': claim})}\n{entries.lines()}")]


def weighed(
    plain: Verdict,
    claim: Statement,
    judgement: Judgement,
    entries: Numbered,
    name: str,
    compare: Compare = compare,
) -> Weighed:
    """The verdict that rules and judgement come to."""
    if judgement.label == plain.label:
        return Weighed(plain, used=False)
    if plain.label == "not_enough_evidence":
        by_quotes = _by_quotes(claim, judgement, entries, compare)
        if by_quotes is not None:
            return Weighed(by_quotes, used=True)
    told = prompts.MODEL_DISAGREES.format(name=name, said=_SAID[judgement.label])
    return Weighed(replace(plain, confidence=round(plain.confidence * DISPUTED, 2)), used=False, disagreement=told)


def _by_quotes(claim: Statement, judgement: Judgement, entries: Numbered, compare: Compare) -> Verdict | None:
    """What the rules make of the quotes, where that is what the model says; None where it is not."""
    cited, trouble = entries.found(judgement.quotes)
    if trouble or reports_nothing(cited):
        return None
    found = verdict(claim, bearings_on(claim, cited, entries.store), lambda told: _cited(told, entries.store), compare)
    if found.label != judgement.label:
        return None
    return replace(found, confidence=min(found.confidence, MOST_BY_QUOTES))


def _cited(deciding: Sequence[Bearing], store: Store) -> tuple[Citation, ...]:
    citer = Citer(store)
    for one in deciding:
        for place in one.deciding:
            if one.report.event is not None:
                citer.cite(one.report.event, [one.report.passages[place]])
    return citer.citations


def _decided(best: Bearing) -> bool:
    """True if an algebra decides: figures, dates, who did what to whom."""
    f = best.features
    return any(x > 0 for x in (f.amounts_failed, f.dates_failed, f.swapped, f.denied, f.opposite))
