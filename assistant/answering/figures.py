"""Numbers that answer: how many, how much, how long, how old."""

from __future__ import annotations

import re

from ..facts.names import same_name
from ..facts.parsing import Parse, Token, parse
from ..facts.quantities import find_quantities
from ..facts.quantity_model import Quantity
from ..facts.synonyms import across_classes, same_kind
from ..facts.wordnet import topics
from ..questions import Ask, Question
from .slots import Sentence, Slot, asked_happening

_DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
_LENGTHS = frozenset({"mm", "cm", "m", "km", "mile", "foot", "yard", "inch", "nautical_mile"})
_MASSES = frozenset({"GBP", "g", "kg", "tonne", "ton", "pound", "t"})
_SPEEDS = frozenset({"km/h", "mph", "knot", "m/s"})
_COUNT = ""
# What the words of a question say about the unit of its answer; None: any unit that is no bare count.
_UNITS: tuple[tuple[str, frozenset[str] | None], ...] = (
    (r"\bpercent|\bper cent\b|\bshare\b|\bproportion\b|\bturnout\b", frozenset({"percent"})),
    (r"\bhow old\b|\b(?:what|which) age\b", frozenset({"year_old", "year", "month"})),
    (r"\bhow (?:far|deep|high|tall|wide)\b|\bdistance\b|\bheight\b|\bdepth\b", _LENGTHS),
    (r"\bhow fast\b|\bspeed\b", _SPEEDS),
    (r"\bhow heavy\b|\bweight\b", _MASSES),
    (r"\bmagnitude\b", frozenset({"magnitude", _COUNT})),
    (r"\bhow much time\b", _DURATIONS),
    (r"\bhow much\b|\bsum\b|\bamount\b|\bpric|\bcosts?\b|\bfine\b|\bpay", None),
)
_WORDLESS = re.compile(
    r"\b(?:year|month|week|day|decade|century|hour|night|season)-?long\b|\ball (?:day|night|week|year)\b",
    re.I,
)
# Nouns that stand for people whoever they are.
_ANYONE = frozenset({"people", "person", "victim", "casualty", "death", "life", "soul", "human", "dead", "fatality",
                     "toll", "number", "injury", "individual", "wounded", "injured"})  # fmt: skip


def figure_slots(question: Question, ask: Ask, sentence: Sentence) -> list[Slot]:
    """The numbers of a sentence that may answer, the likeliest first."""
    found = _wordless_spans(ask, sentence)
    found += [
        Slot(q.text, q.start, q.end, score)
        for q in find_quantities(sentence.text)
        if (score := _score(question, ask, sentence, q)) > 0
    ]
    return sorted(found, key=lambda slot: (-slot.score, slot.start))


def _wordless_spans(ask: Ask, sentence: Sentence) -> list[Slot]:
    """Durations without a number: "year-long", "overnight"."""
    if ask.kind != "how_long":
        return []
    return [Slot(m.group(), m.start(), m.end(), 0.7) for m in _WORDLESS.finditer(sentence.text)]


def _score(question: Question, ask: Ask, sentence: Sentence, quantity: Quantity) -> float:
    if not _unit_fits(ask, quantity):
        return 0.0
    happening = _happening(question, ask, sentence.tree, quantity)
    if ask.kind in ("how_long", "how_much") or quantity.unit:
        return 0.6 + 0.4 * happening
    if happening < 0.7 and _asks_harm(question, ask):
        return 0.0  # the killed are not the wounded
    return _counts(question, ask, sentence, quantity) * (0.4 + 0.6 * happening)


def _unit_fits(ask: Ask, quantity: Quantity) -> bool:
    if quantity.ordinal or quantity.unit == "time_of_day":
        return False
    if ask.kind == "how_long":
        return quantity.unit in _DURATIONS
    for pattern, units in _UNITS:
        if re.search(pattern, ask.text, re.I):
            return quantity.unit in units if units is not None else _is_worth(quantity)
    if ask.kind == "how_much":
        return quantity.unit != "" or _is_worth(quantity)
    return _focus_unit(ask, quantity)


def _is_worth(quantity: Quantity) -> bool:
    """True for an amount of something measured, not of people or time ("80,000 marks", "$2 million")."""
    if quantity.unit:
        return quantity.unit not in (*_DURATIONS, "year_old")
    return bool(quantity.counted) and not _is_people(parse(quantity.counted).tokens[-1].lemma)


def _focus_unit(ask: Ask, quantity: Quantity) -> bool:
    """A count counts things; "how many kilometres" wants that unit."""
    if not quantity.unit:
        return True
    focus = ask.focus[-1].lemma if ask.focus else ""
    return bool(focus) and (focus in quantity.text.lower() or quantity.unit.startswith(focus[:4]))


