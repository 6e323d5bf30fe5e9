"""Words of a sentence that point to those before it, put for what they point to: "the next day", "they"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vectorstore.calendar import Day
from vectorstore.dates import DateMention, find_dates
from vectorstore.models import DateSpan

from ..facts.parsing import SUBJECTS, Parse, Token, parse
from ..facts.wordnet import related, topics
from ..wording import MONTHS, spelled

_BACK = re.compile(r"\b(?:same|following|next|previous|preceding|that|later|earlier|before|after)\b", re.I)
_STEP = re.compile(r"\b(?:on )?(?:the|a|one) day (?P<side>before|after|later|earlier)\b(?=[\s]*[,.;]|$)", re.I)
_LEAD = re.compile(
    r"(?:\b(?P<keep>on|in|by|since|until|before|after|from|during|at)\s+)?(?:\bthe\s+|\bthat\s+)?$", re.I
)
_HOUR = re.compile(r"\b(?:morning|afternoon|evening|night)\b", re.I)
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.I)
_YEAR = re.compile(r"\d{4}")
_HE, _SHE = frozenset({"he", "him", "his"}), frozenset({"she", "her", "hers"})
_THEY, _IT = frozenset({"they", "them", "their"}), frozenset({"it", "its"})
_OWN = frozenset({"his", "her", "their", "its"})
_LONGEST = 80  # characters of what a pronoun may stand for


@dataclass(frozen=True, slots=True)
class Before:
    """What the sentences before have told: the day that they ended on, and whom they were about, nearest first."""

    day: DateSpan | None = None
    spoken_of: tuple[Token, ...] = ()
    phrases: tuple[str, ...] = ()
    several: tuple[bool, ...] = ()

    def then(self, sentence: str) -> Before:
        """What is known after a sentence, itself already resolved."""
        tree = parse(sentence)
        found = [t for t in _actors(tree) if len(_phrase(tree, t)) <= _LONGEST]
        days = [m.span for m in find_dates(sentence) if m.span.first is not None and m.span.last is not None]
        return Before(
            days[-1] if days else self.day,
            (*found, *self.spoken_of)[:6],
            (*(_phrase(tree, t) for t in found), *self.phrases)[:6],
            (*(_is_several(tree, t) for t in found), *self.several)[:6],
        )


def resolved(sentence: str, before: Before) -> str:
    """The sentence as it reads without the ones before it; words that point to nothing known stay."""
    return _with_names(_with_dates(sentence, before.day), before)


def _with_dates(sentence: str, day: DateSpan | None) -> str:
    if day is None or day.first is None or day.last is None:
        return sentence
    first = day.first
    if first == day.last:
        sentence = _STEP.sub(lambda m: _stepped(m, first), sentence)
    for mention in reversed(find_dates(sentence, day)):
        if mention.relative:
            sentence = _written(sentence, mention)
    return sentence


def _stepped(match: re.Match[str], day: Day) -> str:
    step = -1 if match["side"].lower() in ("before", "earlier") else 1
    written = f"on {spelled(DateSpan.of_day(day.plus(step)))}"
    return f"O{written[1:]}" if match[0][0].isupper() else written


def _written(sentence: str, mention: DateMention) -> str:
    """The sentence with a date that needs another written out in full."""
    words, span = sentence[mention.start : mention.end], mention.span
    year = span.first or span.last
    if _MONTH.search(words):
        joint = ", " if words[-1].isdigit() else " "
        full = f"{words}{joint}{year.year}" if year is not None and not _YEAR.search(words) else words
        return sentence[: mention.start] + _plain(full) + sentence[mention.end :]
    if not _BACK.search(words) or span.precision not in ("day", "month"):
        return sentence
    lead = _LEAD.search(sentence, 0, mention.start)
    at = lead.start() if lead else mention.start
    keep = (lead["keep"] or "").lower() if lead else ""
    hour = _HOUR.search(words)
    written = (
        f"{keep or ('on' if span.precision == 'day' else 'in')} {f'the {hour[0]} of ' if hour else ''}{spelled(span)}"
    )
    if sentence[at : at + 1].isupper():
        written = written[0].upper() + written[1:]
    return sentence[:at] + written + sentence[mention.end :]


def _plain(date: str) -> str:
    """ "March 25, 2014" as it is, "25 March 2014" where the day stands first."""
    month = next((m for m in MONTHS if date.lower().endswith(f"{m.lower()}, {date[-4:]}")), "")
    return date.replace(", ", " ") if month else date


def _with_names(sentence: str, before: Before) -> str:
    tree = parse(sentence)
    dates = [(m.start, m.end) for m in find_dates(sentence, before.day)]
    named = [t for t in tree.tokens if t.pos in ("PROPN", "NOUN") and t.dep in (*SUBJECTS, "dobj", "pobj")]
    known = [t for t in named if not any(start <= t.start < end for start, end in dates)]
    for token in reversed(tree.tokens):
        own_words = any(t.index < token.index and _fits(token, t, _is_several(tree, t)) for t in known)
        if _points_back(tree, token) and not own_words:
            name = _name_for(token, before)
            if name:
                written = _possessive(name) if token.tag == "PRP$" else name
                sentence = sentence[: token.start] + _cased(written, token) + sentence[token.end :]
    return sentence


def _name_for(pronoun: Token, before: Before) -> str:
    for token, phrase, several in zip(before.spoken_of, before.phrases, before.several, strict=True):
        if _fits(pronoun, token, several):
            return phrase
    return ""


def _points_back(tree: Parse, token: Token) -> bool:
    """True for a pronoun that stands for somebody or something; not for the "it" of "it was reported that"."""
    word = token.text.lower()
    if token.tag not in ("PRP", "PRP$") or word not in _HE | _SHE | _THEY | _IT:
        return False
    return word != "it" or not tree.kids(tree.head(token), "ccomp", "xcomp", "csubj", "acomp")


def _fits(pronoun: Token, token: Token, several: bool) -> bool:
    """True if a pronoun may stand for a noun of that kind and number."""
    word = pronoun.text.lower()
    if word in _THEY:
        return several
    if word in _IT:
        return not several and not (token.pos == "NOUN" and topics(token.lemma)[:1] == ("person",))
    if token.pos == "PROPN":
        return not several and not related(token.text.lower(), "part_of")  # a place is no "he"
    return not several and "person" in topics(token.lemma)  # by any sense: "bomber" is an aircraft by its first


def _is_several(tree: Parse, token: Token) -> bool:
    return token.tag in ("NNS", "NNPS") or bool(tree.kids(token, "conj"))


def _actors(tree: Parse) -> list[Token]:
    """The nouns that a sentence is about: subjects first, then objects."""
    nouns = [t for t in tree.tokens if t.pos in ("PROPN", "NOUN", "NUM")]
    first = [t for t in nouns if t.dep in ("nsubj", "nsubjpass")]
    agents = [t for t in nouns if t.dep == "pobj" and tree.head(t).dep == "agent"]
    return [*first, *agents, *(t for t in nouns if t.dep in ("dobj", "attr"))]


def _phrase(tree: Parse, head: Token) -> str:
    """The noun with its words, relative clauses and asides left out; the name where it is given beside a noun."""
    if head.pos == "NOUN":
        head = next((kid for kid in tree.kids(head, "appos") if kid.pos == "PROPN"), head)
    cut = {t.index for kid in tree.kids(head, "relcl", "acl", "advcl", "appos") for t in tree.subtree(kid)}
    kept: list[Token] = []
    for token in tree.subtree(head):
        if token.index in cut or token.text in ",(":
            if token.index > head.index:
                break
            continue
        kept.append(token)
    start, end = tree.span(kept or [head])
    return tree.text[start:end]


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _cased(name: str, pronoun: Token) -> str:
    if pronoun.text[0].isupper():
        return name[0].upper() + name[1:]
    first = name.split(maxsplit=1)[0]
    return name[0].lower() + name[1:] if first in ("The", "A", "An", "Some", "Several", "Many") else name
