"""Numbers right, by algebra: "18" is "eighteen" and 60 minutes are an hour; "more than 1,000" is not 1,000.

    1 if for every group of accepted strings that are numbers, a number of the answer equals one of them; else 0.

Where one number is asked for it has to stand in the short answer, where several are, in the answer. An accepted
string without a unit ("88.7") says nothing about the unit. Not scored: cases none of whose groups is a number.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.facts.quantities import Quantity, equal, find_quantities

from ..cases import Case
from ..outputs import Answered
from .base import Metric
from .committed import committed_text


def _observe(case: Case, output: Answered) -> float | None:
    groups = [numbers for group in case.answers if (numbers := _numbers(group))]
    if not groups or case.polarity:
        return None
    said = find_quantities(committed_text(case, output))
    return float(all(any(_same(quantity, wanted) for quantity in said for wanted in group) for group in groups))


def _numbers(group: tuple[str, ...]) -> list[Quantity]:
    """The accepted numbers; none where an accepted string is more than a number with its unit and noun."""
    read = [(accepted.strip(), find_quantities(accepted)) for accepted in group]
    whole = all(len(found) == 1 and found[0].text == text for text, found in read)
    return [found[0] for _, found in read] if whole else []


def _same(said: Quantity, wanted: Quantity) -> bool:
    return equal(said if wanted.unit else replace(said, unit=""), wanted)


METRIC = Metric("numbers_equal", "numbers equal", _observe)
