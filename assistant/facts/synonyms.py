"""How far one word stands for another in news prose: WordNet, and the sets of words that news adds to it."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from . import wordnet

NEWS_SYNONYM = 0.85


def _lines(name: str) -> list[str]:
    text = (files("assistant.facts") / "lexicon" / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def _news_sets() -> dict[tuple[str, str], frozenset[int]]:
    """(part of speech, lemma) → the numbers of the sets that hold it."""
    found: dict[tuple[str, str], set[int]] = {}
    for number, line in enumerate(_lines("news.txt")):
        part, _, words = line.partition(" ")
        for word in words.split("|"):
            found.setdefault((part, word), set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def is_news_word(lemma: str) -> bool:
    """True if the news sets have the word."""
    return any((part, lemma) in _news_sets() for part in ("n", "v"))


@lru_cache(maxsize=1)
def _opposites() -> dict[tuple[str, str], frozenset[str]]:
    """(part of speech, lemma) → the lemmas that news sets against it."""
    found: dict[tuple[str, str], set[str]] = {}
    for line in _lines("opposites.txt"):
        part, _, words = line.partition(" ")
        left, right = ([w.strip() for w in side.split("|")] for side in words.split(":"))
        for one, other in [(a, b) for a in left for b in right]:
            found.setdefault((part, one), set()).add(other)
            found.setdefault((part, other), set()).add(one)
    return {key: frozenset(words) for key, words in found.items()}


def opposed(a: str, b: str, word_class: wordnet.WordClass) -> bool:
    """True if two lemmas exclude each other: by WordNet, by the news, or by a prefix (armed, unarmed)."""
    if b in _opposites().get((word_class, a), ()) or wordnet.relatedness(a, b, word_class) == wordnet.OPPOSITE:
        return True
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer in (f"{prefix}{shorter}" for prefix in ("un", "in", "im", "dis", "non", "il", "ir"))


@lru_cache(maxsize=200_000)
def stands_for(a: str, b: str, word_class: wordnet.WordClass) -> float:
    """How far lemma `b` stands for lemma `a`, both of one word class: 1 the same, 0 not at all, -1 the opposite."""
    known = wordnet.relatedness(a, b, word_class)
    if known == wordnet.SAME:
        return known
    if opposed(a, b, word_class):
        return wordnet.OPPOSITE
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
    return tuple((w, c) for w in sorted(family) for c in classes if wordnet.senses(w, c) or (c, w) in _news_sets())


def lexicon_sets() -> dict[str, tuple[str, ...]]:
    """Verb → the verbs that news uses for it, itself among them."""
    found: dict[str, list[str]] = {}
    for line in _lines("news.txt"):
        part, _, words = line.partition(" ")
        for word in words.split("|") if part == "v" else ():
            found.setdefault(word, []).extend(words.split("|"))
    return {word: tuple(others) for word, others in found.items()}


def lexicon_opposites() -> dict[str, tuple[str, ...]]:
    """Verb → the verbs that news sets against it."""
    return {word: tuple(sorted(others)) for (part, word), others in _opposites().items() if part == "v"}
