"""Question suites: the product, and the controls that copy the best passage or refuse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.chat import Assistant
from assistant.models import Answer
from assistant.serialise import to_json

from .cases import Case
from .citing import cite, exact
from .finding import Find, by_both, by_meaning, by_nothing, by_product, by_words, entries
from .metrics import OF_QUESTIONS, right_and_cited
from .outputs import Answered
from .tasks import Line, System, Task, at_once


def ask(place: Assistant | None, case: Case) -> Answer:
    """What chronofact answers."""
    return _there(place).ask(case.question, case.turns)


def refuse(place: Assistant | None, case: Case) -> Answer:
    """A refusal, whatever is asked."""
    del place
    return Answer(case.question, "", "", True, (), (), (), ())


@dataclass(frozen=True, slots=True)
class Copy:
    """The best passage, with a "Yes" before it in the short answer; it never refuses."""

    find: Find

    def __call__(self, place: Assistant | None, case: Case) -> Answer:
        """The passage that ranks first, cited."""
        there = _there(place)
        citations = cite(there, self.find(there, case.question)[:1])
        text = " ".join(f"{citation.quote} [1]" for citation in citations)
        short = f"Yes, {citations[0].quote}" if citations else ""
        return Answer(case.question, text, short, False, (), citations, (), ())


@dataclass(frozen=True, slots=True)
class Recording:
    """Writes an answer, with the entries that were found for the question."""

    find: Find

    def __call__(self, place: Assistant | None, case: Case, answer: Answer) -> Line:
        """The line of a run folder."""
        there = _there(place)
        found = entries(self.find(there, answer.standalone_question or case.question))
        return {"id": case.id, "answer": to_json(answer), "found": found, "exact": exact(there, answer.citations)}


def failed(case: Case, output: Answered) -> bool:
    """True if an answerable case is not right with the right entry cited, or another was not refused."""
    if not case.answerable:
        return not output.answer.abstained
    return right_and_cited.METRIC.observe(case, output) == 0.0


def _there(place: Assistant | None) -> Assistant:
    if place is None:
        raise TypeError("questions are asked over a store")
    return place


def _copying(name: str, find: Find) -> System:
    return System(name, at_once(Copy(find)), Recording(find))


def systems() -> Sequence[System]:
    """The product and its controls."""
    return (
        System("chronofact", at_once(ask), Recording(by_product)),
        _copying("copy-top", by_both),
        _copying("bm25", by_words),
        _copying("dense", by_meaning),
        System("abstain", at_once(refuse), Recording(by_nothing)),
    )


QUESTIONS = Task("questions", Case, Answered, tuple(systems()), OF_QUESTIONS, failed, refuse)
