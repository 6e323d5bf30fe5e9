"""Which of the entries found tells of a claim's event: the likeliest few are read, and the surest is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..facts.statements import Statement
from ..reader import Read
from .bearing import Bearing
from .conflicting import NAMED, SAME_THING
from .findings import Finding
from .weighing import told_share

MOST_READ = 3  # entries that the reader looks at


def identified(claim: Statement, bearings: Sequence[Bearing], read: Read) -> tuple[Bearing, list[Bearing]]:
    """The bearing that tells of the claim's event, read, and other reports that give some of its figures.

    `bearings` are the likeliest first, at least one.
    """
    return max(candidates(claim, bearings, read), key=lambda found: told_share(found[0]))


def candidates(claim: Statement, bearings: Sequence[Bearing], read: Read) -> list[tuple[Bearing, list[Bearing]]]:
    """The likeliest bearing of each of the few likeliest reports, read, with the reports that complete it."""
    firsts: dict[str, Bearing] = {}
    for one in bearings:
        firsts.setdefault(one.report.event.id if one.report.event else "", one)
    found = []
    for one in list(firsts.values())[:MOST_READ]:
        whole, others = completed(claim, one, [other for other in bearings if other is not one])
        found.append((whole.read(claim, read), others))
    return found


def completed(claim: Statement, best: Bearing, others: Sequence[Bearing]) -> tuple[Bearing, list[Bearing]]:
    """The likeliest sentence with those figures that another report of the same gives, and those reports.

    A claim may sum up several entries: "first spoke of 23 arrests and the next day of 37".
    """
    findings, used = list(best.findings), []
    for place, finding in enumerate(findings):
        if finding.part.kind == "how_many" and (finding.status == "open" or _gives_both(best, finding)):
            for other in others:
                again = [f for f in other.findings if f.part == finding.part and f.status == "holds"]
                if again and other.features.names >= NAMED and again[0].strength >= SAME_THING:
                    findings[place] = replace(again[0], index=-1)
                    used.append(other)
                    break
    return (best.with_findings(claim, findings), used) if used else (best, [])


def _gives_both(best: Bearing, finding: Finding) -> bool:
    """True if the claim gives the entry's figure as well, and so speaks of two reports."""
    said = [f.found for f in best.findings if f.part.kind == "how_many" and f.status == "holds"]
    return finding.status == "fails" and finding.found in said
