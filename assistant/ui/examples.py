"""Example questions made from whatever is indexed, offered only where they are answered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from vectorstore.models import Event

from ..wording import MONTHS, spelled
from .library import Answers

MOST = 4
_TRIED = 8  # questions that are asked to find MOST that are answered
_LOOKED_AT = 200  # entries, evenly over all of them: more would be read from disk for nothing
# What stands after "in" with a capital and is no month: most often a place.
_PLACE = re.compile(r"\b[Ii]n ((?:the )?(?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]{2,})")


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
    """Questions of one kind after another: a day, a place, a stretch of days, again a day, …"""
    days = [event for event in events if event.entry.precision == "day"]
    places = [name for name, _ in Counter(_places(events)).most_common(3)]
    for turn in range(3):
        if len(days) > turn:
            yield f"What happened on {spelled(days[len(days) * (2 * turn + 1) // 6].entry)}?"
        if len(places) > turn:
            yield f"What happened in {places[turn]}?"
        if turn == 0 and len(days) > 3:
            yield _between(days)


def _between(days: Sequence[Event]) -> str:
    """A question on the days from an entry in the middle to the third dated one after it."""
    start = len(days) // 2
    first, last = days[start].entry, days[min(start + 3, len(days) - 1)].entry
    return f"What happened between {spelled(first)} and {spelled(last)}?"


def _places(events: Sequence[Event]) -> Iterator[str]:
    """Each entry's places, once an entry, in the order of the text."""
    for event in events:
        found = dict.fromkeys(_PLACE.findall(event.text))
        yield from (name for name in found if name.removeprefix("the ").split()[0] not in MONTHS)
