"""A text → its sentences, and a sentence → the clauses that each state something of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from vectorstore.dates import find_dates
from vectorstore.passages import sentences

from ..facts.parsing import SUBJECTS, Parse, Token, parse
from .checkable import is_statement

_BULLET = re.compile(r"(?:[-*•–—#>]+|\(?\d{1,3}[.)])[ \t]+")
_LONGEST_PARSED = 1_000  # characters; sentences are cut there anyway
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a text; `lead` is the date in front of its sentence where that stands before another clause."""

    start: int
    end: int
    lead: str = ""


def sentences_of(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence; a line break that is meant, as behind a headline, ends one as well."""
    for start, end in _lines(text):
        bullet = _BULLET.match(text, start, end)
        first = bullet.end() if bullet else start
        yield from ((first + a, first + b) for a, b in sentences(text[first:end]))


def clauses_of(text: str, start: int, end: int) -> list[Clause]:
    """The clauses of the sentence text[start:end]; the whole sentence where it cannot be cut."""
    sentence = text[start:end]
    if len(sentence) > _LONGEST_PARSED:
        return [Clause(start, end)]
    tree = parse(sentence)
    edges = [0]
    for cut, after in sorted({*_semicolons(sentence), *_joints(tree)}):
        sides = (sentence[edges[-1] : cut], sentence[after:])
        if not _open_quote(sentence[:cut]) and all(is_statement(side) and _stands_alone(side) for side in sides):
            edges += [cut, after]
    edges.append(len(sentence))
    lead = _lead(sentence, tree) if len(edges) > 2 else ""
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [Clause(start + a, start + b, lead if a else "") for a, b in pairs]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between blank lines, cut also where a line ends before a word that would still have fitted."""
    for block in re.finditer(r"\S(?:.|\n(?![ \t\r]*\n))*", text):
        lines = [(block.start() + m.start(), block.start() + m.end()) for m in re.finditer(r"[^\n]+", block[0])]
        widest = max(end - start for start, end in lines)
        begin = lines[0][0]
        for (start, end), (following, last) in pairwise(lines):
            word = _WORD.search(text, following, last)
            meant = word is not None and (end - start) + 1 + len(word[0]) <= widest
            if meant or _BULLET.match(text, following, last):
                yield begin, end
                begin = following
        yield begin, lines[-1][1]


def _semicolons(sentence: str) -> Iterator[tuple[int, int]]:
    yield from ((m.start(), m.end()) for m in re.finditer(r";\s+", sentence))


def _joints(tree: Parse) -> Iterator[tuple[int, int]]:
    """Where ", and", ", but" or ", while" begins a clause with a subject of its own, on the level of the main one."""
    for token in tree.tokens:
        if token.dep in ("conj", "advcl") and _on_top(tree, token) and tree.kids(token, *SUBJECTS):
            first = tree.subtree(token)[0]
            link = _link(tree, token, first)
            if link is not None and link.index > 0 and tree.tokens[link.index - 1].text == ",":
                after = tree.tokens[link.index + 1].start
                yield tree.tokens[link.index - 1].start, after


def _link(tree: Parse, verb: Token, first: Token) -> Token | None:
    """The word that joins the clause: the "and" before it, or its own "while"."""
    if verb.dep == "advcl":
        return first if first.text.lower() in ("while", "whereas", "whilst") else None
    before = tree.tokens[first.index - 1] if first.index else first
    return before if before.text.lower() in ("and", "but", "yet") else None


def _on_top(tree: Parse, verb: Token) -> bool:
    """True if only joined main clauses stand above a clause."""
    if verb.dep == "advcl":
        verb = tree.head(verb)
    while verb.dep == "conj":
        verb = tree.head(verb)
    return verb.dep == "ROOT"


def _stands_alone(clause: str) -> bool:
    """True if a clause can be looked up without its neighbour: "ten people died" is about whatever went before."""
    tree = parse(clause)
    pointing = any(t.lemma in ("it", "this", "that") and t.dep in ("dobj", "pobj") for t in tree.tokens)
    named = any(t.pos == "PROPN" or (t.index and t.text[0].isupper()) for t in tree.tokens)
    return not pointing and (named or bool(find_dates(clause)))


def _open_quote(text: str) -> bool:
    """True if a quotation begins in the text that does not end there."""
    plain = text.count('"') % 2 == 1
    return plain or text.count("“") > text.count("”") or text.count("«") > text.count("»")


def _lead(sentence: str, tree: Parse) -> str:
    """The date that stands before the first subject: "On 23 March 2014"."""
    subject = next((t for t in tree.tokens if t.dep in SUBJECTS), None)
    if subject is None:
        return ""
    before = sentence[: tree.subtree(subject)[0].start].rstrip(" ,")
    dates = find_dates(before)
    return before if dates and dates[0].end >= len(before) - 1 and len(before) < 60 else ""
