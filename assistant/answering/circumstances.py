"""Reasons, manners and dates that answer."""

from __future__ import annotations

import re

from vectorstore.models import DateSpan

from ..wording import spelled
from .slots import Sentence, Slot

# The surest wording of a reason first; the last ones are reasons only where a question asks for one.
_REASONS: tuple[tuple[float, str], ...] = (
    (1.0, r"\b(?:because|due to|owing to|thanks to|on account of|as a result of|in (?:retaliation|response|reaction|reply|protest|return)"
          r"|in (?:an )?effort to|in order to|so that|so as to|on the grounds?|over (?:its|his|her|their|the|a|an|alleged|claims?|concerns?|fears?)"
          r"|citing|amid|claiming that|saying (?:that )?|accus(?:ed of|ing)|after failing|for (?:allegedly |purportedly |reportedly )?\w+ing"
          r"|caused by|blamed? (?:on|for)|reportedly to|aimed at|in preparation|in anticipation|in accordance)\b.*"),
    (0.7, r"\b(?:after|following|since|when|as) .*"),
    (0.6, r"\bto (?:\w+ly )?[a-z]+ .*"),
    (0.5, r"\b(?:for|with|by|over|it said|he said|she said|they said) .*"),
)  # fmt: skip
_PATTERNS = tuple((score, re.compile(pattern, re.I | re.S)) for score, pattern in _REASONS)
# "declared him persona non grata in response": that there is a reason, not which.
_BARE = re.compile(r"in (?:retaliation|response|reaction|reply|protest|return)", re.I)
_MANNERS = re.compile(r"\b(?:by|with|using|via|through|on board|aboard|in a|on a|without) .*", re.I | re.S)


def reason_slots(sentence: Sentence) -> list[Slot]:
    """The clauses of a sentence that give a reason, the surest wording first."""
    for score, pattern in _PATTERNS:
        match = pattern.search(sentence.text)
        if match and not _BARE.fullmatch(match.group().rstrip(" .;")):
            return [Slot(match.group().rstrip(" .;"), match.start(), match.end(), score)]
    return []


def manner_slots(sentence: Sentence) -> list[Slot]:
    """The phrases that tell how something was done."""
    match = _MANNERS.search(sentence.text)
    if match:
        return [Slot(match.group().rstrip(" .;"), match.start(), match.end(), 0.7)]
    return [Slot(sentence.text, 0, len(sentence.text), 0.4)]


def date_slot(occurred: DateSpan, sentence: Sentence) -> Slot:
    """The date that the sentence speaks of, in words."""
    return Slot(spelled(occurred), 0, len(sentence.text), 1.0)
