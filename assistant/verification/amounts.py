"""A claim's figures against an entry's, by algebra: the same thing counted, or measured, in the same happening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..facts.quantities import Quantity, comparable, compatible, entails, equal
from ..facts.statements import Statement
from .counting import HARMED, above, same_figure
from .findings import Finding, Part, Status

# Below this two figures count different things ("46 fighters", "46 villages").
SAME_COUNT = 0.5
# From here on another figure gainsays the claim's: in the very sentence, where it is the only one left over, a
# little less is enough; a figure that counts nothing by itself ("a father of four") must belong to the happening.
SURE_COUNT, SURE_HERE, SURE_BARE = 0.6, 0.45, 0.75
LEAST = 0.35  # the same number in the sentence itself is hardly chance
SCORED = 0.8
ELSEWHERE = 0.85  # a figure of another sentence of the entry
AS_GOOD = 0.25  # a figure that fits may count a little less alike than the likeliest


_AFTER = frozenset({"after", "before", "later", "earlier", "ago", "afterwards", "beforehand"})


@dataclass(frozen=True, slots=True)
class Rival:
    """A figure of an entry that may answer a figure of the claim."""

    quantity: Quantity
    likeness: float  # 0 to 1: how far it counts the same
    index: int  # of its sentence


def amount_findings(claim: Statement, entry: Sequence[Statement], at: int) -> list[Finding]:
    """A finding for each figure of the claim beside the sentence `at` of an entry and its neighbours."""
    wanted = [q for q in claim.quantities if _is_figure(claim, q)]
    rated = {q: rivals(claim, q, entry, at) for q in wanted}
    holding = {q: _holding(q, rated[q], at) for q in wanted}
    taken = [(r.index, r.quantity.start) for r in holding.values() if r is not None]
    return [_finding(claim, q, rated[q], holding[q], taken, entry[at], at) for q in wanted]


def _is_figure(claim: Statement, quantity: Quantity) -> bool:
    """False for a negation ("no names") and for a date told by its distance ("two days after")."""
    behind = claim.text[quantity.end :].split()[:1]
    return not (quantity.low == quantity.high == 0) and not (
        quantity.unit and behind and behind[0].strip(",.") in _AFTER
    )


def rivals(claim: Statement, quantity: Quantity, entry: Sequence[Statement], at: int) -> list[Rival]:
    """The entry's figures for what the claim's figure counts, the likeliest first."""
    found = [
        Rival(other, likeness * (1.0 if index == at else ELSEWHERE), index)
        for index, sentence in enumerate(entry)
        for other in sentence.quantities
        if (likeness := _likeness(claim, quantity, sentence, other, here=index == at)) >= LEAST
    ]
    return sorted(found, key=lambda r: (-r.likeness, r.index != at, r.index, r.quantity.start))


def _likeness(claim: Statement, quantity: Quantity, sentence: Statement, other: Quantity, *, here: bool) -> float:
    """How far two figures count the same; one half of a score ("51 to 28") is a figure like any other."""
    if other.unit == "score" and not quantity.unit and quantity.low in (other.low, other.high):
        return SCORED
    if not comparable(other, quantity):
        return 0.0
    likeness = same_figure(claim, quantity, sentence, other)
    # The very same number in the sentence itself is hardly chance, whatever the parser hangs it on.
    return max(likeness, LEAST) if here and likeness >= 0 and equal(other, quantity) else likeness


def _holding(quantity: Quantity, candidates: Sequence[Rival], at: int) -> Rival | None:
    """The figure that bears the claim's out."""
    best = candidates[0].likeness if candidates else 0.0
    for rival in candidates:
        same = rival.index == at and equal(rival.quantity, quantity)
        alike = (rival.likeness >= SAME_COUNT or same) and rival.likeness >= best - AS_GOOD
        scored = rival.quantity.unit == "score" != quantity.unit
        if alike and (scored or entails(rival.quantity, quantity)):
            return rival
    return None


def _finding(
    claim: Statement,
    quantity: Quantity,
    candidates: Sequence[Rival],
    holding: Rival | None,
    taken: Sequence[tuple[int, int]],
    sentence: Statement,
    at: int,
) -> Finding:
    part = Part("how_many", quantity.text, quantity.start, quantity.end)
    if holding is not None:
        return Finding(part, "holds", holding.likeness, holding.quantity.text, "the figure fits", index=holding.index)
    left = [r for r in candidates if (r.index, r.quantity.start) not in taken]
    if _sum_fits(quantity, [r for r in candidates if r.index == at]):
        return Finding(part, "holds", found=sentence.text, why="the figures add up", index=at)
    if not left:
        same = _said_otherwise(claim, quantity, sentence)
        if same is not None:
            return Finding(part, "fails", 0.8, same.text, f"the entry says it of others: {same.text}", index=at)
        return Finding(part, "open", why="no such figure is given")
    first = left[0]
    near = [r for r in left if r.likeness >= first.likeness - 0.15]
    unsure = _is_share(claim, quantity) or any(compatible(r.quantity, quantity) for r in near)
    status: Status = "open" if unsure or first.likeness < _needed(quantity, first, at) else "fails"
    why = f"the entry says {first.quantity.text}, the claim {quantity.text}"
    return Finding(part, status, first.likeness, first.quantity.text, why, index=first.index)


def _needed(quantity: Quantity, rival: Rival, at: int) -> float:
    if not quantity.unit and not quantity.counted and not quantity.antecedent:
        return SURE_BARE
    return SURE_HERE if rival.index == at else SURE_COUNT


def _is_share(claim: Statement, quantity: Quantity) -> bool:
    """True for a part of what was counted before: "16 of them"."""
    return claim.text[quantity.number_end :].lstrip().startswith(("of them", "of whom", "of which"))


def _sum_fits(quantity: Quantity, candidates: Sequence[Rival]) -> bool:
    """True if two figures of one sentence add up to the claim's ("five dinghies and two larger vessels")."""
    plain = [r.quantity for r in candidates if not r.quantity.unit and r.quantity.low == r.quantity.high]
    pairs = [(a, b) for a in plain for b in plain if a.start < b.start]
    return quantity.low == quantity.high and any(a.low + b.low == quantity.low for a, b in pairs)


def _said_otherwise(claim: Statement, quantity: Quantity, sentence: Statement) -> Quantity | None:
    """The same figure of the same people to whom something else befell ("injuring 22", for 22 killed)."""
    mine = above(claim, quantity)
    for other in sentence.quantities:
        theirs = above(sentence, other)
        both = {t.lemma for t in (mine, theirs) if t is not None}
        if comparable(other, quantity) and entails(other, quantity) and len(both) == 2 and both <= HARMED:
            return other
    return None
