"""A given text in place of a store: what a claim is checked against by the rules, and by a model that must quote it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from vectorstore.models import Passage
from vectorstore.passages import sentences

from .. import prompts
from ..facts.statements import Statement, statement_of
from ..facts.terms import Term
from ..language.quoting import Cited, Numbered
from ..models import Citation, Verdict
from ..reader import Read, read
from .bearing import Bearing, Report, bearing
from .features import Likeness
from .paragraphs import UNDATED, Paragraphs
from .rules import likeness
from .verdicts import verdict

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from vectorstore.embedding import Embedder


def verify_given(claim: str, evidence: str, embedder: Embedder, title: str = "", read: Read = read) -> Verdict:
    """What a given text says of a claim. Citations count characters in `evidence` and have no entry date."""
    return InText(evidence, title, embedder, read).verdict(claim)


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
        return statement_of(" ".join(claim.split()))

    def verdict(self, claim: str) -> Verdict:
        """As `Evidence.verdict`."""
        statement = self.statement(claim)
        return verdict(statement, self.gathered(statement), self.cite, self.read)

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
            Citation(marker, "", UNDATED, UNDATED, self.title, p.text, p.start, p.end)
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
        return tuple(Passage("", self.text[a:b], a, b, UNDATED) for a, b in sentences(self.text))

    @cached_property
    def _rows(self) -> NDArray[np.float32]:
        return self.embedder.encode_documents([p.text for p in self._passages])

    @cached_property
    def _paragraphs(self) -> Paragraphs:
        return Paragraphs.of(self.text, self._passages, self.title)


def _even(term: Term) -> float:
    """Every word weighs the same: a few sentences tell nothing of how rare one is."""
    del term
    return 1.0
