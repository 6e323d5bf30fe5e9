"""A question → what is asked for, what must hold for an entry to answer it, and which days it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from vectorstore.dates import DateMention
from vectorstore.models import DateSpan

from .facts.dating import dates_within
from .facts.parsing import SUBJECTS, Parse, Token, parse
from .facts.roles import verb_lemma
from .facts.terms import Term, terms_of
from .facts.wordnet import topics

AskKind = Literal["who", "when", "where", "how_many", "how_long", "how_much", "why", "how", "what", "yes_no", "events"]


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a question wants: its kind and, in the question's words, of what."""

    kind: AskKind
    focus: tuple[Token, ...]  # the noun that names the answer's kind: "rebel fighters", "town", "envoy"
    text: str  # the part of the question that asks it
    several: bool = False  # "which towns": more than one answer is expected
    happening: str = ""  # the verb, where one of several is asked for: "how many were killed and wounded"


@dataclass(frozen=True, slots=True)
class Question:
    """A standalone question, taken apart."""

    text: str
    asks: tuple[Ask, ...]
    terms: tuple[Term, ...]  # what an entry must speak of, the dates and the asked-for left out
    dates: tuple[DateMention, ...]
    windows: tuple[DateSpan, ...]  # the days that it is about; empty: any
    parse: Parse


