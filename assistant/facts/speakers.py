"""Whose word a sentence gives: "according to the SOHR", "the ministry confirmed"."""

from __future__ import annotations

import re

from .parsing import Parse, Token
from .roles import predications

SPEECH = frozenset(
    "say state announce declare claim tell report confirm reveal deny allege warn maintain assert insist write "
    "describe estimate believe suggest accuse acknowledge add".split()
)
_ACCORDING = re.compile(r"\b(?:according to|citing|reported by|told)\s+", re.I)
_SMALL = frozenset({"DET", "ADP", "PUNCT", "CCONJ", "SCONJ", "PART"})


def speakers(tree: Parse) -> list[tuple[list[Token], float]]:
    """The words that name each speaker, and how surely (0 to 1) they do; the named source first."""
    found = []
    for match in _ACCORDING.finditer(tree.text):
        inside = [t for t in tree.tokens if t.start >= match.end()]
        if inside:
            phrase = noun_phrase(tree, _top(tree, inside[0], match.end()))
            found.append(([t for t in phrase if t.start >= match.end()] or inside[:1], 1.0))
    for said in predications(tree):
        if said.verb.lemma in SPEECH and said.agent:
            tokens = [tree.tokens[i] for i in said.agent]
            if tokens[0].lemma not in ("it", "there"):
                found.append((tokens, 0.95 if tokens[0].pos != "PRON" else 0.6))
    return found


def speaker(tree: Parse) -> str:
    """Who says it, as printed; empty where the sentence does not say."""
    found = speakers(tree)
    if not found:
        return ""
    start, end = tree.span(trimmed(found[0][0]))
    return tree.text[start:end]


def noun_phrase(tree: Parse, head: Token) -> list[Token]:
    """What hangs on a noun, without its clauses."""
    cut = {t.index for kid in tree.kids(head, "relcl", "acl", "advcl") for t in tree.subtree(kid)}
    return [t for t in tree.subtree(head) if t.index not in cut]


def trimmed(tokens: list[Token]) -> list[Token]:
    """Without articles and prepositions in front, commas and the like behind; a closing bracket stays with its own."""
    kept = list(tokens)
    while len(kept) > 1 and kept[0].pos in _SMALL:
        kept.pop(0)
    while len(kept) > 1 and kept[-1].pos in ("PUNCT", "ADP", "CCONJ", "DET") and not _closes(kept):
        kept.pop()
    return kept


def _closes(tokens: list[Token]) -> bool:
    return tokens[-1].text == ")" and any(t.text == "(" for t in tokens)


def _top(tree: Parse, token: Token, start: int) -> Token:
    while (
        tree.head(token) is not token and tree.head(token).start >= start and tree.head(token).pos in ("NOUN", "PROPN")
    ):
        token = tree.head(token)
    return token
