"""Sentences that passed → an Answer: marked, cited, with the conflicts of the embedded default beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vectorstore.models import Passage
from vectorstore.store import Store

from ..citations import Citer
from ..language.quoting import Cited
from ..models import Answer, Citation, Conflict


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of an answer, without markers, and what carries it."""

    text: str
    cited: tuple[Cited, ...]
    quoted: bool = False  # in the words of the entry, by the embedded default

    @property
    def event_ids(self) -> frozenset[str]:
        """The entries that carry it."""
        return frozenset(cited.event.id for cited in self.cited)


def pieces_of(plain: Answer, store: Store) -> list[Piece]:
    """The sentences of an extractive answer: a line for each of its citations."""
    if plain.abstained:
        return []
    lines = plain.answer.split("\n")
    return [
        Piece(line.removesuffix(f" [{citation.marker}]"), (_cited(citation, store),), quoted=True)
        for line, citation in zip(lines, plain.citations, strict=False)
    ]


def composed(plain: Answer, pieces: Sequence[Piece], store: Store, short: str) -> Answer:
    """The answer that the pieces make; `plain` lends the question and the conflicts."""
    citer, lines = Citer(store), []
    for piece in pieces:
        markers = dict.fromkeys(
            citer.cite(cited.event, run).marker for cited in piece.cited for run in _runs(cited, store)
        )
        lines.append(f"{piece.text} {' '.join(f'[{marker}]' for marker in markers)}")
    conflicts = tuple(_moved(conflict, plain, citer, store) for conflict in plain.conflicts)
    return replace(
        plain,
        answer="\n".join(lines),
        short_answer=short,
        abstained=False,
        missing=(),
        citations=citer.citations,
        nearest=(),
        conflicts=conflicts,
    )


def _cited(citation: Citation, store: Store) -> Cited:
    passage = Passage(citation.event_id, citation.quote, citation.start, citation.end, citation.occurred)
    return Cited(store.event(citation.event_id), (passage,))


def _runs(cited: Cited, store: Store) -> list[list[Passage]]:
    """The sentences in stretches without a gap: a citation quotes from the first to the last of a stretch."""
    order = {passage.start: place for place, passage in enumerate(store.passages(cited.event.id))}
    runs = [[passage] for passage in cited.passages[:1]]
    for one, other in pairwise(cited.passages):
        if order.get(other.start, -1) == order.get(one.start, -3) + 1:
            runs[-1].append(other)
        else:
            runs.append([other])
    return runs


def _moved(conflict: Conflict, plain: Answer, citer: Citer, store: Store) -> Conflict:
    """The conflict, its markers those of the new citations: of the same entry, or of the quote itself."""
    known = {citation.marker: citation for citation in plain.citations}
    figures = []
    for figure in conflict.figures:
        old = known[figure.marker]
        same = [c for c in citer.citations if c.event_id == old.event_id and figure.value in c.quote]
        cited = _cited(old, store)
        new = same[0] if same else citer.cite(cited.event, cited.passages)
        figures.append(replace(figure, marker=new.marker))
    return Conflict(conflict.about, tuple(figures))
