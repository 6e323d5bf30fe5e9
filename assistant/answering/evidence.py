"""A found sentence weighed against a question: what it accounts for, what it lacks, what it answers."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from vectorstore.dates import find_dates
from vectorstore.models import DateSpan, Event, Passage

from ..excerpts import excerpt
from ..facts.matching import TermMatch, match_term
from ..facts.parsing import Parse, parse
from ..facts.terms import Term
from ..questions import Ask, Question
from ..reader import UNREAD, Read, Reading
from .circumstances import date_slot, manner_slots, reason_slots
from .figures import figure_slots
from .participants import person_slots, place_slots, thing_slots
from .role_check import role_conflict
from .slots import Sentence, Slot

# A term that another sentence of the same entry has counts a little less than one in the sentence itself.
ELSEWHERE = 0.85
# A name that an entry accounts for less than this is one that it does not have.
NAMED = 0.5
# The reader's answer is taken from this sureness on: on 86 written questions the token F1 of the short answer was 0.54
# by grammar alone, 0.81 with the reader's answer in its place; from 0.3 on, 0.77.
LEAST_SURE = 0.1


@dataclass(frozen=True, slots=True)
class Entry:
    """An event with its sentences, parsed once."""

    event: Event
    passages: tuple[Passage, ...]
    trees: tuple[Parse, ...]
    context: Parse  # its headings and the title of its source
    reading: Reading = UNREAD  # what the reader makes of it for the question
    answer: tuple[int, int, int] | None = None  # where the reader sees the answer: sentence, start, end

    @classmethod
    def of(cls, event: Event, passages: Sequence[Passage], title: str) -> Entry:
        """The entry with the grammar of each of its sentences."""
        trees = tuple(parse(p.text) for p in passages)
        return cls(event, tuple(passages), trees, parse(". ".join([*event.headings, title])))

    def read_for(self, question: str, near: int, read: Read) -> Entry:
        """The entry with what the reader makes of it, or of the sentences around `near` where it is long."""
        shown = excerpt([p.text for p in self.passages], [near], self.event.entry)
        reading = read(shown.text, question)
        return replace(self, reading=reading, answer=shown.place(reading.start, reading.end))


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a sentence, each from 0 (nothing) to 1; the weights are in `weights.py`."""

    dense: float  # cosine of question and sentence
    nearby: float  # the best cosine of its entry's sentences
    names: float
    weakest_name: float
    no_name: float  # 1 where a name of the question is nowhere in the entry
    words: float
    verbs: float
    slot: float
    no_slot: float  # 1 where something asked for is not there
    swapped: float
    told: float  # how surely the reader finds the question answered in the entry; one half where it did not look


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of an entry, weighed."""

    entry: Entry
    index: int  # of the sentence in its entry
    matches: tuple[TermMatch, ...]
    asks: tuple[Ask, ...]
    slots: tuple[tuple[Slot, ...], ...]  # one list an ask, the likeliest first
    features: Features

    @property
    def passage(self) -> Passage:
        """The sentence itself."""
        return self.entry.passages[self.index]

    @property
    def answer(self) -> str:
        """What the reader sees as the answer in this very sentence; empty where it sees none."""
        start, end = self.answer_place
        return self.passage.text[start:end]

    @property
    def answer_place(self) -> tuple[int, int]:
        """Where that stands in the sentence."""
        place = self.entry.answer
        if place is None or place[0] != self.index or self.entry.reading.sure < LEAST_SURE:
            return 0, 0
        return place[1], place[2]

    @property
    def tree(self) -> Parse:
        """The grammar of the sentence."""
        return self.entry.trees[self.index]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Cosines of the question with a sentence and with the nearest sentence of its entry."""

    sentence: float
    entry: float


def weigh(question: Question, entry: Entry, index: int, alike: Likeness, weight: Callable[[Term], float]) -> Evidence:
    """The sentence at `index` of an entry against the question; `weight` tells how telling a term is."""
    tree = entry.trees[index]
    matches = tuple(_best_match(t, entry, index) for t in question.terms)
    own = tuple(match_term(t, tree) for t in question.terms)
    used = frozenset(i for m in own if m.score > 0.5 for i in m.tokens)
    sentence = Sentence(tree, used)
    slots = tuple(
        _agreeing(_slots(question, ask, sentence, entry.passages[index]), entry, index) for ask in question.asks
    )
    best = [max((s.score for s in found), default=0.0) for found in slots]
    weakest = min((m.score for m in matches if m.term.kind == "name"), default=1.0)
    features = Features(
        dense=alike.sentence,
        nearby=alike.entry,
        names=_mean(matches, weight, "name"),
        weakest_name=weakest,
        no_name=float(weakest < NAMED),
        words=_mean(matches, weight, "noun", "verb", "modifier", "number"),
        verbs=_mean(matches, weight, "verb"),
        slot=sum(best) / len(best),
        no_slot=float(min(best) == 0.0),
        swapped=role_conflict(question, entry.trees, index),
        told=entry.reading.told,
    )
    return Evidence(entry, index, matches, question.asks, slots, features)


def _best_match(term: Term, entry: Entry, index: int) -> TermMatch:
    own = match_term(term, entry.trees[index])
    if own.score >= ELSEWHERE or own.score < 0:
        return own
    others = [match_term(term, t).score for i, t in enumerate(entry.trees) if i != index]
    elsewhere = max([*others, match_term(term, entry.context).score], default=0.0) * ELSEWHERE
    return TermMatch(term, elsewhere, ()) if elsewhere > own.score else own


def _mean(matches: Sequence[TermMatch], weight: Callable[[Term], float], *kinds: str) -> float:
    chosen = [(m.score, weight(m.term)) for m in matches if m.term.kind in kinds]
    total = math.fsum(w for _, w in chosen)
    return math.fsum(max(0.0, s) * w for s, w in chosen) / total if total else 1.0


def _slots(question: Question, ask: Ask, sentence: Sentence, passage: Passage) -> tuple[Slot, ...]:
    match ask.kind:
        case "how_many" | "how_much" | "how_long":
            return tuple(figure_slots(question, ask, sentence))
        case "who":
            return tuple(person_slots(question, ask, sentence))
        case "where":
            return tuple(place_slots(question, ask, sentence))
        case "why":
            return tuple(reason_slots(sentence))
        case "how":
            return tuple(manner_slots(sentence))
        case "what":
            return tuple(thing_slots(question, ask, sentence))
        case _:
            return (date_slot(passage.occurred, sentence),)


def _agreeing(slots: tuple[Slot, ...], entry: Entry, index: int) -> tuple[Slot, ...]:
    """The slots, of equally likely ones first what the reader sees as the answer."""
    if entry.answer is None or entry.answer[0] != index or entry.reading.sure < LEAST_SURE:
        return slots
    _, start, end = entry.answer
    return tuple(sorted(slots, key=lambda slot: (-slot.score, not (slot.start < end and start < slot.end))))


def speaks_of(entry: Entry, index: int, window: DateSpan) -> bool:
    """True if the entry, or what the sentence speaks of, may fall on days of the window."""
    passage = entry.passages[index]
    if entry.event.entry.overlaps(window) or passage.occurred.overlaps(window):
        return True
    return any(m.span.overlaps(window) for m in find_dates(passage.text, entry.event.entry) if m.role == "at")
