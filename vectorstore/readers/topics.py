"""Rows that are no sentence but the topic of those after them, as in dumps of Portal:Current events.

A row is a topic if it ends without a full stop and without outlets, and either has fewer than 8 words or is
written like a title ("Protests against the 2022 Russian invasion of Ukraine"). It stands over the next entry
of its date and category, and over those after it that share a word with it: the dumps do not say where a
topic ends, and a wrong one would mislead more than a missing one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ENDED = re.compile(r"[.!?…:][\"'”’)\]]*$")
_SHORT = 8  # words
_LONGEST = 20
_SMALL = frozenset(("a", "against", "an", "and", "as", "at", "by", "during", "for", "from", "in", "into", "of"))
_SMALL |= frozenset(("on", "or", "over", "the", "to", "under", "vs", "with"))
_STEM = re.compile(r"\b[^\W\d_]{4,6}")


def is_topic(words: str, has_outlets: bool) -> bool:
    """True if the words, outlets taken off, are a topic and no entry."""
    if has_outlets or (_ENDED.search(words) and not words.endswith("D.C.")):
        return False
    parts = words.split()
    if len(parts) < _SHORT:
        return True
    telling = [part for part in parts if part.lower() not in _SMALL]
    capital = sum(not part.lstrip("\"'“‘(")[:1].islower() for part in telling)
    return len(parts) <= _LONGEST and ". " not in words and capital >= 0.6 * len(telling)


@dataclass(slots=True)
class Topics:
    """The topics that stand over the next row; a topic after an entry begins anew."""

    place: tuple[str, ...] = ()
    open: list[str] = field(default_factory=list)
    closed: bool = False
    count: int = 0

    def note(self, place: tuple[str, ...], words: str) -> None:
        """Takes a topic row; `place` is its date and headings."""
        if place != self.place or self.closed:
            self.place, self.open, self.closed = place, [], False
        self.open.append(words)
        self.count += 1

    def over(self, place: tuple[str, ...], words: str) -> tuple[str, ...]:
        """The topics over an entry at this place."""
        if place != self.place:
            return ()
        if self.closed and not any(_stems(topic) & _stems(words) for topic in self.open):
            return ()
        self.closed = True
        return tuple(self.open)


def _stems(words: str) -> set[str]:
    """The beginnings of the words: "Israeli" and "Israel", "protest" and "protesters" share one."""
    return {match[0].lower()[:6] for match in _STEM.finditer(words)}
