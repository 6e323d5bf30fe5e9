"""A claim's names and things against an entry: there, something else in their place, or nowhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..facts.matching import TermMatch, match_term
from ..facts.names import folded
from ..facts.parsing import SUBJECTS, Token
from ..facts.statements import Statement
from ..facts.synonyms import opposed, same_kind, stands_for
from ..facts.terms import Term, is_name
from ..facts.wordnet import related, senses, topics
from ..models import PartKind
from .counting import ANYBODY
from .findings import Finding, Part, Status

FOUND, NAMED = 0.6, 0.75  # from here on a word, a name counts as there
ELSEWHERE = 0.9


def wording_findings(
    claim: Statement, entry: Sequence[Statement], at: int, context: Statement, weight: Callable[[Term], float]
) -> list[Finding]:
    """A finding for each name, thing and quality of the claim; its verbs are not among them."""
    used: set[int] = set()
    matches = [_best(term, entry, at, context) for term in claim.terms]
    for match, index in matches:
        if index == at and match.score >= FOUND:
            used |= set(match.tokens)
    return [
        _finding(claim, match, index, entry[at], used, weight(match.term))
        for match, index in matches
        if match.term.kind != "verb" and not _is_counted(claim, match.term)
    ]


def _is_counted(claim: Statement, term: Term) -> bool:
    """True for the "people" of "12 people" and for "fewer": judged with the figure, too general to look for alone."""
    if any(q.start <= term.start < q.number_start for q in claim.quantities):
        return True
    return term.lemma in ANYBODY and any(q.start <= term.start < q.end for q in claim.quantities)


def role_of(claim: Statement, term: Term) -> PartKind:
    """Which part of the claim a term belongs to."""
    for told in claim.happenings:
        if set(term.indices) & set(told.agent):
            return "who"
        if set(term.indices) & set(told.patient):
            return "whom"
    if claim.is_place(term):
        return "where"
    return "did" if term.kind == "verb" else "other"


def _best(term: Term, entry: Sequence[Statement], at: int, context: Statement) -> tuple[TermMatch, int]:
    """The best match of the sentence; of its neighbours, a little less; of title and headings, for names."""
    own = match_term(term, entry[at].tree)
    if own.score >= FOUND:
        return own, at
    others = [(match_term(term, s.tree), i) for i, s in enumerate(entry) if i != at]
    if term.kind == "name":
        others.append((match_term(term, context.tree), -1))
    best, index = max(others, key=lambda m: m[0].score, default=(own, at))
    if best.score * ELSEWHERE > max(own.score, 0.0) and own.score >= 0:
        return TermMatch(term, best.score * ELSEWHERE, best.tokens), index
    return own, at


def _finding(
    claim: Statement, match: TermMatch, index: int, sentence: Statement, used: set[int], weight: float
) -> Finding:
    term = match.term
    part = Part(role_of(claim, term), term.text, term.start, term.end)
    if match.score >= (NAMED if term.kind == "name" else FOUND):
        return Finding(part, "holds", match.score, term.text, "the entry has it", weight, index)
    rival = _in_its_place(claim, term, sentence, used)
    if rival is not None:
        status: Status = "fails"
        return Finding(part, status, 0.8, rival.text, f"the entry says {rival.text}, the claim {term.text}", weight)
    return Finding(part, "open", max(0.0, match.score), why=f"nothing is said of {term.text}", weight=weight)


def rivalled(claim: Statement, sentence: Statement, missing: Sequence[Finding]) -> int:
    """How many names that the entry lacks may have another of the sentence, of their kind, in their place."""
    spare = [t for t in sentence.terms if t.kind == "name" and match_term(t, claim.tree).score < FOUND]
    kinds = [_is_somewhere(sentence, term) for term in spare]
    lacking = [t for t in claim.terms if any(f.part.start == t.start for f in missing)]
    return sum(_is_somewhere(claim, term) in kinds for term in lacking)


def _is_somewhere(statement: Statement, term: Term) -> bool:
    return statement.is_place(term) or bool(related(folded(term.words[-1]), "part_of"))


def _in_its_place(claim: Statement, term: Term, sentence: Statement, used: set[int]) -> Token | None:
    """What the sentence has where the claim has the term: an opposite, or another of its kind on the same word."""
    mine = claim.tree.tokens[term.indices[-1]]
    for token in sentence.tree.tokens:
        if token.index in used or token.pos in ("PUNCT", "DET", "AUX", "PRON"):
            continue
        if term.kind != "name" and _opposite(term, token):
            return token
        if term.kind == "name" and claim.is_place(term) and _another_place(claim, term, sentence, token):
            return token
        if _alike_placed(claim, mine, sentence, token) and _of_one_kind(term, token, sentence):
            return token
    return None


def _another_place(claim: Statement, term: Term, sentence: Statement, token: Token) -> bool:
    """True for a name that the sentence places the happening at, in the way in which the claim does."""
    if elsewhere(term.words[-1], token.text):
        return True
    other = next((t for t in sentence.terms if t.kind == "name" and token.index in t.indices), None)
    if other is None or not sentence.is_place(other) or _holds(other.words[-1], term.words[-1]):
        return False
    mine = claim.governing(claim.tree.tokens[term.indices[-1]])
    theirs = sentence.governing(token)
    same_way = _preposition(claim, term.indices[-1]) & _preposition(sentence, token.index)
    if not same_way or mine is None or theirs is None:
        return False
    return stands_for(mine.lemma, theirs.lemma, "v") >= 0.7


def _preposition(statement: Statement, index: int) -> set[str]:
    token = statement.tree.tokens[index]
    while token.dep in ("compound", "nmod", "appos", "poss") and token.head != token.index:
        token = statement.tree.head(token)
    above = statement.tree.head(token).lemma if token.dep == "pobj" else ""
    return {"in", "at", "on", "outside", "inside", "near"} if above in ("in", "at", "on") else {above} - {""}


def _holds(place: str, other: str) -> bool:
    """True if one of two places lies in the other, as far as the lexicon knows."""
    one, two = folded(place), folded(other)
    return two in related(one, "part_of") or one in related(two, "part_of")


def elsewhere(place: str, other: str) -> bool:
    """True for two places of one country or region that the lexicon knows as different ones (Busan, Seoul)."""
    one, two = folded(place), folded(other)
    if one == two or two in related(one, "part_of") or one in related(two, "part_of"):
        return False
    return bool(related(one, "part_of") & related(two, "part_of"))


def _opposite(term: Term, token: Token) -> bool:
    return any(opposed(term.lemma, token.lemma, c) for c in ("a", "n", "r"))


def _alike_placed(claim: Statement, mine: Token, sentence: Statement, other: Token) -> bool:
    """True if both hang in the same way on words that stand for each other."""
    if "conj" in (mine.dep, other.dep):
        return False  # one of several; the others may stand beside it
    if mine.dep != other.dep and not {mine.dep, other.dep} <= SUBJECTS | {"dobj", "compound", "amod", "nmod", "poss"}:
        return False
    above, there = claim.tree.head(mine), sentence.tree.head(other)
    if mine.dep == "pobj":
        same = above.lemma == there.lemma or {above.lemma, there.lemma} <= {"in", "at", "near", "on"}
        return same and _same_word(claim.tree.head(above), sentence.tree.head(there))
    return _same_word(above, there)


def _same_word(a: Token, b: Token) -> bool:
    return a.lemma == b.lemma or same_kind(a.lemma, b.lemma) >= 0.75


def _of_one_kind(term: Term, token: Token, sentence: Statement) -> bool:
    """True for two names, or two words of one close kind that exclude each other ("mortar", "rocket")."""
    named = is_name(sentence.tree, token)
    if term.kind == "name":
        return named and token.pos == "PROPN"
    if named or token.pos not in ("NOUN", "ADJ"):
        return False
    return _sisters(term.lemma, token.lemma)


def _sisters(a: str, b: str) -> bool:
    """True if two nouns or adjectives are different kinds of the same thing by their first senses."""
    return (
        bool(senses(a, "n"))
        and topics(a)[:1] == topics(b)[:1]
        and b not in related(a, "derivation")
        and topics(a)[:1]
        in (
            ("person",),
            ("location",),
            ("time",),
            ("food",),
            ("animal",),
            ("group",),
        )
    )
