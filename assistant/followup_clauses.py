"""Statements and questions turned round: "X captured Y" → "did X capture Y", "How many were …" → "were …"."""

from __future__ import annotations

import re

from .facts.parsing import SUBJECTS, Parse, Token, parse
from .question_shape import main_verb

_AUXILIARY = r"(?:did|does|do|was|were|is|are|has|have|had|will|would|can|could)"
_HOW_MANY = re.compile(rf"^(?:and )?how many (?P<noun>[^?]{{2,60}}?) (?P<aux>{_AUXILIARY}) (?P<rest>[^?]+)\??$", re.I)
_YES_NO = re.compile(rf"^{_AUXILIARY}\b", re.I)
_ADJUNCT = re.compile(
    r"^(?:when|where|why|how long|how|(?:on|in|at|by|from|since|until) (?:which|what) [\w -]{2,40}?)"
    rf" (?P<rest>{_AUXILIARY}\b[^?]+)\??$",
    re.I,
)
_COMING_ABOUT = frozenset({"take", "occur", "happen", "begin", "start", "erupt", "end", "break", "hold"})
# A clause of more words than this says nothing more about which event is meant.
_LONGEST = 26


def small(text: str) -> str:
    """With a small first letter, unless the first word is a name or an abbreviation."""
    tokens = parse(text).tokens
    keep = not tokens or tokens[0].pos == "PROPN" or (len(tokens[0].text) > 1 and tokens[0].text.isupper())
    return text if keep else text[:1].lower() + text[1:]


def core(question: str) -> str:
    """What a question asks about, its auxiliary first: "were people killed in Hermel"; else ""."""
    words = question.strip(" ?")
    if _YES_NO.match(words):
        return words[:1].lower() + words[1:]
    counting = _HOW_MANY.match(words)
    if counting:
        active = counting["aux"].lower() in ("did", "do", "does")
        noun, aux, rest = counting["noun"], counting["aux"].lower(), counting["rest"]
        return f"{aux} {rest} {noun}" if active else f"{aux} {noun} {rest}"
    adjunct = _ADJUNCT.match(words)
    return adjunct["rest"] if adjunct else ""


def counted_of(question: str) -> str:
    """ "prisoners executed by ISIL in Aleppo" of "How many prisoners were executed …"; else ""."""
    counting = _HOW_MANY.match(question.strip(" ?"))
    if counting is None or counting["aux"].lower() in ("did", "do", "does"):
        return ""
    return f"{counting['noun']} {counting['rest']}"


def counted_noun(question: str) -> str:
    """ "prisoners" of "How many prisoners were executed?"; "" for other questions."""
    counting = _HOW_MANY.match(question.strip(" ?"))
    return counting["noun"] if counting else ""


def inverted(statement: str) -> str:
    """A statement with its auxiliary first: "did the rebels capture Saraqeb"; else ""."""
    tree = parse(statement)
    verb = main_verb(tree)
    subject = _subject(tree, verb)
    if verb is None or not subject:
        return ""
    helpers = [kid for kid in tree.kids(verb, "aux", "auxpass") if kid.index < verb.index]
    start, end = tree.span(subject)
    who = small(statement[start:end])
    rest = statement[verb.end : _clause_end(tree, verb)].rstrip(" .,;")
    if not helpers:
        lemma = verb.lemma
        return f"{'was' if lemma == 'be' else 'did'} {who}{'' if lemma == 'be' else ' ' + lemma}{rest}"
    between = " ".join(token.text for token in helpers[1:])
    return f"{helpers[0].text} {who} {between + ' ' if between else ''}{verb.text}{rest}"


def predicate(statement: str) -> tuple[str, str]:
    """(verb as printed, its base form), each with what follows it, of an active statement; else ("", "")."""
    tree = parse(statement)
    verb = main_verb(tree)
    if verb is None or tree.kids(verb, "auxpass") or not _subject(tree, verb):
        return "", ""
    rest = statement[verb.end : _clause_end(tree, verb)].rstrip(" .,;")
    return verb.text + rest, verb.lemma + rest


def subject(statement: str) -> str:
    """The subject of a statement in words, small-lettered; "" where it cannot be told or is a pronoun."""
    tree = parse(statement)
    phrase = _subject(tree, main_verb(tree))
    if not phrase:
        return ""
    start, end = tree.span(phrase)
    return small(statement[start:end])


def definite(phrase: str) -> str:
    """ "a three-day truce" → "the three-day truce", as one speaks of it the second time."""
    return re.sub(r"^an? ", "the ", phrase, flags=re.I)


def happening(statement: str) -> bool:
    """True if the subject of the statement is what happens: "the vote takes place", "a truce was agreed"."""
    tree = parse(statement)
    verb = main_verb(tree)
    return verb is not None and (bool(tree.kids(verb, "auxpass")) or verb.lemma in _COMING_ABOUT)


def _subject(tree: Parse, verb: Token | None) -> list[Token]:
    heads = [kid for kid in tree.kids(verb) if kid.dep in SUBJECTS] if verb else []
    return tree.subtree(heads[0]) if heads and heads[0].pos in ("NOUN", "PROPN", "NUM") else []


def _clause_end(tree: Parse, verb: Token) -> int:
    """Where the verb's own clause ends: before "and wounded …", ", killing …", at a limit of words."""
    cuts = [kid for kid in tree.kids(verb, "conj", "advcl", "cc", "parataxis") if kid.index > verb.index]
    last = min([min(t.index for t in tree.subtree(kid)) for kid in cuts] + [len(tree.tokens), verb.index + _LONGEST])
    while last > verb.index + 1 and tree.tokens[last - 1].pos in ("PUNCT", "CCONJ", "SCONJ"):
        last -= 1
    return tree.tokens[last - 1].end
