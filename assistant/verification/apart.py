"""A claim taken apart by a language model, and put together again from the verdicts on its statements.

A statement counts only if the claim itself says it, and the statements only if together they say all of the claim; each
is then judged by the rules, and the model has no say in that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pydantic import BaseModel, ConfigDict

from vectorstore.models import DateSpan, Passage

from .. import prompts
from ..facts.statements import Statement, statement_of
from ..facts.terms import Term
from ..language.asking import Model
from ..language.counting import Effort
from ..models import Label, PartVerdict, Verdict
from ..serialise import to_line
from .bearing import Report, bearing
from .borne_out import gainsaid_or_unsaid
from .features import Likeness
from .findings import Part
from .role_fillers import SURELY

FEWEST, MOST = 2, 8  # statements
MOST_UNSAID = 1  # words of a claim, neither names nor figures, that its statements may leave out
_LONGEST = 600  # characters of a statement
_UNDATED = DateSpan(None, None, "range")


class Statements(BaseModel):
    """A claim as the model takes it apart."""

    model_config = ConfigDict(extra="forbid")

    statements: list[str]


def worth_it(claim: Statement, plain: Verdict) -> bool:
    """True for a claim of several happenings that the rules leave open as a whole."""
    return plain.label == "not_enough_evidence" and len(claim.happenings) >= FEWEST


def taken_apart(claim: Statement, model: Model, effort: Effort) -> list[str]:
    """Its statements; none where what the model gave is not the claim. Raises ModelError."""
    given = model.ask(Statements, messages(claim.text), effort)
    statements = list(dict.fromkeys(" ".join(text.split()) for text in given.statements))
    if not FEWEST <= len(statements) <= MOST or any(not s or len(s) > _LONGEST for s in statements):
        return []
    whole = _report([claim.text])
    faithful = all(_says(statement_of(text), whole) for text in statements)
    return statements if faithful and _complete(claim, statements) else []


def messages(claim: str) -> list[tuple[str, str]]:
    """What the model is told, and given."""
    return [("system", prompts.TAKE_APART), ("human", to_line({"claim": claim}))]


def put_together(plain: Verdict, statements: Sequence[str], judge: Callable[[str], Verdict]) -> Verdict | None:
    """The verdict on the whole from those on its statements; None where they leave it open as well.

    It is supported where all are, and refuted where one is; as sure as the least sure of those that decide.
    """
    verdicts = [judge(text) for text in statements]
    label: Label = "supported" if all(v.label == "supported" for v in verdicts) else "refuted"
    deciding = [v for v in verdicts if v.label == label]
    if not deciding or (label == "refuted" and any(v.label == "conflicting" for v in verdicts)):
        return None
    numbered = _numbered(deciding)
    told = " ".join(f"“{v.claim}” {v.explanation}" for v in numbered)
    return replace(
        plain,
        label=label,
        confidence=min(v.confidence for v in deciding),
        parts=tuple(_part(part, numbered, label) for part in plain.parts),
        citations=tuple(citation for v in numbered for citation in v.citations),
        conflicts=(),
        explanation=f"{prompts.TAKEN_APART.format(count=len(statements))} {told}",
    )


def _part(part: PartVerdict, verdicts: Sequence[Verdict], label: Label) -> PartVerdict:
    """What the statements make of a part: of the one that has the same words."""
    same = [p for v in verdicts for p in v.parts if p.text.casefold() == part.text.casefold()]
    decided = [p for p in same if p.label == label] or same
    if not decided:
        return part
    found = decided[0]
    return replace(part, label=found.label, found=found.found, explanation=found.explanation, marker=found.marker)


def _numbered(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts with markers that count on from one to the next."""
    numbered: list[Verdict] = []
    given = 0
    for one in verdicts:
        citations = tuple(replace(citation, marker=citation.marker + given) for citation in one.citations)
        parts = tuple(replace(p, marker=None if p.marker is None else p.marker + given) for p in one.parts)
        numbered.append(replace(one, citations=citations, parts=parts))
        given += len(citations)
    return numbered


def _says(statement: Statement, whole: Report) -> bool:
    """True if the claim says the statement: the same words, figures, dates and names, by the same hand."""
    found = bearing(statement, whole, 0, Likeness(1.0, 1.0), _even)
    f = found.features
    return not gainsaid_or_unsaid(f) and not (f.other_agent or f.other_patient or f.open_words)


def _complete(claim: Statement, statements: Sequence[str]) -> bool:
    """True if each figure, date and name of the claim, and nearly every other word, is in a statement."""
    report = _report(statements)
    beside = [bearing(claim, report, at, Likeness(1.0, 1.0), _even) for at in range(len(statements))]
    held = [f.part for one in beside for f in one.findings if f.status == "holds"]
    exact = [(d.start, d.end) for d in claim.dates] + [(q.number_start, q.number_end) for q in claim.quantities]
    exact += [(t.start, t.end) for t in claim.terms if t.kind == "name"]
    words = [(t.start, t.end) for t in claim.terms if t.kind not in ("name", "verb")]
    happenings = [told for one in beside for told in one.told]
    said = {told.asked.verb.index for told in happenings if told.likeness >= SURELY and not told.swapped}
    all_said = {told.asked.verb.index for told in happenings} <= said
    return all_said and not _left_out(exact, held) and len(_left_out(words, held)) <= MOST_UNSAID


def _left_out(places: Sequence[tuple[int, int]], held: Sequence[Part]) -> list[tuple[int, int]]:
    """The stretches of the claim that no statement has."""
    return [(start, end) for start, end in places if not any(p.start < end and start < p.end for p in held)]


def _report(texts: Sequence[str]) -> Report:
    return Report.of_given([Passage("", text, 0, len(text), _UNDATED) for text in texts], "")


def _even(term: Term) -> float:
    del term
    return 1.0
