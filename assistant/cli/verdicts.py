"""Verdicts for a reader at a terminal: the label, why, part by part, and the quotes that decide."""

from __future__ import annotations

from collections import Counter

from ..models import CheckedText, Label, PartVerdict, Verdict
from ..wording import SIGNS
from .printing import citation_line, one_line, say, show_conflict, show_use

NAMES: dict[Label, str] = {
    "supported": "SUPPORTED",
    "refuted": "REFUTED",
    "conflicting": "CONFLICTING",
    "not_enough_evidence": "NOT ENOUGH EVIDENCE",
}
_COLOURS: dict[Label, str] = {"supported": "green", "refuted": "red", "conflicting": "yellow"}


def show_verdict(verdict: Verdict) -> None:
    """Print the label with its confidence and reason, the parts, the quotes, and figures that do not agree."""
    marks = "".join(f" [{marker}]" for marker in _deciding(verdict))
    told = f"{NAMES[verdict.label]} ({verdict.confidence:.2f})   {one_line(verdict.explanation)}{marks}"
    say(f"  {told}", bold=True, fg=_COLOURS.get(verdict.label))
    if verdict.parts:
        say(f"      {'   '.join(map(_part, verdict.parts))}")
    for citation in verdict.citations:
        say(f"  {citation_line(citation)}")
    for conflict in verdict.conflicts:
        show_conflict(conflict)
    if verdict.model is not None:
        show_use(verdict.model)


def show_checked(checked: CheckedText) -> None:
    """Print each claim with its verdict, what was left out and why, and the sums."""
    for number, claim in enumerate(checked.claims, 1):
        say(f"{number}. {one_line(claim.text)}")
        show_verdict(claim.verdict)
        say()
    for left in checked.left_out:
        say(f"left out, {left.reason}: {one_line(left.text)}")
    if checked.left_out:
        say()
    say(summed_up(checked))


def summed_up(checked: CheckedText) -> str:
    """ "5 claims: 3 supported, 1 refuted, 1 not enough evidence; 2 sentences left out"."""
    count = Counter(claim.verdict.label for claim in checked.claims)
    labels = ", ".join(f"{count[label]} {name.lower()}" for label, name in NAMES.items() if count[label])
    claims = f"{_counted(len(checked.claims), 'claim')}{f': {labels}' if labels else ''}"
    return f"{claims}; {_counted(len(checked.left_out), 'sentence')} left out" if checked.left_out else claims


def _part(part: PartVerdict) -> str:
    return f"{part.kind.replace('_', ' ')} {SIGNS[part.label]} {one_line(part.text)}"


def _deciding(verdict: Verdict) -> list[int]:
    """The markers of the parts that decide, in order; of all that is quoted where none does."""
    marked = sorted({p.marker for p in verdict.parts if p.marker is not None and p.label == verdict.label})
    return marked or [citation.marker for citation in verdict.citations]


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else f'{noun}s'}"
