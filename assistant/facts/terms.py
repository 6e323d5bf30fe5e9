"""The words of a question or a claim that an entry must account for: names, numbers, things, happenings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from . import wordnet
from .parsing import Parse, Token
from .roles import verb_lemma
from .synonyms import is_news_word

TermKind = Literal["name", "number", "noun", "verb", "modifier"]

# Words that a question is made of; they ask, they do not constrain.
_FRAME = frozenset((files("assistant.facts") / "lexicon" / "frame.txt").read_text("utf-8").split())
_PLACING = frozenset({"in", "at", "near", "from", "to", "into", "outside", "around", "of", "toward", "towards"})
_SMALL = frozenset({"DET", "PRON", "ADP", "AUX", "CCONJ", "SCONJ", "PART", "ADV", "INTJ"})
_TAIL = re.compile(r"['’]s?$")
_HAS_DIGIT = re.compile(r"\d")
_JOINERS = frozenset({"of", "the", "and", "for", "-", "–", "'", "’", "al", "el", "de", "bin", "von", "van", "'s"})


@dataclass(frozen=True, slots=True)
class Term:
    """Something that must be found: a name may have several words, anything else has one lemma."""

    kind: TermKind
    text: str
    lemma: str  # "shoot down"; for a name its text
    words: tuple[str, ...]  # as printed, small words left out
    indices: tuple[int, ...]  # of its tokens
    start: int
    end: int
    located: bool = False  # a name behind "in", "from", "to": a place, not the government in it


def terms_of(tree: Parse, hidden: Sequence[tuple[int, int]] = ()) -> tuple[Term, ...]:
    """The terms of a parsed text in its order, leaving out those that overlap the hidden stretches (dates)."""
    open_tokens = [t for t in tree.tokens if all(t.end <= a or t.start >= b for a, b in hidden)]
    names = _name_groups(tree, open_tokens)
    in_names = {t.index for group in names for t in group}
    found = [_name_term(tree, group) for group in names]
    found += [term for t in open_tokens if t.index not in in_names and (term := _word_term(tree, t))]
    return tuple(sorted(found, key=lambda term: term.start))


def is_name(tree: Parse, token: Token) -> bool:
    """True if the token reads as (part of) a name: capitals inside a sentence, or a word that no lexicon knows."""
    word = _TAIL.sub("", token.text)
    if word.isdigit() and token.index and token.head == token.index - 1 and _is_capital(tree.tokens[token.index - 1]):
        return True  # Gate 4
    if not any(ch.isalpha() for ch in word) or token.lemma in _FRAME:
        return False
    if word[0].isupper():
        first = token.index == 0 or tree.tokens[token.index - 1].text in ('"', "“", ":")
        if first and token.pos in _SMALL:
            return False
        known = any(wordnet.is_known(form) for form in (word.lower(), token.lemma, word.lower().rstrip("s")))
        named = token.pos == "PROPN" and not word.endswith("s")
        return not first or not known or named or word.isupper() or _is_of_a_place(word.lower())
    if any(ch.isupper() for ch in word) or (_HAS_DIGIT.search(word) and token.pos != "NUM"):
        return True
    # A writer who uses capitals would have used one here.
    careless = not any(ch.isupper() for ch in tree.text[1:])
    return careless and token.pos in ("NOUN", "PROPN", "ADJ") and _is_unknown_or_place(word.lower(), token.lemma)


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos in ("NOUN", "PROPN") and token.index > 0


def _is_unknown_or_place(word: str, lemma: str) -> bool:
    if not wordnet.is_known(word) and not wordnet.is_known(lemma) and not is_news_word(lemma) and word.isalpha():
        return True
    if wordnet.senses(word, "v"):
        return False
    return bool(wordnet.related(word, "part_of")) or _is_of_a_place(word)


def _is_of_a_place(word: str) -> bool:
    """True for "american", "parisian"."""
    return any("location" in wordnet.topics(other)[:1] for other in wordnet.related(word, "pertainym"))


def _name_groups(tree: Parse, tokens: list[Token]) -> list[list[Token]]:
    groups: list[list[Token]] = []
    for token in tokens:
        if not is_name(tree, token):
            continue
        gap = tree.tokens[groups[-1][-1].index + 1 : token.index] if groups else ()
        if groups and len(gap) <= 2 and all(t.text.lower() in _JOINERS and t.text != "and" for t in gap):
            groups[-1].append(token)
        else:
            groups.append([token])
    return groups


def _name_term(tree: Parse, group: list[Token]) -> Term:
    start, end = group[0].start, group[-1].end
    text = tree.text[start:end]
    words = tuple(_TAIL.sub("", t.text) for t in group)
    last = group[-1]
    while last.dep in ("appos", "conj", "npadvmod") and tree.head(last).pos == "PROPN":
        last = tree.head(last)
    located = last.dep == "pobj" and tree.head(last).lemma in _PLACING
    return Term("name", text, text, words, tuple(t.index for t in group), start, end, located)


def _word_term(tree: Parse, token: Token) -> Term | None:
    lemma = verb_lemma(tree, token) if token.pos == "VERB" else token.lemma
    if (
        token.lemma in _FRAME
        or not any(ch.isalnum() for ch in token.text)
        or (len(token.text) < 2 and not token.text.isdigit())
    ):
        return None
    kinds: dict[str, TermKind] = {"NUM": "number", "NOUN": "noun", "PROPN": "noun", "VERB": "verb"}
    kind = kinds.get(token.pos, "modifier")
    if token.pos not in kinds and token.pos not in ("ADJ", "ADV", "ADP", "INTJ", "X", "SCONJ"):
        return None
    if token.pos in ("ADP", "SCONJ") and token.dep != "ROOT":
        return None
    return Term(kind, token.text, lemma, (token.text,), (token.index,), token.start, token.end)
