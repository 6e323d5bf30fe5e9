"""Verdicts as schema.org ClaimReview, the JSON-LD that search engines and archives of fact checks read.

Who publishes a review adds what only they know: `url`, `datePublished`, and their own name as `author`.
"""

from __future__ import annotations

import json
from typing import Any

from vectorstore.dates import span_json

from .models import CheckedText, Citation, Label, Verdict
from .serialise import to_json

CONTEXT = "https://schema.org"
_NAMES: dict[Label, str] = {
    "supported": "Supported",
    "refuted": "Refuted",
    "conflicting": "Conflicting reports",
    "not_enough_evidence": "Not enough evidence",
}
# Only what holds and what does not has a place between true and false; the other two have words and no number.
_RATINGS: dict[Label, int] = {"supported": 5, "refuted": 1}


def claim_review(verdict: Verdict) -> dict[str, Any]:
    """One verdict as a ClaimReview."""
    return {"@context": CONTEXT, **_review(verdict)}


def claim_reviews(checked: CheckedText) -> dict[str, Any]:
    """The verdicts on the claims of a text, as one graph."""
    return {"@context": CONTEXT, "@graph": [_review(claim.verdict) for claim in checked.claims]}


def json_ld(review: dict[str, Any]) -> str:
    """The review as one line that may stand within a <script> element: no text in it can end that element."""
    line = json.dumps(to_json(review), ensure_ascii=True)
    return line.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _review(verdict: Verdict) -> dict[str, Any]:
    return {
        "@type": "ClaimReview",
        "claimReviewed": verdict.claim,
        "reviewBody": verdict.explanation,
        "author": {"@type": "Organization", "name": "chronofact"},
        "itemReviewed": {"@type": "Claim", "text": verdict.claim},
        "reviewRating": _rating(verdict.label),
        "citation": [_quotation(citation) for citation in verdict.citations],
    }


def _rating(label: Label) -> dict[str, Any]:
    named: dict[str, Any] = {"@type": "Rating", "alternateName": _NAMES[label]}
    if label in _RATINGS:
        named |= {"ratingValue": _RATINGS[label], "bestRating": 5, "worstRating": 1}
    return named


def _quotation(citation: Citation) -> dict[str, Any]:
    quoted: dict[str, Any] = {"@type": "Quotation", "text": citation.quote}
    if citation.source_title:
        quoted["isPartOf"] = {"@type": "CreativeWork", "name": citation.source_title}
    if citation.entry.first is not None or citation.entry.last is not None:
        quoted["temporalCoverage"] = span_json(citation.entry)["edtf"]
    if citation.outlets:
        quoted["publisher"] = [{"@type": "Organization", "name": outlet} for outlet in citation.outlets]
    return quoted