# The order decides: the more exact wording first.
_KINDS: tuple[tuple[AskKind, str], ...] = (
    ("events", r"\bwhat (?:else )?(?:happened|took place|occurred|was (?:reported|going on|happening)|events?\b"
               r"|developments?\b|do the sources say|is (?:known|reported))|^(?:list |show )?(?:all )?(?:the )?events\b"
               r"|\b(?:timeline|chronology|summary|overview) of\b|\bsummari[sz]e\b|\banything (?:on|in|from|happen|else|reported)"
               r"|\beverything\b|\bwhat did .* do (?:on|between|from|in|during) (?=.*\d)"),
    ("how_long", r"\b(?:for )?how long\b|\b(?:for )?how many (?:more )?(?:years|months|weeks|days|hours|minutes)\b"
                 r"|\b(?:what|which) (?:was the )?(?:length|duration)\b|\blength of (?:time|the)\b"),
    ("how_many", r"\bhow many\b|\b(?:the )?(?:number|count) of\b|\bdeath toll\b|\b(?:body|head) ?count\b"
                 r"|\bcasualty (?:figures?|count|toll)\b|\bwhat (?:number|share|percentage|proportion)\b"
                 r"|\bhow (?:much|large) (?:a |of )?(?:share|percentage|proportion)\b|\btoll\b(?= of| in| from|\?|$)|\b(?:share|percentage|proportion) of\b|\bturnout\b"),
    ("how_much", r"\bhow (?:much|old|far|deep|high|tall|big|large|strong|fast|heavy|wide|powerful|expensive|often|late|early)\b"
                 r"|\b(?:what|which) (?:sum|amount|price|cost|speed|distance|magnitude|age|height|depth|size|turnout|strength)\b"
                 r"|\bwhat (?:does|did|will|would|was|is) .*\bcosts?\b"),
    ("when", r"\b(?:since |by |until )?when\b|\b(?:on |by |in )?(?:what|which) (?:date|day|year|month|week|time)\b"
             r"|\b(?:exact )?date of\b|\bdate\?"),
    ("where", r"\bwhere(?:abouts)?\b|\b(?:in|on|at|near|from|to|off|outside|into|around) (?:what|which) [\w -]*?"
              r"(?:town|city|village|country|place|island|province|state|region|district|area|location|site|spot|station"
              r"|airport|town|neighbou?rhood|border|camp|governorate|county|port|capital|continent|hospital)s?\b"
              r"|\bname (?:the )?places?\b|\b(?:what|which) (?:town|city|village|place|location)s?\b"),
    ("why", r"\bwhy\b|\bwhat (?:was|is|were) the (?:reasons?|motives?|grounds?|causes?)\b|\bwhat (?:caused|prompted|triggered|led)\b"
            r"|\bhow come\b|\bfor what reasons?\b|\bon what grounds\b|\bwhat for\b"),
    ("who", r"\bwho(?:m|se)?\b(?! (?:was|were|is|are|had|has|have|said|claimed) .*\bwho\b)|\bby whom\b"),
    ("how", r"\bhow\b"),
    ("what", r"\b(?:what|which)\b|^(?:list|name)\b"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _KINDS)
_TOLL = re.compile(r"toll|count|casualt", re.I)
_LEAD = re.compile(r"\b(who|whom|whose|when|where|whereabouts|why|how|what|which)\b", re.I)
_BY_LEAD: dict[str, frozenset[str]] = {
    "who": frozenset({"who"}), "whom": frozenset({"who"}), "whose": frozenset({"who"}), "when": frozenset({"when"}),
    "where": frozenset({"where"}), "whereabouts": frozenset({"where"}), "why": frozenset({"why"}),
    "how": frozenset({"how_long", "how_many", "how_much", "why", "how"}),
}  # fmt: skip
_OPEN_KINDS = frozenset({"events", "how_long", "how_many", "how_much", "when", "where", "why", "what"})
_YES_NO = re.compile(
    r"^(?:(?:so|and|but|then),? )?(?:is|was|are|were|did|does|do|has|have|had|will|would|can|could|may|might|isn't|wasn't"
    r"|didn't|hasn't|haven't|aren't|weren't|is it true)\b", re.I,
)  # fmt: skip
_ANYTHING = re.compile(r"^(?:did|has|had|was|is) (?:there )?anything\b", re.I)
# A second thing asked begins at a conjunction with its own question word.
_NEXT_ASK = re.compile(
    r"(?:,|;|\band\b|\bor\b)\s+(?:and )?(?=(?:(?:in|on|at|by|for|from|near|to|with|of|since) )?"
    r"(?:who|whom|whose|when|where|why|how|what|which)\b)", re.I,
)  # fmt: skip


def understand(text: str, coverage: DateSpan | None = None) -> Question:
    """The question taken apart; dates without a year are read within the days that the sources cover."""
    clean = " ".join(text.split())
    tree = parse(clean)
    dates = dates_within(clean, coverage)
    asks = _asks(clean, tree)
    windows = _windows(clean, dates)
    hidden = [(d.start, d.end) for d in dates]
    asked_for = {t.index for ask in asks for t in ask.focus[-1:]}
    terms = tuple(t for t in terms_of(tree, hidden) if t.kind == "name" or not asked_for & set(t.indices))
    return Question(clean, asks, terms, dates, windows, tree)


def _asks(text: str, tree: Parse) -> tuple[Ask, ...]:
    if _YES_NO.match(text) and not _ANYTHING.match(text):
        return (Ask("yes_no", (), text),)
    bounds = [0, *(m.end() for m in _NEXT_ASK.finditer(text)), len(text)]
    parts = [(a, b) for a, b in pairwise(bounds) if b > a]
    asks = [one for start, end in parts if (ask := _ask(text, tree, start, end)) for one in _each(tree, ask, start)]
    return tuple(asks) or (Ask("what", (), text),)


def _each(tree: Parse, ask: Ask, start: int) -> list[Ask]:
    """A count for each of the happenings that one question joins ("killed and wounded"); else the ask itself."""
    inside = [t for t in tree.tokens if start <= t.start < start + len(ask.text) and t.pos == "VERB"]
    for verb in inside if ask.kind == "how_many" else ():
        joined = [kid for kid in tree.kids(verb, "conj") if kid in inside and not tree.kids(kid, *SUBJECTS, "dobj")]
        if joined and not tree.kids(verb, "dobj"):
            return [replace(ask, happening=verb_lemma(tree, each)) for each in (verb, *joined)]
    return [ask]


def _ask(text: str, tree: Parse, start: int, end: int) -> Ask | None:
    part = text[start:end]
    for kind, pattern in _allowed(part):
        if found := pattern.search(part):
            focus = _focus(tree, start + found.start(), start + found.end(), end)
            if kind == "how_many" and _TOLL.search(found.group()):
                focus = ()
            return Ask(_refined(kind, focus), focus, part, any(t.tag in ("NNS", "NNPS") for t in focus[-1:]))
    return None


def _allowed(part: str) -> tuple[tuple[AskKind, re.Pattern[str]], ...]:
    """The kinds that the leading question word leaves open: "Who put the number at 42?" asks who, not how many."""
    lead = _LEAD.search(part)
    if lead is None:
        return _PATTERNS
    word = lead.group(1).lower()
    kinds = _BY_LEAD.get(word, _OPEN_KINDS)
    return tuple((kind, pattern) for kind, pattern in _PATTERNS if kind in kinds)


def _refined(kind: AskKind, focus: tuple[Token, ...]) -> AskKind:
    """`what`/`which` with a noun for people asks who."""
    if kind in ("what", "where") and focus and topics(focus[-1].lemma)[:1] == ("person",):
        return "who"
    return kind


def _focus(tree: Parse, start: int, found_end: int, end: int) -> tuple[Token, ...]:
    """The noun phrase right behind the question word, without its modifiers of place and time."""
    tokens = [t for t in tree.tokens if start <= t.start < end]
    chosen: list[Token] = []
    for token in tokens:
        inside = token.end <= found_end
        if token.pos in ("NOUN", "PROPN", "ADJ", "NUM") or (chosen and token.text in "-'’s"):
            if not (inside and token.lemma in ("many", "much", "long", "number", "old")):
                chosen.append(token)
        elif (chosen and not inside) or (token.pos in ("VERB", "AUX") and not inside):
            break
    while chosen and chosen[-1].pos not in ("NOUN", "PROPN"):
        chosen.pop()
    return tuple(chosen)


def _windows(text: str, dates: tuple[DateMention, ...]) -> tuple[DateSpan, ...]:
    """The days that a question is about. A date inside what is asked ("the May 2014 attack") serves as well."""
    return tuple(d.span for d in dates if (d.span.first or d.span.last) and not _in_a_name(text, d))


def _in_a_name(text: str, mention: DateMention) -> bool:
    """True for the year of "the 2018 World Cup", which tells which cup and not when."""
    return mention.span.precision == "year" and re.match(r" [A-Z]", text[mention.end :]) is not None
