"""A question → the sentences worth weighing, with the entries that they stand in."""

from __future__ import annotations

from dataclasses import dataclass

from vectorstore.models import DateSpan, Hit
from vectorstore.store import Store

from .questions import Question


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a question: hits by falling score, and the windows that were searched."""

    question: Question
    hits: tuple[Hit, ...]


def retrieve(store: Store, question: Question, k: int) -> Found:
    """The best `k` sentences of each of the question's windows, then the best of all, each sentence once.

    The whole store is searched as well: an entry may speak of a day that is not its own.
    """
    scopes: list[DateSpan | None] = [*question.windows, None]
    found: dict[tuple[str, int], Hit] = {}
    for window in scopes:
        for hit in store.search(question.text, window=window, k=k):
            found.setdefault((hit.event.id, hit.passage.start), hit)
    return Found(question, tuple(found.values()))
