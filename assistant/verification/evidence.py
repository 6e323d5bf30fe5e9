"""What a claim is checked against by the rules, and by a language model that must quote it: the entries of a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from vectorstore.models import DateSpan
from vectorstore.store import Store

from .. import prompts
from ..facts.statements import Statement, statement_of
from ..language.quoting import Cited, Numbered
from ..models import Citation, Verdict
from ..reader import Read, read
from .bearing import Bearing
from .borne_out import bearings_on
from .gathering import gather
from .verdicts import citing, verify

MOST_JUDGED = 8  # entries that a model reads


class Evidence(Protocol):
    """What a claim is checked against."""

    @property
    def told(self) -> str:
        """What a model is told that judges by it."""
        ...

    @property
    def read(self) -> Read:
        """What reads it where rules on wording are unsure."""
        ...

    def statement(self, claim: str) -> Statement:
        """The claim as it is read beside it."""
        ...

    def verdict(self, claim: str) -> Verdict:
        """The verdict of the rules."""
        ...

    def gathered(self, claim: Statement) -> list[Bearing]:
        """How its sentences bear on a claim, the likeliest first."""
        ...

    def numbered(self, bearings: Sequence[Bearing]) -> Numbered:
        """What a model reads of it, where its sentences bear on a claim like that."""
        ...

    def bearings(self, claim: Statement, cited: Sequence[Cited]) -> list[Bearing]:
        """How the sentences that a model quoted bear on a claim, the likeliest first."""
        ...

    def cite(self, deciding: Sequence[Bearing]) -> tuple[Citation, ...]:
        """The citations of the sentences that decide."""
        ...


@dataclass(frozen=True, slots=True)
class InStore:
    """The entries of a store; with `until`, those alone that had been reported by then."""

    store: Store
    until: DateSpan | None = None
    read: Read = read

    @property
    def told(self) -> str:
        """As `Evidence.told`."""
        return prompts.JUDGE

    def statement(self, claim: str) -> Statement:
        """As `Evidence.statement`: the days that the store covers lend it the year."""
        return statement_of(claim, None, self.store.coverage)

    def verdict(self, claim: str) -> Verdict:
        """As `Evidence.verdict`."""
        return verify(claim, self.store, self.until, self.read)

    def gathered(self, claim: Statement) -> list[Bearing]:
        """As `Evidence.gathered`."""
        return gather(self.store, claim, self.until)

    def numbered(self, bearings: Sequence[Bearing]) -> Numbered:
        """The entries that the likeliest sentences stand in."""
        events = {one.report.event.id: one.report.event for one in bearings if one.report.event is not None}
        return Numbered.of(list(events.values())[:MOST_JUDGED], self.store)

    def bearings(self, claim: Statement, cited: Sequence[Cited]) -> list[Bearing]:
        """As `Evidence.bearings`."""
        return bearings_on(claim, cited, self.store)

    def cite(self, deciding: Sequence[Bearing]) -> tuple[Citation, ...]:
        """As `Evidence.cite`."""
        return citing(self.store)(deciding)