def _counts(question: Question, ask: Ask, sentence: Sentence, quantity: Quantity) -> float:
    """How far the thing counted is the thing asked for."""
    nouns = _counted_nouns(quantity)
    wanted = _wanted_nouns(ask)
    if not wanted or wanted[-1].lemma in _ANYONE:
        return 1.0 if not nouns or any(_is_people(n) for n in nouns) or _toll(question) else 0.35
    if not nouns:
        return 0.6
    head = max((same_kind(wanted[-1].lemma, n) for n in nouns if n not in _ANYONE), default=0.0)
    person = "person" in topics(wanted[-1].lemma)[:1] and _names(sentence.tree, wanted[-1])
    if head < 0.7 and not (person and (quantity.inherited or _is_generic(nouns))):
        return 0.0  # the dead of a sentence without guards are not "how many guards"
    return 0.5 + 0.5 * _modifiers(wanted[:-1], quantity.counted or quantity.antecedent) if head >= 0.7 else 0.5


def _names(tree: Parse, wanted: Token) -> bool:
    """True if the sentence speaks of those that are to be counted."""
    nouns = {t.lemma for t in tree.tokens if t.pos in ("NOUN", "PROPN")} - _ANYONE
    return any(same_kind(wanted.lemma, noun) >= 0.7 for noun in nouns)


def _toll(question: Question) -> bool:
    return any(t.lemma in ("toll", "death", "dead", "casualty", "fatality") for t in question.terms)


def _is_generic(nouns: list[str]) -> bool:
    return bool(nouns) and nouns[-1] in _ANYONE | {"other", "member", "man", "woman"}


def _is_people(noun: str) -> bool:
    if noun in _ANYONE or noun == "other" or not topics(noun):
        return True
    # A city is a group of people to the lexicon as well, but a place first.
    return topics(noun)[0] != "location" and bool({"person", "group"} & set(topics(noun)[:2]))


def _counted_nouns(quantity: Quantity) -> list[str]:
    text = quantity.counted or quantity.antecedent
    if not text:
        return []
    return [t.lemma for t in parse(text).tokens if t.pos in ("NOUN", "PROPN", "ADJ", "VERB")]


def _wanted_nouns(ask: Ask) -> tuple[Token, ...]:
    return ask.focus


def _modifiers(wanted: tuple[Token, ...], counted: str) -> float:
    """The share of "how many *rebel* fighters" that the counted phrase repeats; -1 where it says others instead."""
    words = [t for t in wanted if t.pos in ("NOUN", "PROPN", "ADJ")]
    if not words:
        return 1.0
    have = [t for t in parse(counted).tokens[:-1] if t.pos in ("NOUN", "PROPN", "ADJ")]
    shared = sum(any(_same_group(w, h) for h in have) for w in words)
    if shared or not have:
        return shared / len(words)
    # "ISIL fighters" are not "rebel fighters"; "government soldiers" may be "Syrian Army members".
    return -1.0 if any(w.pos == "PROPN" for w in words) else 0.0


def _same_group(one: Token, other: Token) -> bool:
    return same_name(one.text, other.text) or across_classes(one.lemma, other.lemma) >= 0.8


def _happening(question: Question, ask: Ask, tree: Parse, quantity: Quantity) -> float:
    """How far what happened to the counted ones is what the question asks about, 1 where it names nothing."""
    wanted = asked_happening(question, ask) + [t.lemma for t in ask.focus[-1:] if _is_harm(t.lemma)]
    wanted += [t.lemma for t in question.terms if t.lemma in ("toll", "death", "fatality", "injury", "dead")]
    if not wanted:
        return 1.0
    around = _governors(tree, quantity)
    return max((across_classes(w, a) for w in wanted for a in around), default=0.0)


def _asks_harm(question: Question, ask: Ask) -> bool:
    lemmas = asked_happening(question, ask) + [t.lemma for t in question.terms if t.kind != "name"]
    return any(_is_harm(lemma) for lemma in lemmas)


def _is_harm(lemma: str) -> bool:
    return any(across_classes(harm, lemma) >= 0.85 for harm in ("kill", "injure"))


def _governors(tree: Parse, quantity: Quantity) -> list[str]:
    """The lemmas that the number hangs on, up to and with the nearest verb, and the words beside it."""
    inside = [t for t in tree.tokens if quantity.start <= t.start < quantity.end]
    if not inside:
        return []
    found = [t.lemma for t in inside] + _counted_nouns(quantity)
    token = inside[0]
    for _ in range(8):
        head = tree.head(token)
        if head is token:
            break
        found.append(head.lemma)
        if head.pos == "VERB":
            found += [kid.lemma for kid in tree.kids(head, "acomp", "oprd", "attr", "prep", "dobj", "nsubj")]
            break
        token = head
    after = [t for t in tree.tokens if t.start >= quantity.end][:1]
    return found + [t.lemma for t in after if t.pos in ("ADJ", "VERB", "NOUN")]
