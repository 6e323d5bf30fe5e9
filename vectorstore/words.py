"""Text → the terms that are counted and looked up: names and numbers whole, ordinary words by their stem."""

from __future__ import annotations

import re
from collections.abc import Iterator

from Stemmer import Stemmer
from unidecode import unidecode

_STEMMER = "english"
# Only what carries no content in any question or entry; "not", "no", "before", "after" stay.
STOPWORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "being",
        "but",
        "by",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "how",
        "i",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "s",
        "she",
        "that",
        "the",
        "their",
        "them",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
    ]
)
_WORD = re.compile(
    r"(?:[a-z]\.){2,}"  # U.N., U.S.A.
    r"|\d+(?:[.,]\d+)*%?"  # 1,000  88.7%
    r"|[a-z0-9]+(?:['-][a-z0-9]+)*"  # al-nusra, f-16s, beza'a
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?%?")
_SHORTEST_STEMMED = 4


def words(text: str) -> Iterator[str]:
    """The words of a text in order, lower-cased and folded to ASCII: "al-nusra", "1000", "un", "88.7%"."""
    for match in _WORD.finditer(unidecode(text).lower()):
        yield _plain(match[0])


def terms(text: str) -> list[str]:
    """What a text is found by: stems, names with their parts, numbers; stopwords left out."""
    stem = Stemmer(_STEMMER).stemWord
    found: list[str] = []
    for word in words(text):
        found.extend(_terms_of(word, stem))
    return found


def _terms_of(word: str, stem: object) -> Iterator[str]:
    assert callable(stem)
    parts = [part for part in re.split(r"['-]", word) if part] if "-" in word or "'" in word else [word]
    if len(parts) > 1 and not word.endswith("'s"):
        yield word
    for part in parts:
        if part not in STOPWORDS:
            yield part if part[0].isdigit() or len(part) < _SHORTEST_STEMMED else str(stem(part))


def _plain(word: str) -> str:
    if word[0].isalpha() and "." in word:
        return word.replace(".", "")
    if _THOUSANDS.fullmatch(word):
        return word.replace(",", "")
    return word
