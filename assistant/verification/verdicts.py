"""A claim → its Verdict: the event that it speaks of, what of it holds, and the quotes that decide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from vectorstore.models import DateSpan
from vectorstore.store import Store

from ..citations import Citer
from ..facts.speakers import speaker
from ..facts.statements import Statement, statement_of
from ..models import Citation, Conflict, Figure, Label, PartVerdict, Verdict
from ..reader import Doubt, Read, read
from ..wording import spelled
from .bearing import Bearing
from .conflicting import Dispute, disagreement, read_disagreement
from .findings import Finding, Part
from .gathering import gather
from .happenings import Told
from .identifying import identified
from .parts import parts_of
from .rules import Weighed
from .weighing import BY_WORDING, disputed, weighed

_BY_WORDING = {
    "supported": "read as a whole it says so",
    "refuted": "read as a whole it says otherwise",
    "not_enough_evidence": "read as a whole it does not say so",
}
_WORST: tuple[Label, ...] = ("refuted", "conflicting", "not_enough_evidence", "supported")
_LABELS: dict[str, Label] = {"holds": "supported", "fails": "refuted", "open": "not_enough_evidence"}


Cite = Callable[[Sequence[Bearing]], tuple[Citation, ...]]  # the sentences that decide → their citations


def verify(claim: str, store: Store, until: DateSpan | None = None, read: Read = read) -> Verdict:
    """What the entries say of one claim; with `until`, those alone that had been reported by then."""
    text = " ".join(claim.split())
    statement = statement_of(text, None, store.coverage)
    return verdict(statement, gather(store, statement, until), citing(store), read)


def verdict(claim: Statement, bearings: Sequence[Bearing], cite: Cite, read: Read = read) -> Verdict:
    """What sentences, the likeliest first, come to for a claim."""
    if not bearings:
        return _nothing(claim)
    best, others = identified(claim, bearings, read)
    rest = [one for one in bearings if one.passage != best.passage]
    dispute = disagreement(claim, best, rest) or read_disagreement(claim, best, rest, read)
    outcome = disputed(weighed(best), dispute.reason if dispute else "")
    disputing = [dispute.other, *(one for one, _ in dispute.sides)] if dispute and outcome.told else []
    citations = cite([best, *others, *disputing]) if outcome.told else ()
    return Verdict(
        claim=claim.text,
        label=outcome.label,
        confidence=outcome.confidence,
        parts=agreeing(part_verdicts(claim, best, outcome.told, citations), outcome, best.reading.doubts),
        citations=citations,
        conflicts=_ledger(dispute, citations) if dispute and outcome.told else (),
        explanation=_explained(best, outcome),
    )


def _ledger(dispute: Dispute, citations: Sequence[Citation]) -> tuple[Conflict, ...]:
    """The figures that do not agree, oldest entry first, each with who says it and the quote it stands in."""
    figures = []
    for one, value in dispute.sides:
        sentence = one.report.sentences[one.at]
        cited = next(c for c in citations if c.quote == one.passage.text)
        figures.append(Figure(value, speaker(sentence.tree), cited.entry, cited.marker))
    in_order = sorted(figures, key=lambda f: (f.entry.first.key if f.entry.first else 0, f.marker))
    return (Conflict(dispute.about, tuple(in_order)),) if figures else ()


def citing(store: Store) -> Cite:
    """Cites the sentences that decide, of entries of a store."""

    def cite(deciding: Sequence[Bearing]) -> tuple[Citation, ...]:
        citer = Citer(store)
        for one in deciding:
            for place in one.deciding:
                if one.report.event is not None:
                    citer.cite(one.report.event, [one.report.passages[place]])
        return citer.citations

    return cite


def part_verdicts(
    claim: Statement, best: Bearing, telling: bool, citations: Sequence[Citation]
) -> tuple[PartVerdict, ...]:
    """Each part of the claim with what the sentence says of it; nothing holds where it tells of another event."""
    found = []
    for part in parts_of(claim):
        inside = [f for f in best.findings if f.part.start < part.end and part.start < f.part.end]
        label, finding = _judged(part, inside, _of_verb(part, best.told), telling)
        found.append(
            PartVerdict(
                part.kind,
                part.text,
                part.start,
                part.end,
                label,
                found=finding.found if finding else "",
                explanation=finding.why if finding else "",
                marker=_marker(best, finding, citations) if telling and label != "not_enough_evidence" else None,
            )
        )
    return tuple(found)


def _marker(best: Bearing, finding: Finding | None, citations: Sequence[Citation]) -> int | None:
    """The citation that decides a part: of its own sentence where that is another one than the likeliest."""
    if finding is not None and finding.index >= 0:
        quote = best.report.sentences[finding.index].text
    else:
        quote = next((c.quote for c in citations if finding and finding.found and finding.found in c.quote), "")
    markers = [c.marker for c in citations if c.quote == quote] or [c.marker for c in citations]
    return markers[0] if markers else None


def agreeing(parts: tuple[PartVerdict, ...], outcome: Weighed, doubts: Sequence[Doubt] = ()) -> tuple[PartVerdict, ...]:
    """The parts, the likeliest of them marked where wording alone decided and no part shows what is wrong."""
    wanted = outcome.label
    if not outcome.told or wanted not in ("refuted", "not_enough_evidence") or any(p.label == wanted for p in parts):
        return parts
    rank = {"not_enough_evidence": 0, "supported": 1}
    kinds = ("did", "other", "whom", "where", "who", "when", "how_many")
    suspects = sorted(parts, key=lambda p: (-_doubted(p, doubts), rank.get(p.label, 2), kinds.index(p.kind), p.start))
    marked = [replace(p, label=wanted, explanation=BY_WORDING) if p == suspects[0] else p for p in parts]
    return tuple(marked) if suspects else parts


def _doubted(part: PartVerdict, doubts: Sequence[Doubt]) -> float:
    """How likely a part is wrong, or not told, by the word of it that is most in doubt."""
    return max((likely for start, end, likely in doubts if start < part.end and part.start < end), default=0.0)


def _judged(part: Part, inside: Sequence[Finding], told: Told | None, telling: bool) -> tuple[Label, Finding | None]:
    if not telling:
        return "not_enough_evidence", None
    verb = _verb_finding(part, told) if told else None
    judged = [*inside, *([verb] if verb else [])]
    if not judged:
        return "supported", None
    worst = min(judged, key=lambda f: _WORST.index(_LABELS[f.status]))
    return _LABELS[worst.status], worst


def _verb_finding(part: Part, told: Told) -> Finding | None:
    """What the sentence says of a happening, as a finding."""
    said = told.said.verb.text if told.said else ""
    if told.swapped:
        return Finding(part, "fails", found=said, why="who did it and to whom are the other way round")
    if told.by_another:
        return Finding(part, "fails", found=told.other_agent, why=f"the entry has {told.other_agent} do it")
    if told.denied:
        return Finding(part, "fails", found=said, why="one says that it happened, the other that it did not")
    if told.opposite:
        return Finding(part, "fails", found=said, why=f"the entry says {said}, the claim {part.text}")
    if told.likeness > 0.5:
        return Finding(part, "holds", found=said)
    return Finding(part, "open", why="told in other words or not at all")


def _of_verb(part: Part, told: Iterable[Told]) -> Told | None:
    return next((t for t in told if part.kind == "did" and part.start <= t.asked.verb.start < part.end), None)


def _explained(best: Bearing, outcome: Weighed) -> str:
    """Why, in a sentence that names the entry."""
    event = best.report.event
    place = where(best)
    if not outcome.told:
        nearest = f"; the nearest is of {spelled(event.entry)}" if event else ""
        return f"Nothing tells of this event{nearest}."
    if outcome.label == "conflicting":
        return f"{place} has it so, but {outcome.reason}."
    if outcome.reason == BY_WORDING:
        return f"{place}: {_BY_WORDING[outcome.label]}, by its wording."
    failing = [f.why for f in best.findings if f.status == "fails"]
    missing = [f.part.text for f in best.findings if f.status == "open" and f.part.kind != "other"]
    detail = "; ".join(failing) or (f"nothing is said of {', '.join(missing)}" if missing else outcome.reason)
    return f"{place}: {detail}."


def where(best: Bearing) -> str:
    """What the verdict rests on, as a sentence begins with it."""
    event = best.report.event
    return f"The entry of {spelled(event.entry)}" if event else "The given text"


def _nothing(claim: Statement) -> Verdict:
    parts = tuple(PartVerdict(p.kind, p.text, p.start, p.end, "not_enough_evidence") for p in parts_of(claim))
    return Verdict(claim.text, "not_enough_evidence", 1.0, parts, (), (), "There is nothing to check it against.")
