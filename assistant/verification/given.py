"""A claim against a given text in place of a store: the same comparison, its sentences cited by their offsets."""

from __future__ import annotations

from collections.abc import Sequence

from vectorstore.embedding import Embedder
from vectorstore.models import DateSpan, Passage
from vectorstore.passages import sentences

from ..facts.statements import Statement, statement_of
from ..facts.terms import Term
from ..models import Citation, Verdict
from ..reader import Read, read
from .bearing import Bearing, Likeness, Report, bearing
from .rules import likeness
from .verdicts import Cite, verdict

_UNDATED = DateSpan(None, None, "range")


def verify_given(claim: str, evidence: str, embedder: Embedder, title: str = "", read: Read = read) -> Verdict:
    """What a given text says of a claim. Citations count characters in `evidence` and have no entry date."""
    statement = statement_of(" ".join(claim.split()))
    return verdict(statement, bearings_of(statement, evidence, embedder, title), _citing(title), read)


def bearings_of(claim: Statement, evidence: str, embedder: Embedder, title: str = "") -> list[Bearing]:
    """How the sentences of a given text bear on a claim, the likeliest first."""
    passages = [Passage("", evidence[a:b], a, b, _UNDATED) for a, b in sentences(evidence)]
    if not passages:
        return []
    report = Report.of_given(passages, title)
    rows = embedder.encode_documents([p.text for p in passages])
    cosines = [round(float(x), 6) for x in rows @ embedder.encode_query(claim.text)]
    found = [bearing(claim, report, at, Likeness(x, max(cosines)), _even) for at, x in enumerate(cosines)]
    return sorted(found, key=lambda b: (-likeness(b.features), b.at))


def _citing(title: str) -> Cite:
    def cite(deciding: Sequence[Bearing]) -> tuple[Citation, ...]:
        chosen = dict.fromkeys(one.report.passages[place] for one in deciding for place in one.deciding)
        return tuple(
            Citation(marker, "", _UNDATED, _UNDATED, title, p.text, p.start, p.end)
            for marker, p in enumerate(chosen, 1)
        )

    return cite


def _even(term: Term) -> float:
    """Every word weighs the same: a few sentences tell nothing of how rare one is."""
    del term
    return 1.0
