"""How far a sentence accounts for the terms of a question or a claim, term by term."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from . import wordnet
from .names import folded, is_acronym_of, one_slip, same_name
from .parsing import Parse, Token
from .roles import verb_lemma
from .synonyms import across_classes, same_kind, stands_for
from .terms import Term

SLIP = 0.8  # a name with a slip of the keyboard
METONYM = 0.85  # a capital for its country's government
ALIAS = 0.9  # another name of the same place (British, United Kingdom)
CONTAINED = 0.6  # a country for a town in it


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term and how well a sentence has it: 1 the same words, 0 not at all, -1 the opposite."""

    term: Term
    score: float
    tokens: tuple[int, ...]  # of the sentence, that carry it


def match_terms(terms: Sequence[Term], tree: Parse) -> tuple[TermMatch, ...]:
    """One match a term, in the order of the terms."""
    return tuple(match_term(term, tree) for term in terms)


@lru_cache(maxsize=100_000)
def match_term(term: Term, tree: Parse) -> TermMatch:
    """The best that one sentence offers for a term."""
    return match_within(term, tree, range(len(tree.tokens)))


def match_within(term: Term, tree: Parse, indices: Iterable[int]) -> TermMatch:
    """The best that some tokens of a sentence offer for a term."""
    tokens = [tree.tokens[i] for i in indices]
    if term.kind == "name":
        return _match_name(term, tokens)
    if term.kind == "number":
        return _match_number(term, tokens)
    best = TermMatch(term, 0.0, ())
    for token in tokens:
        score = _word_score(term, token, tree)
        if abs(score) > abs(best.score):
            best = TermMatch(term, score, (token.index,))
    return best


def _word_score(term: Term, token: Token, tree: Parse) -> float:
    if token.pos in ("PUNCT", "DET", "ADP", "AUX", "PRON", "CCONJ", "PART", "SYM") and token.lemma != term.lemma:
        return 0.0
    lemma = verb_lemma(tree, token) if token.pos == "VERB" else token.lemma
    score = _lemmas(term, lemma, token)
    if score < 1.0 and lemma != token.lemma:
        score = max(score, 0.95 * _lemmas(term, token.lemma, token))
    if score < 0.9 and " " in term.lemma:
        score = max(score, 0.9 * _lemmas_of(term.lemma.split()[0], term, token))
    return score


def _lemmas(term: Term, lemma: str, token: Token) -> float:
    if folded(term.text) == folded(token.text) or term.lemma == lemma:
        return 1.0
    if term.kind == "verb" and token.pos == "VERB":
        return stands_for(term.lemma, lemma, "v")
    if term.kind == "noun" and token.pos in ("NOUN", "PROPN"):
        return same_kind(term.lemma, lemma)
    if term.kind == "modifier" and token.pos in ("ADJ", "ADV"):
        return stands_for(term.lemma, lemma, "a")
    return across_classes(term.lemma, lemma)


def _lemmas_of(lemma: str, term: Term, token: Token) -> float:
    return stands_for(lemma, token.lemma, "v") if term.kind == "verb" and token.pos == "VERB" else 0.0


def _match_number(term: Term, tokens: Sequence[Token]) -> TermMatch:
    wanted = number_value(term.text)
    for token in tokens:
        if token.text == term.text or (wanted is not None and number_value(token.text) == wanted):
            return TermMatch(term, 1.0, (token.index,))
    return TermMatch(term, 0.0, ())


@lru_cache(maxsize=20_000)
def number_value(word: str) -> float | None:
    """The value of a number in digits or in one English word; None for anything else."""
    from text_to_num import text2num

    plain = word.replace(",", "").rstrip("%")
    try:
        return float(plain)
    except ValueError:
        pass
    try:
        return float(text2num(plain.lower(), "en"))
    except ValueError:
        return None


