"""Why the sources do not answer, in words: what is missing and which period is covered."""

from __future__ import annotations

from collections.abc import Sequence

from vectorstore.models import DateSpan

from .. import prompts
from ..questions import Question
from ..wording import spelled
from .evidence import NAMED, Evidence


def missing_words(question: Question, best: Evidence | None, known: Sequence[str]) -> tuple[str, ...]:
    """What no entry gives, in the question's words: names first, then the thing asked for.

    `known` are the question's names that occur somewhere in the sources.
    """
    unknown = [t.text for t in question.terms if t.kind == "name" and t.text not in known]
    if unknown or best is None:
        return tuple(unknown)
    absent = [m.term.text for m in best.matches if m.score < NAMED and m.term.kind in ("name", "number")]
    if absent:
        return tuple(absent)
    asked = [a for a, slots in zip(question.asks, best.slots, strict=True) if not slots]
    return tuple(_detail(ask.text) for ask in asked)


def _detail(text: str) -> str:
    """What was asked, as it goes on in a sentence: "how many tanks were lost"."""
    asked = text.strip(" ?,;").removeprefix("and ")
    first = asked.split(" ", 1)[0]
    return asked[:1].lower() + asked[1:] if first.lower() in _ASKING else asked


_ASKING = frozenset("how who whom whose what when where why which in at on by for from to".split())


def refusal(
    question: Question, best: Evidence | None, known: Sequence[str], coverage: DateSpan | None
) -> tuple[str, tuple[str, ...]]:
    """The refusal sentence and what it says is missing."""
    missing = missing_words(question, best, known)
    unknown = [m for m in missing if any(t.text == m and t.kind == "name" for t in question.terms)]
    if unknown and all(u not in known for u in unknown):
        reason = prompts.NOT_MENTIONED.format(names=_joined(unknown))
    elif unknown:
        reason = prompts.NOT_TOGETHER.format(names=_joined(unknown))
    elif best is not None and best.features.swapped:
        reason = prompts.OTHER_WAY_ROUND
    elif missing:
        reason = prompts.NO_DETAIL.format(detail=_joined(missing))
    else:
        reason = prompts.NO_ANSWER
    return " ".join([reason, covered(coverage)]).strip(), missing


def no_entry(windows: Sequence[DateSpan], coverage: DateSpan | None) -> tuple[str, tuple[str, ...]]:
    """The refusal for days that no entry is about, and those days."""
    days = _joined([w.raw or spelled(w) for w in windows])
    outside = coverage is not None and not any(w.overlaps(coverage) for w in windows)
    reason = (prompts.OUTSIDE if outside else prompts.NO_ENTRY_ON).format(days=days)
    return " ".join([reason, covered(coverage)]).strip(), (days,)


def covered(coverage: DateSpan | None) -> str:
    """Which period the sources cover; empty where nothing is indexed."""
    if coverage is None or coverage.first is None or coverage.last is None:
        return prompts.NOTHING_INDEXED
    first, last = DateSpan.of_day(coverage.first), DateSpan.of_day(coverage.last)
    return prompts.COVERED.format(first=spelled(first), last=spelled(last))


def _joined(parts: Sequence[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + " and " + parts[-1]
