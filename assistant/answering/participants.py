"""Names that answer: who did it, to whom, which thing, where."""

from __future__ import annotations

import re

from ..facts import wordnet
from ..facts.parsing import Parse, Token
from ..facts.roles import Predication, predications
from ..facts.speakers import noun_phrase, speakers
from ..facts.synonyms import across_classes, same_kind, stands_for
from ..facts.terms import is_name
from ..questions import Ask, Question
from ..wording import MONTHS
from .slots import Sentence, Slot, slot_of

NOMINAL = 0.9  # a noun that is a verb's own: resign, resignation
_LOCATIVE = frozenset(["in", "at", "near", "from", "to", "into", "off", "outside", "around", "on", "over", "across", "toward", "towards", "between", "along", "of", "through", "inside", "north", "south", "east", "west"])  # fmt: skip
_ASKS_SPEAKER = re.compile(
    r"\baccording to (?:whom|who|which|what)\b|\bwho (?:\w+ )?(?:said|says|say|claim|told|report|announc|confirm|denied"
    r"|put the|gave the|maintain|wrote|alleg|estimat|warn|stat|reveal)|\b(?:claim|estimate|statement|words?|figure)s? (?:was|is) "
    r"(?:it|this|that)\b|\bwhose (?:claim|estimate|words?|statement|account|report|figure)|\bsaid so\b", re.I,
)  # fmt: skip
_NAME_OF = re.compile(r"\b(?:name|identity)s? of\b|\bcalled\b|\bnamed\b|\bwhat (?:is|was|were) .* names?\b", re.I)


_IS_WHO = re.compile(r"\bwho (?:is|was|were|are|else)\b(?! \w+(?:ed|en|ing)\b)", re.I)
_BEARING = re.compile(
    r"\b[\d,.]+ ?(?:km|kilomet(?:er|re)s?|met(?:er|re)s?|miles?|m|yards?|feet) (?:(?:to the )?(?:north|south|east|west)\w*|from|off|outside) "
    r"(?:of )?[^,.;]+", re.I,
)  # fmt: skip
_TYPE_OF = re.compile(r"\b(?:what|which) (?:(?:type|kind|sort|class)s? of|(?:model|make|brand)s?)\b", re.I)


def person_slots(question: Question, ask: Ask, sentence: Sentence) -> list[Slot]:
    """The people or groups of a sentence that may answer `who`, the likeliest first."""
    if _ASKS_SPEAKER.search(ask.text):
        return _speakers(sentence.tree)
    if _NAME_OF.search(ask.text):
        return _names_of(question, ask, sentence)
    found = _by_role(question, ask, sentence)
    if found or not (_IS_WHO.search(ask.text) or ask.focus):
        return found or _other_names(ask, sentence, people=True)
    return _names_of(question, ask, sentence) or _kinds_of(ask, sentence) or _other_names(ask, sentence)


def thing_slots(question: Question, ask: Ask, sentence: Sentence) -> list[Slot]:
    """The things of a sentence that may answer `what` or `which`, the likeliest first."""
    if _NAME_OF.search(ask.text):
        return _names_of(question, ask, sentence)
    if _TYPE_OF.search(ask.text):
        return _kinds_of(ask, sentence, told_apart=True)
    by_role = _by_role(question, ask, sentence)
    if ask.focus:
        return [s for s in by_role if s.score > 0.8] or _kinds_of(ask, sentence) or _other_names(ask, sentence)
    return by_role or _rest(sentence)


def place_slots(question: Question, ask: Ask, sentence: Sentence) -> list[Slot]:
    """The places of a sentence that the question has not named itself, the likeliest first."""
    del question
    tree = sentence.tree
    found = [Slot(m.group(), m.start(), m.end(), 0.8) for m in _BEARING.finditer(sentence.text)]
    for prep in (t for t in tree.tokens if t.pos in ("ADP", "ADV") and t.lemma in _LOCATIVE):
        for head in tree.kids(prep, "pobj"):
            phrase = noun_phrase(tree, head)
            new = [t for t in phrase if t.index not in sentence.used]
            if new and (score := _place_score(tree, phrase, new, ask, prep)) > 0:
                found.append(slot_of(tree, phrase, score))
    return sorted(found, key=lambda s: (-s.score, s.start)) or _kinds_of(ask, sentence)


def _place_score(tree: Parse, phrase: list[Token], new: list[Token], ask: Ask, prep: Token) -> float:
    names = any(is_name(tree, t) for t in new)
    kinds = {topic for t in phrase for topic in wordnet.topics(t.lemma)[:2]}
    if any(t.pos == "NUM" or t.lemma in _MONTHS for t in phrase[:2]) and not names:
        return 0.0
    place = bool(kinds & {"location", "artifact", "object"})
    base = 0.9 if names and place else 0.8 if names else 0.6 if place else 0.0
    if base and ask.focus and any(same_kind(ask.focus[-1].lemma, t.lemma) > 0.7 for t in phrase):
        base += 0.1
    return base - (0.3 if prep.lemma == "of" else 0.0)


_MONTHS = frozenset(month.lower() for month in MONTHS)


def _by_role(question: Question, ask: Ask, sentence: Sentence) -> list[Slot]:
    """What stands in the sentence where the question word stands in the question."""
    found = []
    for asked in predications(question.parse):
        role = _asked_role(question.parse, ask, asked)
        for said in predications(sentence.tree):
            alike = stands_for(asked.lemma, said.lemma, "v")
            if role and alike >= 0.7:
                found += _role_slot(sentence, said, role, alike)
        found += _of_noun(sentence, asked, role)
    return sorted(found, key=lambda s: (-s.score, s.start))


