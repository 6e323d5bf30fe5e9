"""Text → the words that are counted, and the terms that are looked up: names and numbers whole, words by stem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from unidecode import unidecode

# Only what carries no content in any question or entry; "not", "no", "before", "after" stay.
STOPWORDS = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "been", "being", "but", "by", "did", "do", "does", "for"),
        *("from", "had", "has", "have", "he", "her", "his", "how", "i", "in", "into", "is", "it", "its", "of"),
        *("on", "or", "s", "she", "that", "the", "their", "them", "there", "these", "they", "this", "those"),
        *("to", "was", "we", "were", "what", "when", "where", "which", "who", "whom", "whose", "why", "will"),
        *("with", "would", "you", "your"),
    )
)
_WORD = re.compile(
    r"(?:[a-z]\.){2,}"  # U.N., U.S.A.
    r"|\d++(?:st|nd|rd|th|s)(?![a-z0-9])"  # 7th, 1960s
    r"|\d+(?:[.,]\d+)*%?"  # 1,000  88.7%
    r"|[a-z0-9]+(?:['-][a-z0-9]+)*"  # al-nusra, f-16s, beza'a
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?%?")
_JOINT = re.compile(r"['-]")
_COUNTED = re.compile(r"(.*\d)(?:st|nd|rd|th|s)")
_SHORTEST_STEMMED = 4
_STEMS_KEPT = 100_000  # words; a million-word corpus has about as many


def whole_words(text: str) -> Iterator[str]:
    """The words of a text in order, lower-cased and folded to ASCII: "al-nusra", "1000", "un", "88.7%"."""
    # Halves of characters become "?": unidecode would warn of them.
    folded = unidecode(text.encode("utf-8", "replace").decode("utf-8")).lower()
    for match in _WORD.finditer(folded):
        yield _plain(match[0])


def words(text: str) -> Iterator[str]:
    """The same, each joined word followed by its parts: "al-nusra", "al", "nusra"."""
    for word in whole_words(text):
        yield word
        yield from _parts(word)


def terms(text: str) -> list[str]:
    """What a text is found by: stems, joined names as well as their parts, numbers; stopwords left out."""
    return [term for word in whole_words(text) for term in _terms_of(word)]


@lru_cache(_STEMS_KEPT)
def _terms_of(word: str) -> tuple[str, ...]:
    counted = _COUNTED.fullmatch(word)
    word = counted[1] if counted else word  # "7th" is 7, "F-16s" are F-16
    parts = _parts(word)
    joined = (word,) if parts and not word.endswith("'s") else ()
    return (*joined, *(_stem(part) for part in parts or (word,) if part not in STOPWORDS))


def _parts(word: str) -> tuple[str, ...]:
    return tuple(part for part in _JOINT.split(word) if part) if _JOINT.search(word) else ()


def _stem(word: str) -> str:
    return word if word[0].isdigit() or len(word) < _SHORTEST_STEMMED else str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    from Stemmer import Stemmer

    return Stemmer("english")


def _plain(word: str) -> str:
    if word[0].isalpha() and "." in word:
        return word.replace(".", "")
    if _THOUSANDS.fullmatch(word):
        return word.replace(",", "")
    return word
