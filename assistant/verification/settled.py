"""A claim as the reader is given it: what algebra has settled is not left to its wording.

"Fewer than 300 dockers had left" is read as "271 dockers had left" where the entry has 271, and a date that holds is
left out: the reader is poor at bounds and coarse dates, and has nothing to add to them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..facts.matching import number_value
from ..facts.statements import Statement
from ..reader import Doubt
from .findings import Finding

_LONGEST_FIGURE = 60  # characters; a sum is told by the whole sentence
_LEAD = re.compile(
    r"(?:^|\s+)(?:(?:on|in|by|during|at|of|from|since|until|around|about|before|after)\s+)?(?:the\s+)?$", re.I
)
_REST = re.compile(r",?\s*")


@dataclass(frozen=True, slots=True)
class Settled:
    """The text to read, and where each stretch that was changed stands in the claim and in it."""

    text: str
    changes: tuple[tuple[int, int, int, int], ...]  # start and end in the claim, start and end in the text
    dated: bool  # a date is left to be read

    @classmethod
    def of(cls, claim: Statement, findings: Sequence[Finding]) -> Settled:
        """The claim with its figures as the entry has them, and without the dates that hold."""
        held = [f for f in findings if f.status == "holds" and f.part.kind in ("how_many", "when")]
        spans = sorted(_change(claim.text, f) for f in held if f.part.kind == "when" or _is_figure(f))
        text, changes, at = "", [], 0
        for start, end, new in spans:
            if start < at:
                continue
            text += claim.text[at:start]
            changes.append((start, end, len(text), len(text) + len(new)))
            text, at = text + new, end
        text += claim.text[at:]
        left = [d for d in claim.dates if not any(f.part.start <= d.start < f.part.end for f in held)]
        return cls(text, tuple(changes), bool(left))

    def in_claim(self, doubts: Sequence[Doubt]) -> tuple[Doubt, ...]:
        """The reader's doubts at their places in the claim; those in what is settled are none."""
        return tuple(moved for doubt in doubts if (moved := self._moved(doubt)) is not None)

    def _moved(self, doubt: Doubt) -> Doubt | None:
        start, end, likely = doubt
        shift = 0
        for _, claim_end, new_start, new_end in self.changes:
            if start < new_end and new_start < end:
                return None
            if new_end <= start:
                shift = claim_end - new_end
        return start + shift, end + shift, likely


def _is_figure(finding: Finding) -> bool:
    return 0 < len(finding.found) <= _LONGEST_FIGURE and finding.found[-1] not in ".!?"


def _figure(claimed: str, found: str) -> str:
    """The entry's figure; with the claim's noun where it has none of its own ("Nine were against")."""
    noun = claimed.rsplit(maxsplit=1)[-1]
    bare = " " not in found and noun.isalpha() and number_value(noun) is None and noun != claimed
    return f"{found} {noun}" if bare else found


def _change(text: str, finding: Finding) -> tuple[int, int, str]:
    part = finding.part
    if part.kind == "how_many":
        return part.start, part.end, _figure(part.text, finding.found)
    lead = _LEAD.search(text, 0, part.start)
    start = lead.start() if lead else part.start
    rest = _REST.match(text, part.end) if start == 0 else None
    return start, rest.end() if rest else part.end, ""
