"""Outcomes → the figures of a suite, as a table and as JSON; the same outcomes give the same text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from .metrics import Figure, figure
from .runner import Outcome
from .scorers import SCORERS, cited_dates

_WIDTHS = (34, 30, 30)


@dataclass(frozen=True, slots=True)
class SuiteReport:
    """One suite's outcomes, of the product and of the control, on the same cases in the same order."""

    suite: str
    split: str
    product: tuple[Outcome, ...]
    control: tuple[Outcome, ...]


def figures(outcomes: Sequence[Outcome]) -> Mapping[str, Figure | None]:
    """The figure of each scorer; None where no case of the suite has what it scores."""
    return {name: figure(outcome.scores[name] for outcome in outcomes) for name in SCORERS}


def kinds(report: SuiteReport) -> Mapping[str, tuple[int, int, int]]:
    """For each kind of question: cases, those the product did right, those the control did; by name."""
    names = sorted({_label(outcome) for outcome in report.product})
    return {name: _kind(report, name) for name in names}


def as_text(report: SuiteReport, *, failures: bool = False) -> str:
    """The suite's table, by kind below it, and the failed cases where asked for."""
    product, control = figures(report.product), figures(report.control)
    lines = [
        f"{report.suite} ({report.split}, {len(report.product)} questions)",
        _row("", "chronofact", "copy best sentence"),
        *(_row(name, _shown(product[name]), _shown(control[name])) for name in SCORERS),
        *_kind_lines(report),
    ]
    if failures:
        lines += [line for outcome in report.product if outcome.failed for line in _failure_lines(outcome)]
    return "\n".join(lines)


def as_json(report: SuiteReport, *, failures: bool = False) -> dict[str, Any]:
    """The same as plain objects; a figure is {"mean", "low", "high", "cases"} or null."""
    columns = {"product": report.product, "control": report.control}
    plain: dict[str, Any] = {"suite": report.suite, "split": report.split, "cases": len(report.product)}
    for column, outcomes in columns.items():
        plain[column] = {name: item and asdict(item) for name, item in figures(outcomes).items()}
    plain["kinds"] = {
        name: {"cases": cases, "product": done, "control": copied}
        for name, (cases, done, copied) in kinds(report).items()
    }
    if failures:
        plain["failures"] = [_failure(outcome) for outcome in report.product if outcome.failed]
    return plain


def _label(outcome: Outcome) -> str:
    """The kind of a case, with the reason where it is not answerable."""
    case = outcome.case
    return f"{case.kind}: {case.reason}" if case.reason else case.kind


def _kind(report: SuiteReport, name: str) -> tuple[int, int, int]:
    """Cases of one kind, and how many of them each did right."""
    product = [outcome for outcome in report.product if _label(outcome) == name]
    control = [outcome for outcome in report.control if _label(outcome) == name]
    return len(product), _done(product), _done(control)


def _done(outcomes: Sequence[Outcome]) -> int:
    """How many did what the case asks for."""
    return sum(not outcome.failed for outcome in outcomes)


def _kind_lines(report: SuiteReport) -> list[str]:
    """A row for each kind of question."""
    rows = kinds(report).items()
    return ["  by kind, done right (answered and cited, or refused)"] + [
        _row(f"  {name}", f"{done}/{cases}", f"{copied}/{cases}") for name, (cases, done, copied) in rows
    ]


def _row(*cells: str) -> str:
    """Cells side by side in columns of a fixed width."""
    return ("  " + " ".join(cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True))).rstrip()


def _shown(item: Figure | None) -> str:
    """ "95.0 % [88.8, 97.8] of 100", or a dash where nothing was scored."""
    if item is None:
        return "–"
    return f"{item.mean:6.1%} [{item.low:.1%}, {item.high:.1%}] of {item.cases}"


def _failure(outcome: Outcome) -> dict[str, Any]:
    """What was expected of a failed case, and what came."""
    case, answer = outcome.case, outcome.answer
    return {
        "id": case.id,
        "kind": case.kind,
        "question": case.question,
        "history": [turn["content"] for turn in case.turns],
        "expected": [list(group) for group in case.answers] if case.answerable else "refusal",
        "polarity": case.polarity,
        "cites": list(case.cites),
        "abstained": answer.abstained,
        "answer": answer.answer,
        "short_answer": answer.short_answer,
        "cited": list(cited_dates(answer)),
    }


def _failure_lines(outcome: Outcome) -> list[str]:
    """A failed case in a few lines."""
    told = _failure(outcome)
    asked = " / ".join([*told["history"], told["question"]])
    return [
        "",
        f"  ✗ {told['id']} ({told['kind']}): {asked}",
        f"    expected: {told['expected']} {told['polarity'] or ''} citing {told['cites']}",
        f"    got: {'REFUSED ' if told['abstained'] else ''}{told['short_answer']!r} citing {told['cited']}",
        *(f"      {line}" for line in told["answer"].splitlines()),
    ]
