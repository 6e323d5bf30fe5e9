"""A claim → its parts: who, did, whom, where, when, how many, and what is left; each a stretch of the claim."""

from __future__ import annotations

from ..facts.parsing import Token
from ..facts.statements import Statement
from ..models import PartKind
from .findings import Part

_KEPT = frozenset({"prt", "neg"})
_GLUE = frozenset({"DET", "ADP", "PUNCT", "CCONJ", "PART", "SCONJ", "SPACE"})


def parts_of(claim: Statement) -> tuple[Part, ...]:
    """The parts in the order of the claim, none overlapping; articles and commas between them belong to none."""
    kinds = [_kind(claim, token) for token in claim.tree.tokens]
    runs: list[tuple[PartKind, list[Token]]] = []
    for token, kind in zip(claim.tree.tokens, kinds, strict=True):
        if kind is None:
            continue
        if runs and runs[-1][0] == kind and _joined(claim, runs[-1][1][-1], token):
            runs[-1][1].append(token)
        else:
            runs.append((kind, [token]))
    return tuple(_part(claim, kind, tokens) for kind, run in runs if (tokens := _trimmed(run)))


def _part(claim: Statement, kind: PartKind, tokens: list[Token]) -> Part:
    start, end = claim.tree.span(tokens)
    return Part(kind, claim.text[start:end], start, end)


def _joined(claim: Statement, before: Token, token: Token) -> bool:
    """True if only articles, hyphens and the like stand between two tokens."""
    return all(t.pos in _GLUE and t.text not in ",;:" for t in claim.tree.tokens[before.index + 1 : token.index])


def _kind(claim: Statement, token: Token) -> PartKind | None:
    if any(d.start <= token.start < d.end for d in claim.dates):
        return "when"
    if any(q.start <= token.start < q.end for q in claim.quantities):
        return "how_many"
    for told in claim.happenings:
        if _is_verb_of(token, told.verb):
            return "did"
    for told in claim.happenings:
        if token.index in told.agent:
            return "who"
        if token.index in told.patient:
            return "whom"
    if token.pos == "AUX":
        return "did"
    if token.pos in _GLUE:
        return None
    return "where" if _placed(claim, token) else "other"


def _is_verb_of(token: Token, verb: Token) -> bool:
    helps = token.head == verb.index and token.dep in ("aux", "auxpass", "neg", "prt")
    return token.index == verb.index or helps


def _placed(claim: Statement, token: Token) -> bool:
    return any(claim.is_place(t) for t in claim.terms if token.index in t.indices)


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Without the small words at either end, and nothing where there are only small words."""
    while tokens and tokens[0].pos in _GLUE and tokens[0].dep not in _KEPT and tokens[0].lemma != "no":
        tokens.pop(0)
    while tokens and tokens[-1].pos in _GLUE and tokens[-1].dep not in _KEPT:
        tokens.pop()
    return tokens