def _of_noun(sentence: Sentence, asked: Predication, role: str) -> list[Slot]:
    """Whose happening it is, where a noun tells of it: "the resignation of Masataka Shimizu", "her arrest"."""
    tree = sentence.tree
    marks = {"agent": ("by",), "patient": ("of",)}.get(role, ()) if asked.patient and asked.agent else ("of", "by")
    found = []
    for noun in tree.tokens if role else ():
        if noun.pos == "NOUN" and across_classes(asked.lemma, noun.lemma) >= NOMINAL:
            heads = [kid for prep in tree.kids(noun, "prep") if prep.lemma in marks for kid in tree.kids(prep, "pobj")]
            named = [h for h in heads if h.pos == "PROPN" and h.index not in sentence.used]
            found += [slot_of(tree, _without_office(tree, head), 0.85) for head in named]
    return found


def _without_office(tree: Parse, head: Token) -> list[Token]:
    """The name without what its bearer was: "Masataka Shimizu as president"."""
    cut = {t.index for prep in tree.kids(head, "prep") for t in tree.subtree(prep)}
    return [t for t in noun_phrase(tree, head) if t.index not in cut]


def _role_slot(sentence: Sentence, said: Predication, role: str, alike: float) -> list[Slot]:
    indices = said.agent if role == "agent" else said.patient
    tokens = [sentence.tree.tokens[i] for i in indices]
    if not tokens or all(t.index in sentence.used for t in tokens) or tokens[0].pos == "PRON":
        return []
    return [slot_of(sentence.tree, tokens, alike)]


def _asked_role(tree: Parse, ask: Ask, asked: Predication) -> str:
    marks = {"who", "whom", "whose", "what", "which"}
    focus = {t.index for t in ask.focus}
    for role, indices in (("agent", asked.agent), ("patient", asked.patient)):
        if any(tree.tokens[i].lemma in marks or i in focus for i in indices):
            return role
    return ""


def _speakers(tree: Parse) -> list[Slot]:
    return [slot_of(tree, tokens, score) for tokens, score in speakers(tree)]


def _names_of(question: Question, ask: Ask, sentence: Sentence) -> list[Slot]:
    """A name beside the noun whose name is asked for ("the pilot, Andreas Lubitz"); nothing else will do."""
    tree = sentence.tree
    wanted = [t.lemma for t in ask.focus if t.lemma not in ("name", "identity")]
    wanted += [t.lemma for t in question.terms if t.kind in ("noun", "modifier")][:3]
    found = []
    for noun in tree.tokens:
        if noun.pos in ("NOUN", "PROPN") and any(same_kind(w, noun.lemma) >= 0.8 for w in wanted):
            beside = _name_beside(tree, noun, sentence.used)
            if beside:
                found.append(slot_of(tree, beside, 0.9))
    return found


def _name_beside(tree: Parse, noun: Token, used: frozenset[int]) -> list[Token]:
    near = [noun, *tree.kids(noun, "appos", "compound", "nmod"), tree.head(noun)]
    if noun.dep not in ("appos", "compound", "nmod"):
        near.pop()
    names = [t for token in near for t in (token, *tree.kids(token, "compound", "flat"))]
    new = sorted({t.index for t in names if is_name(tree, t) and t.index not in used and t.tag.startswith("NNP")})
    return [tree.tokens[i] for i in new]


def _kinds_of(ask: Ask, sentence: Sentence, *, told_apart: bool = False) -> list[Slot]:
    """Noun phrases whose head is of the kind asked for, with something in them that the question lacks.

    `told_apart` wants that something to stand before the noun ("a Qassam rocket").
    """
    if not ask.focus:
        return []
    found = []
    for token in sentence.tree.tokens:
        if token.pos in ("NOUN", "PROPN"):
            score = same_kind(ask.focus[-1].lemma, token.lemma)
            phrase = [t for t in noun_phrase(sentence.tree, token) if t.index not in sentence.used or t is token]
            if told_apart:
                phrase = [t for t in phrase if t.index <= token.index]
            if score >= 0.7 and any(t.pos in ("PROPN", "NOUN", "ADJ", "NUM") and t is not token for t in phrase):
                found.append(slot_of(sentence.tree, noun_phrase(sentence.tree, token), 0.9 * score))
    return sorted(found, key=lambda s: (-s.score, s.start))


def _other_names(ask: Ask, sentence: Sentence, *, people: bool = False) -> list[Slot]:
    """Names that the question has not said; weak evidence that they answer."""
    del ask
    tree = sentence.tree
    found: list[list[Token]] = []
    for token in tree.tokens:
        if token.index in sentence.used or not is_name(tree, token) or token.lemma in _MONTHS:
            continue
        if found and token.index - found[-1][-1].index <= 1:
            found[-1].append(token)
        else:
            found.append([token])
    score = 0.5 if people else 0.3
    return [slot_of(tree, group, score) for group in found]


def _rest(sentence: Sentence) -> list[Slot]:
    """The verb phrase that the question does not use; the weakest evidence."""
    tree = sentence.tree
    free = [t for t in tree.tokens if t.index not in sentence.used and t.pos in ("NOUN", "PROPN", "VERB", "NUM")]
    return [slot_of(tree, free, 0.5)] if free else []
