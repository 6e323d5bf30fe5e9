"""The cases that were not done right: what was asked, what was expected, what came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .metrics.entries import cited
from .run_folder import Run


@dataclass(frozen=True, slots=True)
class Failure:
    """One case that was not done right, with what was given for it."""

    case: Any
    output: Any


def failures(run: Run) -> Iterator[Failure]:
    """What the product did not do right, in the order of the cases."""
    for case, output in zip(run.cases, run.product, strict=True):
        if run.task.failed(case, output):
            yield Failure(case, output)


def plain(failure: Failure) -> dict[str, Any]:
    """The failure as plain objects."""
    case, output = failure.case, failure.output
    told: dict[str, Any] = {"id": case.id, "kind": case.kind, "cites": list(case.cites)}
    if hasattr(case, "question"):
        answer = output.answer
        told |= {
            "question": case.question,
            "history": [turn["content"] for turn in case.turns],
            "expected": [list(group) for group in case.answers] if case.answerable else "refusal",
            "polarity": case.polarity,
            "abstained": answer.abstained,
            "answer": answer.answer,
            "short_answer": answer.short_answer,
            "cited": list(cited(output)),
        }
    return told


def lines(failure: Failure) -> Iterator[str]:
    """The failure in a few lines."""
    told = plain(failure)
    yield ""
    yield f"  ✗ {told['id']} ({told['kind']}): " + " / ".join([*told["history"], told["question"]])
    yield f"    expected: {told['expected']} {told['polarity'] or ''} citing {told['cites']}"
    yield f"    got: {'REFUSED ' if told['abstained'] else ''}{told['short_answer']!r} citing {told['cited']}"
    yield from (f"      {line}" for line in told["answer"].splitlines())
