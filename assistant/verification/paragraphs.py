"""The paragraphs of a given text as entries without a date, so that they are numbered and quoted as entries are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vectorstore.models import DateSpan, Event, Passage, Source

from ..language.quoting import LONGEST_ENTRY

UNDATED = DateSpan(None, None, "range")


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """A text's paragraphs; the id of each is its number."""

    events: tuple[Event, ...]
    sentences: tuple[tuple[Passage, ...], ...]  # of each paragraph
    places: Mapping[int, int]  # where a sentence starts → the number of its paragraph
    title: str

    @classmethod
    def of(cls, text: str, passages: Sequence[Passage], title: str) -> Paragraphs:
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
    return Event(str(at), "", UNDATED, UNDATED, (), text, passages[0].start, passages[-1].end)