def _match_name(term: Term, tokens: Sequence[Token]) -> TermMatch:
    whole = _as_acronym(term, tokens)
    if whole:
        return TermMatch(term, 0.95, whole)
    scores, carried = [], []
    for word in term.words:
        score, token = max(((_name_score(word, t, term.located), -t.index) for t in tokens), default=(0.0, 0))
        if score < ALIAS and (alias := _other_name(word, tokens)):
            score, token = ALIAS, -alias[0]
        scores.append(score)
        if score > 0:
            carried.append(-token)
    # The last word of a name names it ("Operation Impact", "Andreas Lubitz"); the ones before narrow it down.
    weights = [1.0] * (len(scores) - 1) + [2.0]
    total = sum(s * w for s, w in zip(scores, weights, strict=True)) / sum(weights)
    return TermMatch(term, total, tuple(sorted(set(carried))))


def _as_acronym(term: Term, tokens: Sequence[Token]) -> tuple[int, ...]:
    """The tokens that abbreviate a written-out name, or that an abbreviated one stands for."""
    if len(term.words) > 1:
        for token in tokens:
            if token.text.isupper() and is_acronym_of(token.text, term.words):
                return (token.index,)
        return ()
    short = term.words[0]
    if not short.replace(".", "").isupper() or len(short) < 2:
        return ()
    return _written_out(short, tokens)


def _written_out(short: str, tokens: Sequence[Token]) -> tuple[int, ...]:
    letters = folded(short)
    words = [t for t in tokens if t.text[:1].isalnum()]
    for start, first in enumerate(words):
        if first.text[:1].isupper() and first.text[:1].lower() == letters[:1]:
            for length in range(2, min(10, len(words) - start) + 1):
                run = words[start : start + length]
                if run[-1].text[:1].isupper() and is_acronym_of(letters, [t.text for t in run]):
                    return tuple(t.index for t in run)
    return ()


def _other_name(word: str, tokens: Sequence[Token]) -> tuple[int, ...]:
    """The tokens that call a place by another of its names."""
    for name in sorted(wordnet.other_names(folded(word))):
        parts = name.split()
        for start in range(len(tokens) - len(parts) + 1):
            run = tokens[start : start + len(parts)]
            if run[0].text[:1].isupper() and all(folded(t.text) == folded(p) for t, p in zip(run, parts, strict=True)):
                return tuple(t.index for t in run)
    return ()


@lru_cache(maxsize=200_000)
def _spelled(word: str, other: str) -> float:
    if same_name(word, other):
        return 1.0 if folded(word) == folded(other) else 0.95
    one, two = folded(word), folded(other)
    if one.isalpha() and len(one) > 2 and two.startswith(f"{one} ") and two[len(one) + 1 :].isdigit():
        return ALIAS  # "MiG" of a question is told by "MiG-23", not the other way round
    if _government_of(one, two) or _government_of(two, one):
        return METONYM
    if two in _wholes(one) or one in _wholes(two):
        return CONTAINED
    if one_slip(word, other) and not (wordnet.is_known(one) and wordnet.is_known(two)):
        return SLIP
    return 0.0


def _name_score(word: str, token: Token, located: bool) -> float:
    if not token.text[:1].isalnum():
        return 0.0
    score = _spelled(word, token.text)
    if located and score == METONYM:
        score = 0.0  # "in Beirut" is not anywhere in Lebanon
    if score or token.text[:1].isupper() or token.pos == "NUM":
        return score
    return across_classes(word.lower(), token.lemma) if wordnet.is_known(word.lower()) and word.islower() else 0.0


@lru_cache(maxsize=20_000)
def _wholes(place: str) -> frozenset[str]:
    """The places that a place, or the place that an adjective speaks of, lies in."""
    names = {place} | set(wordnet.related(place, "pertainym"))
    direct = {whole for name in names for whole in wordnet.related(name, "part_of")}
    return frozenset(direct | {adj for whole in direct for adj in wordnet.related(whole, "derivation")})


@lru_cache(maxsize=20_000)
def _government_of(capital: str, place: str) -> bool:
    """True if `capital` is the capital of `place`, given as a noun or an adjective."""
    countries = set(wordnet.related(capital, "capital_of"))
    countries |= {upper for c in tuple(countries) for upper in wordnet.related(c, "part_of")}
    if not countries:
        return False
    named = {place} | set(wordnet.related(place, "pertainym")) | set(wordnet.related(place, "derivation"))
    return any(folded(n) in {folded(c) for c in countries} for n in named)
