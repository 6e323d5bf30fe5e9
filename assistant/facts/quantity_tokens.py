"""Text → words, digit runs and signs with offsets: what every reader of numbers walks over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["number", "word", "sign"]
HYPHENS = frozenset("-‐‑")
DASHES = HYPHENS | frozenset("–—−")

# 1,000 · 1 000 · 1.000.000 · 1,00,000 · 3.5 · 3,5 · .50
_NUMBER = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!,?\d)"
    r"|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    r"|\d+\.\d+|\d+,\d{1,2}(?!\d)|\d+|(?<![\w.])\.\d+"
)
_WORD = r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*"
_TOKEN = re.compile(rf"(?P<number>{_NUMBER})|(?P<word>{_WORD})|(?P<sign>\S)")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, digit run or sign. `text == source[start:end]`, `lower` is its small-letter form."""

    kind: Kind
    text: str
    lower: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """True if it is a word that begins with a capital letter."""
        return self.kind == "word" and self.text[0].isupper()


def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of `text` in order; white space lies between them, nothing is lost."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind: Kind = "number" if match["number"] else "word" if match["word"] else "sign"
        word = match.group()
        tokens.append(Token(kind, word, word.lower(), match.start(), match.end()))
    return tuple(tokens)


def glued(tokens: Sequence[Token], left: int) -> bool:
    """True if token `left` and the one after it have nothing between them."""
    return 0 <= left < len(tokens) - 1 and tokens[left].end == tokens[left + 1].start


def hyphen_at(tokens: Sequence[Token], index: int) -> bool:
    """True if the token there is a hyphen with a token glued to each side."""
    inside = 0 < index < len(tokens) - 1 and tokens[index].text in HYPHENS
    return inside and glued(tokens, index - 1) and glued(tokens, index)


def lower_at(tokens: Sequence[Token], index: int) -> str:
    """The small-letter form of the token there, "" outside the text."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def word_set(words: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(words.split())
