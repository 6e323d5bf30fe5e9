"""What of an entry the reader is given: its date, and its sentences or those around the ones that matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vectorstore.models import DateSpan

from .wording import spelled

LONGEST = 700  # characters: about as much as the reader was trained on at most


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Sentences behind their entry's date, and where each stands in the text: (sentence, start)."""

    text: str
    sentences: tuple[str, ...]
    starts: tuple[tuple[int, int], ...]

    def place(self, start: int, end: int) -> tuple[int, int, int] | None:
        """A stretch of the text as (sentence, start, end) within one sentence; None in the date or across two."""
        for sentence, begins in self.starts:
            if begins <= start < end <= begins + len(self.sentences[sentence]):
                return sentence, start - begins, end - begins
        return None


def excerpt(sentences: Sequence[str], places: Sequence[int], date: DateSpan | None) -> Excerpt:
    """All sentences where they are short, else those at `places` and their neighbours, as many as fit."""
    chosen = _chosen(sentences, places)
    text = f"{spelled(date)}: " if date is not None and (date.first or date.last) else ""
    starts = []
    for at in chosen:
        starts.append((at, len(text)))
        text += sentences[at] + " "
    return Excerpt(text.rstrip(), tuple(sentences), tuple(starts))


def _chosen(sentences: Sequence[str], places: Sequence[int]) -> list[int]:
    room = LONGEST
    chosen: list[int] = []
    nearest = sorted(range(len(sentences)), key=lambda at: (min(abs(at - place) for place in places or (0,)), at))
    for at in nearest:
        if chosen and len(sentences[at]) > room:
            break
        chosen.append(at)
        room -= len(sentences[at]) + 1
    return sorted(chosen)
