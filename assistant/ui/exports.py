"""A checked text as files to take away: a page, JSON, a table, ClaimReview."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from ..claimreview import claim_reviews, json_ld
from ..models import CheckedClaim, CheckedText
from ..serialise import to_line
from ..wording import spelled
from .report import report_page

_COLUMNS = ("claim", "start", "end", "verdict", "confidence", "explanation", "failing", "open", "entries", "quotes")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Export:
    """One file: the words on its button, its name, its type, what it holds."""

    label: str
    name: str
    media_type: str
    content: str


def exports(checked: CheckedText) -> tuple[Export, ...]:
    """Every form in which a checked text can be taken away."""
    return (
        Export("HTML", "claims.html", "text/html", report_page(checked)),
        Export("JSON", "claims.json", "application/json", to_line(checked) + "\n"),
        Export("CSV", "claims.csv", "text/csv", table(checked)),
        Export("ClaimReview", "claimreview.jsonld", "application/ld+json", json_ld(claim_reviews(checked)) + "\n"),
    )


def table(checked: CheckedText) -> str:
    """The claims as CSV, one a row; a cell that a spreadsheet would take for a formula is kept as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for claim in checked.claims:
        writer.writerow([_plain(cell) for cell in _row(claim)])
    return out.getvalue()


def _row(claim: CheckedClaim) -> Iterator[str]:
    verdict = claim.verdict
    yield from (claim.text, str(claim.start), str(claim.end), verdict.label, f"{verdict.confidence:.2f}")
    yield verdict.explanation
    yield "; ".join(part.text for part in verdict.parts if part.label == "refuted")
    yield "; ".join(part.text for part in verdict.parts if part.label == "not_enough_evidence")
    yield "; ".join(spelled(citation.entry) for citation in verdict.citations)
    yield "\n".join(citation.quote for citation in verdict.citations)


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
