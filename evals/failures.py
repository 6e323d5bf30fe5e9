"""The cases that were not done right: what was asked, what was expected, what came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .metrics.entries import cited
from .metrics.entries import found as entries_found
from .run_folder import Run
from .tasks import TaskName


@dataclass(frozen=True, slots=True)
class Failure:
    """One case that was not done right, with what was given for it."""

    task: TaskName
    case: Any
    output: Any


def failures(run: Run) -> Iterator[Failure]:
    """What the product did not do right, in the order of the cases."""
    for case, output in zip(run.cases, run.product, strict=True):
        if run.task.failed(case, output):
            yield Failure(run.record.task, case, output)


def plain(failure: Failure) -> dict[str, Any]:
    """The failure as plain objects."""
    case = failure.case
    told: dict[str, Any] = {"id": case.id, "kind": case.kind, "cites": list(case.cites)}
    return told | {"questions": _question, "claims": _claim, "given": _claim, "queries": _query}[failure.task](failure)


def lines(failure: Failure) -> Iterator[str]:
    """The failure in a few lines."""
    told = plain(failure)
    yield ""
    yield f"  ✗ {told['id']} ({told['kind']}): {asked(failure)}"
    yield f"    expected: {expected(failure)}"
    yield f"    got: {given(failure)}"
    yield from (f"      {line}" for line in str(told.get("answer", "")).splitlines())


def asked(failure: Failure) -> str:
    """The question with the turns before it, the claim or the query."""
    case = failure.case
    if failure.task == "questions":
        return " / ".join([*(turn["content"] for turn in case.turns), case.question])
    return str(case.query if failure.task == "queries" else case.claim)


def expected(failure: Failure) -> str:
    """What would have been right."""
    case, told = failure.case, plain(failure)
    if failure.task == "questions":
        return f"{told['expected']} {told['polarity'] or ''} citing {told['cites']}".replace("  ", " ")
    if failure.task == "queries":
        return f"one of {told['cites']}"
    return str(case.label) + (f", wrong: {case.changed!r}" if case.changed else "") + _citing(told["cites"])


def given(failure: Failure) -> str:
    """What came."""
    told = plain(failure)
    if failure.task == "questions":
        return f"{'REFUSED ' if told['abstained'] else ''}{told['short_answer']!r} citing {told['cited']}"
    if failure.task == "queries":
        return f"{told['found']}"
    wrong = [part.text for part in failure.output.verdict.parts if part.label != "supported"]
    return (
        f"{told['label']} ({told['confidence']:.2f})" + (f", wrong: {wrong}" if wrong else "") + _citing(told["cited"])
    )


def _citing(names: list[str]) -> str:
    return f" citing {names}" if names else ""


def _question(failure: Failure) -> dict[str, Any]:
    case, answer = failure.case, failure.output.answer
    return {
        "question": case.question,
        "history": [turn["content"] for turn in case.turns],
        "expected": [list(group) for group in case.answers] if case.answerable else "refusal",
        "polarity": case.polarity,
        "abstained": answer.abstained,
        "answer": answer.answer,
        "short_answer": answer.short_answer,
        "cited": list(cited(failure.output)),
    }


def _claim(failure: Failure) -> dict[str, Any]:
    case, verdict = failure.case, failure.output.verdict
    return {
        "claim": case.claim,
        "expected": case.label,
        "changed": case.changed,
        "label": verdict.label,
        "confidence": verdict.confidence,
        "parts": [part.model_dump() for part in verdict.parts],
        "cited": list(cited(failure.output)),
    }


def _query(failure: Failure) -> dict[str, Any]:
    return {"query": failure.case.query, "found": list(entries_found(failure.output))}
