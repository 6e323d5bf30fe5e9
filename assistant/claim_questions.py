"""Questions that ask whether a claim is true, and verdicts said as answers to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .models import Answer, CheckedText, Citation, Conflict, Label, Verdict

_IS_IT_TRUE = re.compile(
    r"\s*(?:is|was|isn't) it (?:really |actually |indeed )?(?:true|correct|a fact|the case) that\s+"
    r"(?P<claim>\S.*?)\s*[?？]*\s*",
    re.I | re.S,
)
_CHECK = re.compile(
    r"\s*(?:fact[- ]?check|check|verify|true or false)(?: (?:this|the claim|that))?\s*:\s*(?P<claim>\S.*?)\s*",
    re.I | re.S,
)
_NEAREST = 3
_SAID: dict[Label, str] = {
    "supported": "Supported",
    "refuted": "Refuted",
    "conflicting": "The sources disagree",
    "not_enough_evidence": "Neither confirmed nor denied by the sources",
}


def claim_asked(question: str) -> str | None:
    """The claim that a question asks about ("Is it true that …?", "fact-check: …"); None for any other question."""
    for form in (_IS_IT_TRUE, _CHECK):
        if match := form.fullmatch(question):
            claim = match["claim"].strip('"“”')
            claim = claim[:1].upper() + claim[1:]
            return claim if claim[-1:] in ".!?" else f"{claim}."
    return None


def answer_of(question: str, alone: str, checked: CheckedText, nearest: Sequence[Citation]) -> Answer:
    """The verdicts in words, each with its quotes; a refusal where the sources decide none of them.

    `nearest` are the entries to show with a refusal where the verdicts quote none.
    """
    if not checked.claims:
        return _without_claim(question, alone, checked)
    sole = checked.claims[0].verdict if len(checked.claims) == 1 else None
    verdicts = _numbered([claim.verdict for claim in checked.claims])
    undecided = all(verdict.label == "not_enough_evidence" for verdict in verdicts)
    quoted = tuple(citation for verdict in verdicts for citation in verdict.citations)
    return Answer(
        question=question,
        answer="\n".join(_told(verdict, sole is None, undecided) for verdict in verdicts),
        short_answer="" if sole is None or undecided else _SAID[sole.label],
        abstained=undecided,
        missing=_missing(verdicts),
        citations=() if undecided else quoted,
        nearest=(quoted or tuple(nearest[:_NEAREST])) if undecided else (),
        conflicts=tuple(conflict for verdict in verdicts for conflict in verdict.conflicts),
        standalone_question=alone,
        verdict=sole,
    )


def _without_claim(question: str, alone: str, checked: CheckedText) -> Answer:
    reasons = ", ".join(dict.fromkeys(left.reason for left in checked.left_out))
    told = f"There is nothing to check in this: it is no statement ({reasons})."
    return Answer(question, told, "", True, (), (), (), (), alone)


def _numbered(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts with the markers of their quotes counted on from one to the next."""
    numbered, given = [], 0
    for verdict in verdicts:
        citations = tuple(replace(citation, marker=citation.marker + given) for citation in verdict.citations)
        conflicts = tuple(_moved(conflict, given) for conflict in verdict.conflicts)
        numbered.append(replace(verdict, citations=citations, conflicts=conflicts))
        given += len(citations)
    return numbered


def _moved(conflict: Conflict, by: int) -> Conflict:
    return Conflict(conflict.about, tuple(replace(figure, marker=figure.marker + by) for figure in conflict.figures))


def _told(verdict: Verdict, with_claim: bool, undecided: bool) -> str:
    claim = f"“{verdict.claim}” " if with_claim else ""
    marks = "" if undecided else "".join(f" [{citation.marker}]" for citation in verdict.citations)
    return f"{claim}{_SAID[verdict.label]} ({verdict.confidence:.2f}). {verdict.explanation}{marks}"


def _missing(verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """What of the claims the sources do not give."""
    parts = (part for verdict in verdicts for part in verdict.parts if verdict.label == "not_enough_evidence")
    return tuple(dict.fromkeys(part.text for part in parts if part.label == "not_enough_evidence"))
