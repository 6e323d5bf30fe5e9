"""Example questions made from whatever is indexed, one of each kind, offered only where they are answered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from vectorstore.models import DateSpan, Event

from ..models import Answer
from ..wording import MONTHS, spelled
from .library import Answers

_TRIED = 3  # questions of a kind that are asked to find one that is answered
_LOOKED_AT = 200  # entries, evenly over all of them: more would be read from disk for nothing
# What stands after "in" with a capital and is no month: most often a place.
_PLACE = re.compile(r"\b[Ii]n ((?:the )?(?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]{2,})")
_NUMBERED = re.compile(
    r"\b(?P<active>[a-z]+ed) (?P<first>\d[\d,]*) (?P<whom>people|[a-z]+s)\b"
    r"|\b(?P<second>\d[\d,]*) (?P<who>people|[a-z]+s) were (?P<passive>[a-z]+ed)\b"
)


def examples(answers: Answers) -> tuple[str, ...]:
    """At most one question of each kind that the sources answer: how many, where, between two days, on a day."""
    store = answers.store
    events = _spread(store.events(), _LOOKED_AT)
    days = [event for event in events if event.entry.precision == "day"]
    titles = " ".join(source.title for source in store.sources).casefold()
    kinds = (
        _first(_amounts(days), answers, "short_answer"),
        _first(_places(events, titles), answers),
        _first(_stretches(days), answers),
        _first(_days(days), answers),
    )
    return tuple(question for found in kinds for question in found)


def _first(questions: Iterator[str], answers: Answers, wanted: str = "answer") -> Iterator[str]:
    """The first question whose answer has what is wanted, if one of the first few has."""
    found = (question for question in islice(questions, _TRIED) if getattr(_answered(question, answers), wanted, ""))
    return islice(found, 1)


def _answered(question: str, answers: Answers) -> Answer | None:
    """The answer; None for a refusal."""
    *_, answer = answers.stream(question)
    return None if answer.abstained else answer


def _spread(events: Sequence[Event], most: int) -> list[Event]:
    step = max(1, len(events) // most)
    return [events[row] for row in range(0, len(events), step)][:most]


def _amounts(days: Sequence[Event]) -> Iterator[str]:
    """ "How many guests were invited on 3 May 1901?" for what an entry of few sentences counts."""
    for event in sorted(days, key=lambda event: len(event.text)):
        found = _NUMBERED.search(event.text)
        if found:
            whom, done = found["whom"] or found["who"], found["active"] or found["passive"]
            yield f"How many {whom} were {done} on {spelled(event.entry)}?"


def _places(events: Sequence[Event], titles: str) -> Iterator[str]:
    """ "What happened in Port Arlen?" for what several entries name, but neither most of them nor a source's title."""
    named = Counter(name for event in events for name in dict.fromkeys(_PLACE.findall(event.text)))
    for name, times in named.most_common():
        known = name.removeprefix("the ").casefold()
        if times <= max(2, len(events) // 10) and known not in titles and known.split()[0].title() not in MONTHS:
            yield f"What happened in {name}?"


def _stretches(days: Sequence[Event]) -> Iterator[str]:
    """ "What happened between 18 and 23 March 2014?": from an entry in the middle to the third one after it."""
    for start in (len(days) // 2, len(days) // 4, 0):
        first, last = days[start : start + 1], days[start + 3 : start + 4]
        if first and last and first[0].entry != last[0].entry:
            whole = DateSpan(first[0].entry.first, last[0].entry.last, "range")
            yield f"What happened between {re.sub(' ?– ?', ' and ', spelled(whole))}?"


def _days(days: Sequence[Event]) -> Iterator[str]:
    """ "What happened on 7 January 2014?"."""
    for part in (1, 3, 5):
        for event in days[len(days) * part // 6 :][:1]:
            yield f"What happened on {spelled(event.entry)}?"
