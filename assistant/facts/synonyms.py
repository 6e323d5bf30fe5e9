"""How far one word stands for another in news prose: WordNet, and the sets of words that news adds to it."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from . import wordnet

NEWS_SYNONYM = 0.85


@lru_cache(maxsize=1)
def _news_sets() -> dict[tuple[str, str], frozenset[int]]:
    """(part of speech, lemma) → the numbers of the sets that hold it."""
    found: dict[tuple[str, str], set[int]] = {}
    text = (files("assistant.facts") / "lexicon" / "news.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for number, line in enumerate(lines):
        part, _, words = line.partition(" ")
        for word in words.split("|"):
            found.setdefault((part, word), set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def is_news_word(lemma: str) -> bool:
    """True if the news sets have the word."""
    return any((part, lemma) in _news_sets() for part in ("n", "v"))


@lru_cache(maxsize=200_000)
def stands_for(a: str, b: str, word_class: wordnet.WordClass) -> float:
    """How far lemma `b` stands for lemma `a`, both of one word class: 1 the same, 0 not at all, -1 the opposite."""
    known = wordnet.relatedness(a, b, word_class)
    if known in (wordnet.SAME, wordnet.OPPOSITE):
        return known
    sets = _news_sets()
    shared = sets.get((word_class, a), frozenset()) & sets.get((word_class, b), frozenset())
    return max(known, NEWS_SYNONYM) if shared else known


@lru_cache(maxsize=200_000)
def across_classes(a: str, b: str) -> float:
    """How far two lemmas of whatever classes are one happening or thing: withdraw, withdrawal; die, death."""
    if a == b:
        return 1.0
    if wordnet.crosses(a, b):
        return 0.95
    forms_a, forms_b = _forms(a), _forms(b)
    best = 0.0
    for one, class_one in forms_a:
        for two, class_two in forms_b:
            if class_one == class_two:
                best = max(best, stands_for(one, two, class_one) * (1.0 if (one, two) == (a, b) else 0.95))
    return best


@lru_cache(maxsize=200_000)
def same_kind(a: str, b: str) -> float:
    """How far two nouns name one kind of thing; a derived form counts only of the very word (bomb, bombing)."""
    return 0.9 if wordnet.crosses(a, b) else stands_for(a, b, "n")


@lru_cache(maxsize=50_000)
def _forms(word: str) -> tuple[tuple[str, wordnet.WordClass], ...]:
    """The word and its derived forms as nouns and verbs."""
    classes: tuple[wordnet.WordClass, ...] = ("n", "v")
    family = {word} | set(wordnet.related(word, "derivation"))
    return tuple(
        (w, c) for w in sorted(family) for c in classes if wordnet.senses(w, c) or (c, w) in _news_sets()
    )
