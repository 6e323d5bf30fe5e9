"""What a sentence's bearing on a claim comes to: supported, refuted, or not enough."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import Label
from .bearing import Bearing, Features

# A sentence tells of the same event only from here on: of 352 labelled claims of four timelines, none whose
# nearest sentence lay below had an entry of its own.
LEAST_ALIKE, LEAST_NAMED = 0.40, 0.40
# Days that do not fit tell of another event, not of a wrong date, unless all else is as good as the same.
ALIKE_BUT_FOR_THE_DAY = 0.55
MOST_WORDS_UNSAID = 0.45
SWAPPED = "who did it and to whom are the other way round"
OTHER_DAY = "the dates differ"
OTHER_WORD = "the entry names something else in its place"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A label with its reason in words."""

    label: Label
    reason: str
    told: bool = True  # the entry tells of the claim's event


def likeness(features: Features) -> float:
    """How surely a sentence tells of the claim's event, figures and dates aside; the larger the surer."""
    f = features
    told = f.dense + 0.5 * f.names + 0.4 * f.words + 0.3 * f.verbs
    return told + 0.1 * (f.amounts_held > 0) + 0.1 * (f.dates_held > 0)


def weighed(bearing: Bearing) -> Weighed:
    """The label that one sentence gives a claim."""
    f = bearing.features
    if f.dense < LEAST_ALIKE or f.names < LEAST_NAMED:
        return Weighed("not_enough_evidence", "no entry tells of this event", told=False)
    if f.dates_failed and (f.open_names or f.dense < ALIKE_BUT_FOR_THE_DAY):
        reason = "the nearest entry tells of another day and differs in more than that"
        return Weighed("not_enough_evidence", reason, told=False)
    if gainsaid := _gainsaid(f):
        return Weighed("refuted", gainsaid)
    if unsaid := _unsaid(f):
        return Weighed("not_enough_evidence", unsaid)
    return Weighed("supported", "every part is said")


# What is refuted for these is refuted whatever figure or judgement is right.
_OTHERWISE = frozenset({SWAPPED, OTHER_DAY, OTHER_WORD})


def disputed(outcome: Weighed, disagreement: str) -> Weighed:
    """The outcome, "conflicting" where a source says so and another does not."""
    if disagreement and outcome.told and outcome.reason not in _OTHERWISE:
        return Weighed("conflicting", disagreement)
    return outcome


def _gainsaid(f: Features) -> str:
    """Why a claim is refuted; empty where nothing gainsays it."""
    reasons = (
        (f.swapped, SWAPPED),
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


def confidence(outcome: Weighed, features: Features) -> float:
    """The share of such verdicts that were right on the development claims."""
    del features
    return {"supported": 0.75, "refuted": 0.75, "not_enough_evidence": 0.6}.get(outcome.label, 0.5)
