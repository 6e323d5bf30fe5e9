"""A question's outline for rewriting: its settings (places, dates), its subject, object and verb."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vectorstore.calendar import Day
from vectorstore.dates import find_dates
from vectorstore.models import DateSpan

from .facts.parsing import SUBJECTS, Parse, Token, parse

LOCATIVE = frozenset({"in", "at", "near", "on", "from", "into", "around", "outside", "inside", "across", "off"})
_SETTING = LOCATIVE | {"by", "for", "against", "about", "during", "with", "between"}
_INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "SYM"})
_DATE_LEAD = re.compile(r"\b(?:on|in|by|since|until|before|after|from|during|for)\s+(?:the\s+)?$", re.I)
# A date without a year is a date too; which year it gets does not matter here.
_SOME_DAY = DateSpan.of_day(Day(2000, 6, 15))
_SAYS_WHICH = re.compile(r"\d|\b[A-Z]")
_QUESTION_TAGS = frozenset({"WP", "WDT", "WRB", "WP$"})
_OBJECTS = ("dobj", "obj", "attr", "oprd")


@dataclass(frozen=True, slots=True)
class Setting:
    """A phrase that says where, when or in what: `text[start:end]`; its noun phrase begins at `inner`."""

    words: str
    start: int
    end: int
    inner: int
    date: bool

    @property
    def noun(self) -> str:
        """The phrase without its preposition: "the Lebanese town of Hermel"."""
        return self.words[self.inner - self.start :]

    @property
    def preposition(self) -> str:
        """In small letters, "" for a bare date."""
        return self.words[: self.inner - self.start].strip().lower()


def settings_of(text: str) -> tuple[Setting, ...]:
    """The phrases with a date or with a name behind a preposition, in order; none overlapping."""
    found = _dates(text)
    busy = [(one.start, one.end) for one in found]
    tree, index = parse(text), 0
    while index < len(tree.tokens):
        end = _phrase_end(tree, index, busy)
        inner = tree.tokens[index + 1 : end]
        if any(named(token) for token in inner):
            first, last = tree.tokens[index], inner[-1]
            found.append(Setting(text[first.start : last.end], first.start, last.end, inner[0].start, date=False))
        index = max(end, index + 1)
    return tuple(sorted(found, key=lambda one: one.start))


def _dates(text: str) -> list[Setting]:
    found = []
    for mention in find_dates(text, _SOME_DAY):
        if mention.relative and not _SAYS_WHICH.search(text, mention.start, mention.end):
            continue  # "that day" is no date of its own
        lead = _DATE_LEAD.search(text, 0, mention.start)
        start = lead.start() if lead else mention.start
        found.append(Setting(text[start : mention.end], start, mention.end, mention.start, date=True))
    return found


def _phrase_end(tree: Parse, index: int, busy: list[tuple[int, int]]) -> int:
    """Index after the noun phrase behind the preposition at `index`; `index` where none begins there."""
    if tree.tokens[index].text.lower() not in _SETTING or tree.tokens[index].pos not in ("ADP", "SCONJ"):
        return index
    at = index + 1
    while at < len(tree.tokens):
        token = tree.tokens[at]
        # "in the attack on the Lahore churches" is one phrase: its name stands behind the second preposition.
        nested = token.lemma in LOCATIVE and at > index + 1 and not any(map(named, tree.tokens[index + 1 : at]))
        inside = (
            nested
            or token.pos in _INSIDE
            or token.text in ("-", "–", "’", "'")
            or (token.lemma == "of" and at > index + 1)
        )
        free = all(token.end <= start or token.start >= end for start, end in busy)
        if not inside or not free or token.tag in _QUESTION_TAGS or at == _hidden_verb(tree):
            break
        at += 1
    while at > index + 1 and tree.tokens[at - 1].lemma in ("of", "-"):
        at -= 1
    return at if at > index + 1 else index


def _hidden_verb(tree: Parse) -> int:
    """Index of the last word of "how many did the rocket kill?", which is taken for a noun; else -1."""
    asks = any(token.lemma == "do" and token.pos in ("AUX", "VERB") for token in tree.tokens)
    if not asks or any(token.tag == "VB" for token in tree.tokens):
        return -1
    words = [token for token in tree.tokens if token.text[0].isalnum()]
    last = words[-1] if words else None
    return last.index if last is not None and last.pos == "NOUN" and last.tag == "NN" else -1


def named(token: Token) -> bool:
    """True for a word that is a name by its capital."""
    return token.text[:1].isupper() and token.pos in ("PROPN", "NOUN", "ADJ", "X") and token.tag not in _QUESTION_TAGS


def main_verb(tree: Parse) -> Token | None:
    """The verb that says what happens, "did" left aside; None where there is none."""
    hidden = _hidden_verb(tree)
    if hidden >= 0:
        return tree.tokens[hidden]
    verbs = [token for token in tree.tokens if token.pos == "VERB" or token.tag.startswith("VB")]
    roots = [token for token in verbs if token.head == token.index and token.pos == "VERB"]
    full = [token for token in verbs if token.pos == "VERB"]
    return (roots or full or [None])[0]  # type: ignore[list-item]


def subject_of(tree: Parse) -> str:
    """The subject of the main verb in words, "" where it is asked for, a pronoun, or not to be found."""
    verb = main_verb(tree)
    if verb is None:
        return ""
    if verb.index == _hidden_verb(tree):
        return _before_hidden(tree, verb)
    return _noun_words(tree, [kid for kid in tree.kids(verb) if kid.dep in SUBJECTS])


def _before_hidden(tree: Parse, verb: Token) -> str:
    did = next(token.index for token in tree.tokens if token.lemma == "do" and token.pos in ("AUX", "VERB"))
    words = tree.tokens[did + 1 : verb.index]
    return tree.text[words[0].start : words[-1].end] if words else ""


def object_of(tree: Parse) -> str:
    """The object of the main verb in words, "" where it is asked for, a pronoun, or there is none."""
    verb = main_verb(tree)
    return "" if verb is None else _noun_words(tree, tree.kids(verb, *_OBJECTS))


def _noun_words(tree: Parse, heads: list[Token]) -> str:
    for head in heads:
        phrase = tree.subtree(head)
        asked = any(token.tag in _QUESTION_TAGS or token.lemma == "many" for token in phrase)
        if head.pos in ("NOUN", "PROPN") and not asked:
            start, end = tree.span(phrase)
            return tree.text[start:end]
    return ""
