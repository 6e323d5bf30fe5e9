"""The words that narrow a longer time: "early", "mid-", "the last week of", "the first half of"."""

from __future__ import annotations

import re

from .date_spoken import Part, Unit
from .date_words import NUMBERS, ORDINALS, SPACE, any_of

_THIRDS = {"early": 1, "beginning": 1, "start": 1, "mid": 2, "middle": 2, "late": 3, "end": 3, "close": 3}
_COUNT = rf"(?:\d{{1,2}}|{any_of(NUMBERS)})"
_NARROWING = re.compile(
    rf"(?:the{SPACE}|very{SPACE}){{0,2}}(?:"
    rf"(?P<third>early|late|mid)(?:{SPACE}|-)(?:(?:in|of){SPACE})?"
    rf"|(?P<edge>beginning|start|middle|end|close){SPACE}of{SPACE}"
    rf"|(?P<nth>{any_of(ORDINALS)}){SPACE}(?:(?P<count>{_COUNT}){SPACE})?"
    rf"(?P<unit>day|week|month|quarter|half|third)s?{SPACE}(?:of|in){SPACE}"
    rf"|(?P<weekof>week)(?:{SPACE}(?:of|starting|beginning)(?:{SPACE}on)?){SPACE}"
    rf"|(?P<all>month|year|course|whole|rest|morning|afternoon|evening|night|eve|day"
    rf"|weekend){SPACE}of{SPACE}(?=\d|the{SPACE}\d|\w)"
    rf")(?:the{SPACE}(?:year{SPACE})?)?",
    re.IGNORECASE,
)


def part_at(text: str, at: int) -> tuple[Part, int] | None:
    """The part that these words name and the offset of what it is a part of; None if none begins here."""
    match = _NARROWING.match(text, at)
    if match is None:
        return None
    return _part(match), match.end()


def _part(match: re.Match[str]) -> Part:
    if match["weekof"]:
        return Part("weekof", 1)
    if match["all"]:
        return Part("whole", 1)
    if match["nth"]:
        unit: Unit = match["unit"].lower()  # type: ignore[assignment]
        count = match["count"]
        number = 1 if count is None else NUMBERS.get(count.lower()) or int(count)
        return Part(unit, ORDINALS[match["nth"].lower()], number)
    return Part("third", _THIRDS[(match["third"] or match["edge"]).lower()])
