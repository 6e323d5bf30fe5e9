"""Entries as a model reads them, and the quotes that it gives back: found byte for byte, or not taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from pydantic import BaseModel, ConfigDict

from vectorstore.models import Event, Passage, Source

from ..serialise import to_line
from ..wording import spelled

MOST_ENTRIES = 20
MOST_QUOTES = 6  # of one sentence
LONGEST_ENTRY, LONGEST_ALL = 6_000, 30_000  # characters that a model sees of one entry, and of all
SHORTEST_QUOTE = 8  # characters; less stands in every entry
_LONGEST_TOLD = 60  # characters of a quote that is not found, in the reason for it


class Quote(BaseModel):
    """A passage of an entry, as a model gives it."""

    model_config = ConfigDict(extra="forbid")

    entry: int
    quote: str


class Lookup(Protocol):
    """Where entries are looked up: usually the store."""

    def event(self, event_id: str) -> Event:
        """The entry with that id."""
        ...

    def passages(self, event_id: str) -> Sequence[Passage]:
        """Its sentences, in order."""
        ...

    def source(self, source_id: str) -> Source:
        """The source with that id."""
        ...


@dataclass(frozen=True, slots=True)
class Cited:
    """Sentences of one entry, in their order."""

    event: Event
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """Entries under the numbers that a model is given, from 1 on."""

    events: tuple[Event, ...]
    store: Lookup

    @classmethod
    def of(cls, events: Iterable[Event], store: Lookup) -> Numbered:
        """The first of those entries, each once, as far as a small model can read."""
        chosen, length = [], 0
        for event in list({event.id: event for event in events}.values())[:MOST_ENTRIES]:
            length += min(len(event.text), LONGEST_ENTRY)
            if length > LONGEST_ALL:
                break
            chosen.append(event)
        return cls(tuple(chosen), store)

    def lines(self) -> str:
        """A JSON object a line: whatever an entry holds, it cannot look like the end of itself or another entry."""
        return "\n".join(to_line(self._line(number, event)) for number, event in enumerate(self.events, 1))

    def event(self, number: int) -> Event | None:
        """The entry of that number; None where there is none."""
        return self.events[number - 1] if 1 <= number <= len(self.events) else None

    def found(self, quotes: Sequence[Quote]) -> tuple[tuple[Cited, ...], str]:
        """The whole sentences that quotes stand in, and "" or why one of them cannot be taken.

        Whole, because part of a sentence can say what all of it denies.
        """
        if not quotes:
            return (), "it quotes no entry"
        chosen: dict[str, set[int]] = {}
        for one in quotes[:MOST_QUOTES]:
            event = self.event(one.entry)
            if event is None:
                return (), f"there is no entry {one.entry}"
            places = _places(event, one.quote, self.store.passages(event.id))
            if not places:
                return (), f"entry {one.entry} does not have the words “{_shortened(one.quote)}”"
            chosen.setdefault(event.id, set()).update(places)
        return tuple(self._cited(event_id, places) for event_id, places in chosen.items()), ""

    def _cited(self, event_id: str, places: set[int]) -> Cited:
        passages = self.store.passages(event_id)
        return Cited(self.store.event(event_id), tuple(passages[place] for place in sorted(places)))

    def _line(self, number: int, event: Event) -> dict[str, object]:
        occurred = {} if event.occurred == event.entry else {"speaks_of": spelled(event.occurred)}
        source = self.store.source(event.source_id).title
        text = event.text[:LONGEST_ENTRY]
        return {"entry": number, "date": spelled(event.entry), **occurred, "source": source, "text": text}


def _places(event: Event, quote: str, passages: Sequence[Passage]) -> list[int]:
    """Which sentences of the entry a quote touches; none where it does not stand there letter by letter."""
    at = event.text.find(quote) if len(quote.strip()) >= SHORTEST_QUOTE else -1
    if at < 0:
        return []
    start, end = event.start + at, event.start + at + len(quote)
    return [place for place, passage in enumerate(passages) if passage.start < end and start < passage.end]


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_TOLD else f"{words[:_LONGEST_TOLD]}…"
