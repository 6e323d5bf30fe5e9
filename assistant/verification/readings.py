"""What is weighed of a bearing, and how likely it makes each outcome, by weights that scripts/fit_verdicts.py fits."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from .bearing import Bearing
from .features import Features
from .rules import judged

Outcome = Literal["supported", "refuted", "not_enough_evidence", "elsewhere"]
# The fitted order. "elsewhere": the entry tells of another event; of a given text that is never asked.
OUTCOMES: tuple[Outcome, ...] = ("supported", "refuted", "not_enough_evidence", "elsewhere")
_LEAST_SHARE = 1e-3


def reading(f: Features) -> dict[str, float]:
    """What is weighed, by name: how the parts stand, what the reader makes of it; shares as log ratios."""
    supported, refuted, untold = (max(x, _LEAST_SHARE) for x in (f.supported, f.refuted, f.untold))
    first = judged(f)
    return {
        "dense": f.dense,
        "nearby": f.nearby,
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
        "by_another": f.by_another,
        "named_otherwise": f.named_otherwise,
        "denied": f.denied,
        "opposite": f.opposite,
        "other_agent": f.other_agent,
        "other_patient": f.other_patient,
        "negated_words": f.negated_words,
        "unstated": f.unstated,
        "judged_refuted": float(first.label == "refuted"),
        "judged_open": float(first.label == "not_enough_evidence"),
        "told": float(first.told),
        "doubt_held": f.doubt_held,
        "doubt_open": f.doubt_open,
        "doubt_exact": f.doubt_exact,
        "doubt_verbs": f.doubt_verbs,
        "supported": f.supported,
        "refuted": f.refuted,
        "read_supported": math.log(supported / refuted),
        "read_untold": math.log(untold / max(supported, refuted)),
    }


def shares(bearing: Bearing) -> dict[Outcome, float]:
    """How likely each outcome is, by the fitted weights; they sum to 1."""
    fitted = _fitted()["store" if bearing.report.event is not None else "given"]
    values = reading(bearing.features)
    scaled = [(values[n] - m) / s for n, m, s in zip(fitted.names, fitted.means, fitted.scales, strict=True)]
    scores = {o: math.fsum([b, *(w * v for w, v in zip(row, scaled, strict=True))]) for o, (b, row) in fitted.rows}
    powers = {outcome: math.exp(score - max(scores.values())) for outcome, score in scores.items()}
    return {outcome: powers.get(outcome, 0.0) / math.fsum(powers.values()) for outcome in OUTCOMES}


@dataclass(frozen=True, slots=True)
class _Fitted:
    names: tuple[str, ...]
    means: tuple[float, ...]
    scales: tuple[float, ...]
    rows: tuple[tuple[Outcome, tuple[float, tuple[float, ...]]], ...]  # outcome: intercept, a weight a name


@lru_cache(maxsize=1)
def _fitted() -> dict[str, _Fitted]:
    """The weights for entries of a store, and for given texts."""
    read = json.loads((files("assistant.verification") / "weights.json").read_text("utf-8"))
    return {kind: _parsed(one) for kind, one in read.items()}


def _parsed(read: dict[str, dict[str, dict[str, float]]]) -> _Fitted:
    """`read`: "scaling" → name → mean and scale; "outcomes" → outcome → name → weight, its intercept under ""."""
    names = tuple(read["scaling"])
    rows = tuple(
        (outcome, (read["outcomes"][outcome][""], tuple(read["outcomes"][outcome][name] for name in names)))
        for outcome in OUTCOMES
        if outcome in read["outcomes"]
    )
    means, scales = (tuple(read["scaling"][name][of] for name in names) for of in ("mean", "scale"))
    return _Fitted(names, means, scales, rows)
