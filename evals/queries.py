"""Query suites: nothing is answered, only found. The product's search beside each of its halves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from pydantic import BaseModel, ConfigDict, Field

from assistant.chat import Assistant
from vectorstore.models import Hit

from .finding import Find, by_both, by_meaning, by_words, entries
from .metrics import OF_RETRIEVAL
from .metrics.entries import found
from .outputs import Ranked
from .tasks import Line, System, Task, at_once


class QueryCase(BaseModel):
    """One query with the documents that are relevant to it, and how much."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    query: str = Field(min_length=1)
    relevant: dict[str, int]  # "#document id" → grade
    kind: str = "query"
    corpus: str

    @property
    def cites(self) -> tuple[str, ...]:
        """The documents that are relevant."""
        return tuple(self.relevant)


@dataclass(frozen=True, slots=True)
class Search:
    """The hits of a query."""

    find: Find

    def __call__(self, place: Assistant | None, case: QueryCase) -> Sequence[Hit]:
        """Best first."""
        return self.find(cast(Assistant, place), case.query)


def nothing(place: Assistant | None, case: QueryCase) -> Sequence[Hit]:
    """No hit."""
    del place, case
    return ()


def record(place: Assistant | None, case: QueryCase, hits: Sequence[Hit]) -> Line:
    """The line of a run folder."""
    del place
    return {"id": case.id, "found": entries(hits)}


def failed(case: QueryCase, output: Ranked) -> bool:
    """True if none of the entries found is relevant."""
    return not set(found(output)) & set(case.relevant)


def _searching(name: str, find: Find) -> System:
    return System(name, at_once(Search(find)), record)


QUERIES = Task(
    "queries",
    QueryCase,
    Ranked,
    (_searching("chronofact", by_both), _searching("bm25", by_words), _searching("dense", by_meaning)),
    OF_RETRIEVAL,
    failed,
    nothing,
)
