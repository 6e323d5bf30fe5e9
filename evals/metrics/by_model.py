"""What a language model says of the answers (`eval run --judge`): opinions, marked as such, and no gates.

    right:      1 if the model says that the answer is right; else 0
    borne out:  1 if it says that the quotes of the answer bear all of it out; else 0

Not scored: refusals, answers that no model was asked about, and those on which it failed.
"""

from __future__ import annotations

from ..cases import Case
from ..outputs import Answered
from .base import Metric


def _right(case: Case, output: Answered) -> float | None:
    del case
    return _score(output.opinion.right if output.opinion else None)


def _borne_out(case: Case, output: Answered) -> float | None:
    del case
    return _score(output.opinion.borne_out if output.opinion else None)


def _score(said: bool | None) -> float | None:
    return None if said is None else float(said)


RIGHT = Metric("right_by_model", "right (judged by a model)", _right, opinion=True)
BORNE_OUT = Metric("borne_out_by_model", "borne out (judged by a model)", _borne_out, opinion=True)
