"""A given text as what a claim is checked against by the rules, and by a language model that must quote it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from vectorstore.models import DateSpan, Event, Passage, Source
from vectorstore.passages import sentences

from .. import prompts
from ..facts.statements import Statement, statement_of
from ..facts.terms import Term
from ..language.quoting import LONGEST_ENTRY, Cited, Numbered
from ..models import Citation, Verdict
from ..reader import Read, read
from .bearing import Bearing, Likeness, Report, bearing
from .given import verify_given
from .rules import likeness

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from vectorstore.embedding import Embedder

_UNDATED = DateSpan(None, None, "range")


@dataclass(frozen=True)
class InText:
    """A given text, which has no dates of entries; a model reads its paragraphs as entries."""

    text: str
    title: str
    embedder: Embedder
    read: Read = read

    @property
    def told(self) -> str:
        """As `Evidence.told`."""
        return prompts.JUDGE_TEXT

    def statement(self, claim: str) -> Statement:
        """As `Evidence.statement`."""
        return statement_of(claim)

    def verdict(self, claim: str) -> Verdict:
        """As `Evidence.verdict`."""
        return verify_given(claim, self.text, self.embedder, self.title, self.read)

    def gathered(self, claim: Statement) -> list[Bearing]:
        """How all sentences of the text bear on a claim, as `Evidence.gathered`."""
        return self._bearings(claim, range(len(self._passages)))

    def numbered(self, bearings: Sequence[Bearing]) -> Numbered:
        """The paragraphs that the likeliest sentences stand in, in the order of the text; all, if it is short."""
        likeliest = [self._paragraphs.around(one.passage) for one in bearings]
        chosen = Numbered.of(likeliest, self._paragraphs).events
        return Numbered(tuple(sorted(chosen, key=lambda event: event.start)), self._paragraphs)

    def bearings(self, claim: Statement, cited: Sequence[Cited]) -> list[Bearing]:
        """As `Evidence.bearings`: what the rest of the text says counts for nothing."""
        wanted = {passage.start for one in cited for passage in one.passages}
        return self._bearings(claim, [at for at, p in enumerate(self._passages) if p.start in wanted])

    def cite(self, deciding: Sequence[Bearing]) -> tuple[Citation, ...]:
        """As `Evidence.cite`; they count characters in the text."""
        chosen = dict.fromkeys(one.report.passages[place] for one in deciding for place in one.deciding)
        return tuple(
            Citation(marker, "", _UNDATED, _UNDATED, self.title, p.text, p.start, p.end)
            for marker, p in enumerate(chosen, 1)
        )

    def _bearings(self, claim: Statement, places: Sequence[int]) -> list[Bearing]:
        if not places:
            return []
        report = Report.of_given([self._passages[at] for at in places], self.title)
        cosines = [round(float(x), 6) for x in self._rows[list(places)] @ self.embedder.encode_query(claim.text)]
        found = [bearing(claim, report, at, Likeness(x, max(cosines)), _even) for at, x in enumerate(cosines)]
        return sorted(found, key=lambda b: (-likeness(b.features), b.at))

    @cached_property
    def _passages(self) -> tuple[Passage, ...]:
        return tuple(Passage("", self.text[a:b], a, b, _UNDATED) for a, b in sentences(self.text))

    @cached_property
    def _rows(self) -> NDArray[np.float32]:
        return self.embedder.encode_documents([p.text for p in self._passages])

    @cached_property
    def _paragraphs(self) -> _Paragraphs:
        return _Paragraphs.of(self.text, self._passages, self.title)


@dataclass(frozen=True, slots=True)
class _Paragraphs:
    """The paragraphs of a text as entries without a date, so that they are numbered and quoted as entries are."""

    events: tuple[Event, ...]
    sentences: tuple[tuple[Passage, ...], ...]  # of each paragraph
    places: Mapping[int, int]  # where a sentence starts → the number of its paragraph
    title: str

    @classmethod
    def of(cls, text: str, passages: Sequence[Passage], title: str) -> _Paragraphs:
        """Sentences up to a blank line, or as many as a model sees of one entry."""
        groups: list[list[Passage]] = []
        for passage in passages:
            last = groups[-1] if groups else None
            near = last and text[last[-1].end : passage.start].count("\n") < 2
            if last and near and passage.end - last[0].start <= LONGEST_ENTRY:
                last.append(passage)
            else:
                groups.append([passage])
        events = tuple(_entry(at, text[group[0].start : group[-1].end], group) for at, group in enumerate(groups))
        places = {passage.start: at for at, group in enumerate(groups) for passage in group}
        return cls(events, tuple(map(tuple, groups)), places, title)

    def around(self, sentence: Passage) -> Event:
        """The paragraph that a sentence stands in."""
        return self.events[self.places[sentence.start]]

    def event(self, event_id: str) -> Event:
        """The paragraph of that id."""
        return self.events[int(event_id)]

    def passages(self, event_id: str) -> tuple[Passage, ...]:
        """Its sentences."""
        return self.sentences[int(event_id)]

    def source(self, source_id: str) -> Source:
        """The text itself, by its title."""
        return Source(source_id, self.title, "", "")


def _entry(at: int, text: str, passages: Sequence[Passage]) -> Event:
    return Event(str(at), "", _UNDATED, _UNDATED, (), text, passages[0].start, passages[-1].end)


def _even(term: Term) -> float:
    """Every word weighs the same: a few sentences tell nothing of how rare one is."""
    del term
    return 1.0
