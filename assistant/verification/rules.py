"""The first judgement of a claim beside a sentence, by rules that can be told in words."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import Label
from .features import Features

# A sentence tells of the same event only from here on.
LEAST_ALIKE, LEAST_NAMED = 0.40, 0.40
# Days that do not fit tell of another event, not of a wrong date, unless all else is as good as the same.
ALIKE_BUT_FOR_THE_DAY = 0.55
MOST_WORDS_UNSAID = 0.45
SWAPPED = "who did it and to whom are the other way round"
BY_ANOTHER = "the entry has somebody else do it"
OTHER_DAY = "the dates differ"
OTHER_WORD = "the entry names something else in its place"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A label with its reason in words, and how likely it is right, from 0 to 1."""

    label: Label
    reason: str
    told: bool = True  # the entry tells of the claim's event
    confidence: float = 0.5


def likeness(features: Features) -> float:
    """How surely a sentence tells of the claim's event, figures and dates aside; the larger the surer."""
    f = features
    told = f.dense + 0.5 * f.names + 0.4 * f.words + 0.3 * f.verbs
    return told + 0.1 * (f.amounts_held > 0) + 0.1 * (f.dates_held > 0)


def judged(features: Features) -> Weighed:
    """The first judgement, by rules alone."""
    f = features
    if f.dense < LEAST_ALIKE or f.names < LEAST_NAMED:
        return Weighed("not_enough_evidence", "no entry tells of this event", told=False)
    if f.dates_failed and (f.open_names or f.amounts_open or f.dense < ALIKE_BUT_FOR_THE_DAY):
        reason = "the nearest entry tells of another day and differs in more than that"
        return Weighed("not_enough_evidence", reason, told=False)
    if why := gainsaid(f):
        return Weighed("refuted", why)
    if unsaid := _unsaid(f):
        return Weighed("not_enough_evidence", unsaid)
    return Weighed("supported", "every part is said")


def gainsaid(f: Features) -> str:
    """Why a claim is refuted; empty where nothing gainsays it."""
    reasons = (
        (f.swapped, SWAPPED),
        (f.by_another, BY_ANOTHER),
        (f.denied, "one says that it happened, the other that it did not"),
        (f.opposite, "the entry tells the opposite"),
        (f.amounts_failed, "the figures differ"),
        (f.dates_failed, OTHER_DAY),
        (f.failed_words, OTHER_WORD),
    )
    return next((reason for strength, reason in reasons if strength > 0), "")


def _unsaid(f: Features) -> str:
    reasons = (
        (f.open_names, "a name of the claim is not in the entry"),
        (f.amounts_open, "a figure of the claim is not in the entry"),
        (f.dates_open, "the entry does not fix the day"),
        (f.words < 1 - MOST_WORDS_UNSAID, "much of the claim is not in the entry"),
    )
    return next((reason for open_part, reason in reasons if open_part), "")
