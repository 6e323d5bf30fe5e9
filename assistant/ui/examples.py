"""Example questions made from whatever is indexed, offered only where they are answered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from vectorstore.models import DateSpan, Event
from vectorstore.store import Store

from ..wording import spelled
from .library import Answers

MOST = 4
_TRIED = 8  # questions that are asked to find MOST that are answered
_LOOKED_AT = 200  # entries, evenly over all of them: more would be read from disk for nothing
# A name of several capitalised words that does not begin the sentence.
_NAME = re.compile(r"(?<=[a-z,] )(?:[A-Z][\w’'-]+ )+[A-Z][\w’'-]{2,}")


def examples(answers: Answers) -> tuple[str, ...]:
    """At most MOST questions, of several kinds, that the sources answer."""
    store = answers.store
    tried = islice(_candidates(_spread(store.events(), _LOOKED_AT)), _TRIED)
    return tuple(islice((q for q in tried if _answered(q, answers)), MOST))


def _answered(question: str, answers: Answers) -> bool:
    *_, answer = answers.stream(question)
    return not answer.abstained


def _spread(events: Sequence[Event], most: int) -> list[Event]:
    step = max(1, len(events) // most)
    return [events[row] for row in range(0, len(events), step)][:most]


def _candidates(events: Sequence[Event]) -> Iterator[str]:
    """Questions of one kind after another: a day, a stretch of days, names, again a day, …"""
    days = [event for event in events if event.entry.precision == "day"]
    names = [name for name, _ in Counter(_names(events)).most_common(3)]
    for turn in range(3):
        if len(days) > turn:
            yield f"What happened on {spelled(days[len(days) * (2 * turn + 1) // 6].entry)}?"
        if turn == 0 and len(days) > 3:
            yield _between(days)
        if len(names) > turn:
            yield f"When was {names[turn]} mentioned?"


def _between(days: Sequence[Event]) -> str:
    start = len(days) // 2
    first = days[start].entry.first
    later = [d.entry.first for d in days[start + 1 : start + 6] if d.entry.first not in (None, first)]
    last = later[1] if len(later) > 1 else first
    return f"What happened between {spelled(DateSpan(first, first, 'day'))} and {spelled(DateSpan(last, last, 'day'))}?"


def _names(events: Sequence[Event]) -> Iterator[str]:
    for event in events:
        yield from set(_NAME.findall(event.text))
