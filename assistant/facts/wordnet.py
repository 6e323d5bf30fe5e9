"""How two words relate, from WordNet: the same word, a synonym, a kind of, an opposite.

The lexicon is a read-only SQLite file built by scripts/build_lexicon.py, so nothing is loaded until asked.
"""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from importlib.resources import files
from typing import Literal

WordClass = Literal["n", "v", "a", "r"]

# WordNet's lexicographer files, by number: what kind of thing a noun names.
_TOPICS = {
    3: "top", 4: "act", 6: "artifact", 7: "attribute", 8: "body", 9: "cognition", 10: "communication",
    11: "event", 12: "feeling", 13: "food", 14: "group", 15: "location", 16: "motive", 17: "object",
    18: "person", 19: "phenomenon", 21: "possession", 22: "process", 23: "quantity", 24: "relation",
    25: "shape", 26: "state", 28: "time",
}  # fmt: skip

# How far a relation lets one word stand for another, 1 the same word, 0 unrelated, -1 the opposite.
SAME, SYNONYM, KIND_OF, DISTANT, UNRELATED, OPPOSITE = 1.0, 0.9, 0.75, 0.5, 0.0, -1.0


@lru_cache(maxsize=1)
def _lexicon() -> sqlite3.Connection:
    path = files("assistant.facts") / "lexicon" / "wordnet.sqlite"
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)


@lru_cache(maxsize=50_000)
def senses(word: str, word_class: WordClass) -> tuple[int, ...]:
    """The senses of a lemma, the most frequent first; empty for a word that is not in the lexicon."""
    rows = _lexicon().execute("select synset from sense where word=? and pos=? order by rank", (word, word_class))
    return tuple(row[0] for row in rows)


@lru_cache(maxsize=50_000)
def _parents(sense: int) -> tuple[int, ...]:
    row = _lexicon().execute("select parents from synset where id=?", (sense,)).fetchone()
    return tuple(int(p) for p in row[0].split()) if row else ()


@lru_cache(maxsize=50_000)
def related(word: str, kind: str) -> frozenset[str]:
    """The words with that relation (`antonym`, `derivation`, `pertainym`) to a lemma, in any sense."""
    rows = _lexicon().execute("select other from relation where word=? and kind=?", (word, kind))
    return frozenset(row[0] for row in rows)


@lru_cache(maxsize=50_000)
def topics(word: str) -> tuple[str, ...]:
    """What a noun may name ("person", "group", "location", "event", …), the most frequent sense first."""
    query = "select topic from synset where id=?"
    rows = (_lexicon().execute(query, (sense,)).fetchone() for sense in senses(word, "n"))
    return tuple(dict.fromkeys(_TOPICS.get(row[0], "") for row in rows if row))


@lru_cache(maxsize=20_000)
def other_names(name: str) -> frozenset[str]:
    """The other ways to call a place or body: britain, british → united kingdom, u.k., uk; empty for common words."""
    nouns = {name} | related(name, "pertainym")
    found = {alias for noun in nouns for alias in related(noun, "alias")}
    if not found:
        return frozenset()
    adjectives = {adj for noun in found for adj in (*related(noun, "derivation"), *_peoples().get(noun, ()))}
    return frozenset((found | nouns | adjectives) - {name})


@lru_cache(maxsize=1)
def _peoples() -> dict[str, tuple[str, ...]]:
    """Noun → the adjectives that pertain to it: great britain → british."""
    found: dict[str, tuple[str, ...]] = {}
    for word, noun in _lexicon().execute("select word, other from relation where kind='pertainym' order by word"):
        found[noun] = (*found.get(noun, ()), word)
    return found


def is_known(word: str) -> bool:
    """True if the lexicon has the word in any class."""
    return any(senses(word, word_class) for word_class in ("n", "v", "a", "r"))


@lru_cache(maxsize=200_000)
def relatedness(a: str, b: str, word_class: WordClass) -> float:
    """How far lemma `b` may stand for lemma `a` in one word class, -1 to 1 (see the constants above)."""
    if a == b:
        return SAME
    if b in related(a, "antonym") or a in related(b, "antonym"):
        return OPPOSITE
    mine, theirs = senses(a, word_class), senses(b, word_class)
    if not mine or not theirs:
        return UNRELATED
    if set(mine) & set(theirs):
        return SYNONYM
    return _by_kind(mine, theirs)


def _by_kind(mine: tuple[int, ...], theirs: tuple[int, ...]) -> float:
    # Rare senses make everything a kind of everything; the first five carry news prose.
    mine, theirs = mine[:5], theirs[:5]
    mine_up = {p for s in mine for p in _parents(s)}
    theirs_up = {p for s in theirs for p in _parents(s)}
    if mine_up & set(theirs) or theirs_up & set(mine):
        return KIND_OF
    grand = {p for s in mine_up for p in _parents(s)} & set(theirs)
    if grand or {p for s in theirs_up for p in _parents(s)} & set(mine):
        return DISTANT
    return UNRELATED


@lru_cache(maxsize=100_000)
def crosses(a: str, b: str) -> bool:
    """True if two lemmas of different classes are one word's forms (withdraw, withdrawal; Syria, Syrian)."""
    return any(b in related(a, kind) or a in related(b, kind) for kind in ("derivation", "pertainym"))
