"""People, groups and places: which spelling stands for which, learned from the words of the entries themselves.

Names are compared token by token: the same spelling, another transliteration of the same sounds (Raqqa, Ar-Raqqah),
an acronym of a written-out name (SOHR), the people of a place (Syrian, Syria), or a slip of the keyboard.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import ratio
from unidecode import unidecode

from . import wordnet

_ARTICLE = re.compile(r"^(?:al|el|ar|as|ash|ad|adh|an|at|az|ul)-(?=\w)")
_POSSESSIVE = re.compile(r"['’]s?$")
# Sounds that transliterations write in several ways; order matters (digraphs first).
_SOUNDS = (
    ("ph", "f"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("ch", "c"), ("zh", "z"),
    ("ck", "k"), ("q", "k"), ("c", "k"), ("x", "ks"), ("w", "v"), ("j", "g"), ("z", "s"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouy'’`]")
_DOUBLED = re.compile(r"(.)\1+")
_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "in",
        "de",
        "la",
        "le",
        "du",
        "van",
        "von",
        "bin",
        "al",
        "el",
        "a",
        "an",
        "to",
        "on",
        "at",
    ]
)

# Two spellings of one name share their consonants as heard and, beyond chance, their letters: "Sheikhoun" and
# "Shaykhun" come to 71, while "Syria" and "Serra", alike in consonants, come to 60.
SPELLING_RATIO = 70.0


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """A word without diacritics, case, possessive and Arabic article: "al-Nusra's" → "nusra"."""
    plain = _POSSESSIVE.sub("", unidecode(word).lower().strip())
    return _ARTICLE.sub("", plain).replace("-", " ").replace(".", "").strip()


@lru_cache(maxsize=100_000)
def sounds(word: str) -> str:
    """The consonants of a name as heard, the same for its transliterations: Jarablus, Jarabulus → "grbls"."""
    text = _heard(folded(word).replace(" ", ""))
    head, tail = text[:1], _VOWELS.sub("", text[1:])
    body = _DOUBLED.sub(r"\1", head + tail)
    return body[:-1] if len(body) > 2 and body.endswith("h") else body


def _heard(word: str) -> str:
    """A folded word with one letter for each consonant sound: raqqa, rakka → "rakka"."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return word


@lru_cache(maxsize=200_000)
def same_name(a: str, b: str) -> bool:
    """True if two single words are spellings of one name, or a place and its people."""
    one, two = folded(a), folded(b)
    if one == two or one.rstrip("s") == two.rstrip("s"):
        return bool(one)
    if wordnet.crosses(one, two):
        return True
    if any(ch.isdigit() for ch in one + two) or (wordnet.is_known(one) and wordnet.is_known(two)):
        return False  # Petrel-2 and Petrel-3, Niger and Nigeria
    alike = min(len(one), len(two)) > 3 and sounds(a) == sounds(b)
    return alike and max(ratio(one, two), ratio(_heard(one), _heard(two))) >= SPELLING_RATIO


def acronym(words: Iterable[str]) -> str:
    """The initials of a written-out name, small words left out: United Nations → "un"."""
    return "".join(w[0] for w in (folded(w) for w in words) if w and w not in _SMALL)


def is_acronym_of(short: str, words: Iterable[str]) -> bool:
    """True if `short` abbreviates the words; small words may or may not count ("ISIL")."""
    letters = folded(short)
    if len(letters) < 2:
        return False
    all_words = [w for w in (folded(w) for w in words) if w]
    initials = "".join(w[0] for w in all_words)
    return letters in (initials, acronym(all_words))


def one_slip(a: str, b: str) -> bool:
    """True if two longer words differ by one or two slips of the keyboard, the first letter kept."""
    one, two = folded(a), folded(b)
    if min(len(one), len(two)) < 5 or one[:1] != two[:1] or any(ch.isdigit() for ch in one + two):
        return False
    return DamerauLevenshtein.distance(one, two, score_cutoff=2) <= (1 if min(len(one), len(two)) < 8 else 2)


def known_spellings(name: str, vocabulary: Mapping[str, int]) -> tuple[str, ...]:
    """The words of a vocabulary that are this name, itself first; slips are tried only where nothing else is found."""
    word = folded(name)
    found = [v for v in vocabulary if v == word or same_name(name, v)]
    if not found and not wordnet.is_known(word):
        found = [v for v in vocabulary if one_slip(name, v)]
    return tuple(sorted(found, key=lambda v: (v != word, -vocabulary[v], v)))
