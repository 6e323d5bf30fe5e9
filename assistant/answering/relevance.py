"""Whether an entry may answer at all, where the embedded default refused: what was asked for must stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from vectorstore.store import Store

from ..models import Answer
from ..retrieval import Found
from .drafting import Gated
from .evidence import Evidence
from .extractive import weigh_hits
from .weights import support

# Of 29 development questions that are answerable and were refused, the right entry passes for 15; of 86 that are not
# answerable, one of the five best entries passes for 15. Telling these apart is what the model is asked for.
BARELY = 0.1


@dataclass(frozen=True, slots=True)
class Relevance:
    """Which sentences of entries may answer, and what in them would be the short answer."""

    able: Mapping[tuple[str, int], tuple[str, ...]] | None  # entry and start of a sentence → slots; None: any may

    @classmethod
    def of(cls, plain: Answer, found: Found, store: Store) -> Relevance:
        """Any sentence beside an answer of the embedded default; beside its refusal, those that have what was asked."""
        if not plain.abstained:
            return cls(None)
        able = [one for one in weigh_hits(found, store) if _has_what_is_asked(one)]
        return cls({(one.entry.event.id, one.passage.start): _slots(one) for one in able})

    @property
    def hopeless(self) -> bool:
        """True where no sentence could pass."""
        return self.able is not None and not self.able

    def checked(self, one: Gated) -> Gated:
        """The sentence, failed where it rests on none that may answer."""
        if one.reason or self.able is None or self._among(one):
            return one
        return replace(one, reason="the entry does not have what was asked")

    def short(self, said: str, kept: list[Gated]) -> str:
        """The short answer that the model gave, as the entry has it; empty where that is none of the candidates."""
        words = " ".join(said.split()).casefold().strip(" .,;:")
        slots = [slot for one in kept for place in self._among(one) for slot in (self.able or {})[place]]
        return next((slot for slot in slots if words and (slot.casefold() in words or words in slot.casefold())), "")

    def _among(self, one: Gated) -> list[tuple[str, int]]:
        places = [(cited.event.id, passage.start) for cited in one.cited for passage in cited.passages]
        return [place for place in places if place in (self.able or {})]


def _has_what_is_asked(one: Evidence) -> bool:
    f = one.features
    return f.no_name == 0 and f.no_slot == 0 and f.swapped == 0 and support(one) >= BARELY


def _slots(one: Evidence) -> tuple[str, ...]:
    return tuple(" ".join(slot.text.split()) for slots in one.slots for slot in slots)
