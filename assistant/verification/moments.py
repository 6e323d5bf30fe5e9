"""A claim's dates against those of an entry: inside, beside, or only somewhere around."""

from __future__ import annotations

from collections.abc import Sequence

from vectorstore.dates import DateMention
from vectorstore.models import DateSpan

from ..facts.statements import Statement
from ..wording import spelled
from .findings import Finding, Part


def moment_findings(claim: Statement, spans: Sequence[DateSpan]) -> list[Finding]:
    """A finding for each date of the claim; `spans` are the days that the sentence and its entry speak of.

    A date holds where one of the spans lies within it, fails where all lie outside it. A date without a year may
    have several readings, of which the best counts.
    """
    if not spans:
        return []
    said = [mention for mention in claim.dates if mention.span.first or mention.span.last]
    places = dict.fromkeys((mention.start, mention.end) for mention in said)
    readings = [[_finding(m, spans) for m in said if (m.start, m.end) == place] for place in places]
    return [min(found, key=lambda f: ("holds", "open", "fails").index(f.status)) for found in readings]


def _finding(mention: DateMention, spans: Sequence[DateSpan]) -> Finding:
    part = Part("when", mention.span.raw, mention.start, mention.end)
    told = spelled(spans[0])
    if any(mention.span.contains(span) for span in spans):
        return Finding(part, "holds", found=told, why="the date fits")
    if any(span.overlaps(mention.span) for span in spans):
        return Finding(part, "open", found=told, why=f"the entry only says {told}")
    return Finding(part, "fails", found=told, why=f"the entry says {told}, the claim {mention.span.raw}")
