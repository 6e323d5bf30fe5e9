"""What a sentence's bearing on a claim comes to: supported, refuted, or not enough, and how surely.

A first judgement follows rules that can be told in words. Where rules are unsure, how the parts stand and what the
comparer makes of the wording are weighed together; the weights are fitted by scripts/fit_verdicts.py.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from ..models import Label
from .bearing import Bearing, Features

# The fitted order of the outcomes.
OUTCOMES: tuple[Label, ...] = ("supported", "refuted", "not_enough_evidence")
# A sentence tells of the same event only from here on.
LEAST_ALIKE, LEAST_NAMED = 0.40, 0.40
MOSTLY_NAMED = 0.6
SURELY_ALIKE = 0.45  # and bears a claim out only from here on
# Days that do not fit tell of another event, not of a wrong date, unless all else is as good as the same.
ALIKE_BUT_FOR_THE_DAY = 0.55
# "Syria has a king" has every word in some entry: so short a claim must be the likeness of the sentence itself.
FEW_PARTS, ALIKE_IF_SHORT = 3, 0.60
# Where the rules leave one outcome only: half of such verdicts on the development claims were right.
LEFT_OVER = 0.5
MOST_WORDS_UNSAID = 0.45
# A wrong verdict costs more than an open one: on 352 development claims a factor of 2 took the share of supported
# claims refuted and refuted ones supported from 0.105 (factor 1) to 0.082, and accuracy from 0.634 to 0.616.
CAUTION = 2.0
_LEAST_SHARE = 1e-3
SWAPPED = "who did it and to whom are the other way round"
OTHER_DAY = "the dates differ"
OTHER_WORD = "the entry names something else in its place"
BY_WORDING = "by its wording"
# What is refuted for these is refuted whatever figure or judgement is right.
_OTHERWISE = frozenset({SWAPPED, OTHER_DAY, OTHER_WORD})


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


def weighed(bearing: Bearing) -> Weighed:
    """The label that one sentence gives a claim."""
    first = judged(bearing.features)
    shares = dict(zip(OUTCOMES, _shares(bearing.features, first), strict=True))
    shares["not_enough_evidence"] *= CAUTION
    fitted = dict(shares)
    for outcome in _ruled_out(bearing, first):
        shares[outcome] = 0.0
    label = max(OUTCOMES, key=lambda outcome: shares[outcome])
    reason = first.reason if label == first.label else BY_WORDING
    told = first.told or label != "not_enough_evidence"
    likely = fitted[label] / sum(fitted.values())
    return Weighed(label, reason, told, round(likely if shares == fitted else max(likely, LEFT_OVER), 2))


def told_share(bearing: Bearing) -> float:
    """How surely a sentence decides a claim one way or the other, from 0 to 1."""
    shares = _shares(bearing.features, judged(bearing.features))
    return shares[0] + shares[1]


def _ruled_out(bearing: Bearing, first: Weighed) -> list[Label]:
    """What wording cannot bring about: algebra wins over it, and silence is neither support nor refutation."""
    f = bearing.features
    exact = any(finding.part.kind in ("how_many", "when") for finding in bearing.findings)
    short = not exact and len(bearing.findings) + len(bearing.told) <= FEW_PARTS and f.dense < ALIKE_IF_SHORT
    if not first.told or short or (f.words == 0.0 and f.open_words and not _gainsaid(f)):
        return ["supported", "refuted"]
    if f.open_names and not _gainsaid(f):
        return ["supported", "refuted"] if f.names < MOSTLY_NAMED else ["supported"] if f.open_names > 1 else []
    if f.amounts_failed or f.dates_failed or f.dense < SURELY_ALIKE:
        return ["supported"]
    return []


def judged(features: Features) -> Weighed:
    """The first judgement, by rules alone."""
    f = features
    if f.dense < LEAST_ALIKE or f.names < LEAST_NAMED:
        return Weighed("not_enough_evidence", "no entry tells of this event", told=False)
    if f.dates_failed and (f.open_names or f.amounts_open or f.dense < ALIKE_BUT_FOR_THE_DAY):
        reason = "the nearest entry tells of another day and differs in more than that"
        return Weighed("not_enough_evidence", reason, told=False)
    if gainsaid := _gainsaid(f):
        return Weighed("refuted", gainsaid)
    if unsaid := _unsaid(f):
        return Weighed("not_enough_evidence", unsaid)
    return Weighed("supported", "every part is said")


def disputed(outcome: Weighed, disagreement: str) -> Weighed:
    """The outcome, "conflicting" where a source says so and another does not."""
    if disagreement and outcome.told and outcome.label != "refuted" and outcome.reason not in _OTHERWISE:
        return replace(outcome, label="conflicting", reason=disagreement)
    return outcome


def reading(f: Features, first: Weighed) -> dict[str, float]:
    """What is weighed, by name: how the parts stand, the first judgement, the comparer's shares as log ratios."""
    supported, refuted, untold = (max(x, _LEAST_SHARE) for x in (f.supported, f.refuted, f.untold))
    return {
        "dense": f.dense,
        "names": f.names,
        "words": f.words,
        "verbs": f.verbs,
        "open_names": min(f.open_names, 2.0),
        "rival_names": min(f.rival_names, 1.0),
        "open_words": min(f.open_words, 3.0),
        "failed_words": min(f.failed_words, 1.0),
        "amounts_failed": min(f.amounts_failed, 1.0),
        "amounts_open": min(f.amounts_open, 1.0),
        "amounts_held": min(f.amounts_held, 1.0),
        "dates_failed": min(f.dates_failed, 1.0),
        "dates_open": min(f.dates_open, 1.0),
        "dates_held": min(f.dates_held, 1.0),
        "swapped": f.swapped,
        "denied": f.denied,
        "opposite": f.opposite,
        "other_agent": f.other_agent,
        "other_patient": f.other_patient,
        "negated_words": f.negated_words,
        "unstated": f.unstated,
        "judged_refuted": float(first.label == "refuted"),
        "judged_open": float(first.label == "not_enough_evidence"),
        "told": float(first.told),
        "another_day": float(f.dates_failed > 0 and (f.dense < ALIKE_BUT_FOR_THE_DAY or f.open_names > 0)),
        "doubt_held": f.doubt_held,
        "doubt_open": f.doubt_open,
        "doubt_exact": f.doubt_exact,
        "doubt_verbs": f.doubt_verbs,
        "read_supported": math.log(supported / refuted),
        "read_untold": math.log(untold / max(supported, refuted)),
    }


def _shares(features: Features, first: Weighed) -> list[float]:
    """How likely each of OUTCOMES is, by the fitted weights; they sum to 1."""
    fitted, read = _fitted(), reading(features, first)
    values = [(read[n] - m) / s for n, m, s in zip(fitted.names, fitted.means, fitted.scales, strict=True)]
    scores = [math.fsum([b, *(w * v for w, v in zip(row, values, strict=True))]) for b, row in fitted.rows]
    powers = [math.exp(score - max(scores)) for score in scores]
    return [power / sum(powers) for power in powers]


@dataclass(frozen=True, slots=True)
class _Fitted:
    names: tuple[str, ...]
    means: tuple[float, ...]
    scales: tuple[float, ...]
    rows: tuple[tuple[float, tuple[float, ...]], ...]  # for each of OUTCOMES: intercept, a weight a name


@lru_cache(maxsize=1)
def _fitted() -> _Fitted:
    read = json.loads((files("assistant.verification") / "weights.json").read_text("utf-8"))
    rows = tuple((row["intercept"], tuple(row["weights"])) for row in (read[outcome] for outcome in OUTCOMES))
    return _Fitted(tuple(read["names"]), tuple(read["means"]), tuple(read["scales"]), rows)


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
