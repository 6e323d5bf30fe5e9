"""Pronouns and pointing words of a follow-up, put for what they point to in the last question and answer."""

from __future__ import annotations

import re

from .facts.parsing import Parse, Token, parse
from .followup_clauses import core, counted_noun, counted_of, definite, happening, predicate, subject
from .followup_context import Context
from .followup_signs import points_back
from .question_shape import LOCATIVE, named, object_of, settings_of, subject_of

_PERSON = frozenset({"he", "she", "him", "his", "her", "hers"})
_GROUP = frozenset({"they", "them", "their", "theirs", "those", "these"})
_OWN = frozenset({"his", "her", "their", "its"})
_DID_IT = re.compile(r"\bdo (?:it|that|this|so)\b(?=\s*[?.,]|$)", re.I)
_COMPARED = re.compile(
    r"\bthe (?:other|lower|higher|larger|smaller|first|second|last) (?:figure|number|count|report)\b", re.I
)
_NAME = re.compile(r"[A-Z][\w'’.-]*(?: (?:[a-z]{1,3} )?[A-Z][\w'’.-]*){0,4}")


def resolved(question: str, context: Context) -> str:
    """The question with each word that points back put for the phrase it stands for, where one is known."""
    question = _with_deed(question, context)
    compared = _COMPARED.search(question)
    if compared and counted_of(context.question):
        question = f"{question[: compared.end()]} of {counted_of(context.question)}{question[compared.end() :]}"
    tree = parse(question)
    for token in reversed(tree.tokens):
        if points_back(tree, token):
            phrase = _phrase(token, context)
            question = question[: token.start] + (phrase or token.text) + question[token.end :]
    return _fuller(question, context)


def _with_deed(question: str, context: Context) -> str:
    """ "Why did they do it?" → "Why did they launch air strikes on …?"."""
    deed = predicate(context.statement)[1] or ""
    if not deed and core(context.question).startswith("did "):
        deed = predicate(core(context.question).removeprefix("did "))[1]
    return _DID_IT.sub(lambda match: deed or match.group(), question)


def _phrase(token: Token, context: Context) -> str:
    word = token.text.lower()
    if token.dep == "det":
        return "the"
    if word == "there":
        return _place(context)
    referent = _referent(word, token, context)
    return f"{referent}'s" if referent and word in _OWN and token.tag == "PRP$" else referent


def _referent(word: str, token: Token, context: Context) -> str:
    if word in _PERSON:
        return _person(context)
    asked = parse(context.question)
    actor = subject_of(asked)
    if word in _GROUP:
        counted = counted_noun(context.question)
        partitive = token.dep == "pobj" or word in ("those", "these")
        first = f"the {counted}" if counted else ""
        return (first or actor if partitive else actor or first) or _those(subject(context.statement))
    told = definite(subject(context.statement))
    thing = object_of(asked)
    if token.dep == "nsubj":
        return actor or (told if happening(context.statement) else "") or thing or told
    event = _event(context) if token.dep == "pobj" else ""
    return event or thing or _single(object_of(parse(context.statement))) or _name(context) or told


def _single(phrase: str) -> str:
    """The phrase where it is one thing, "" for several: "it" is not "bodies"."""
    tokens = parse(phrase).tokens if phrase else ()
    return "" if any(token.tag in ("NNS", "NNPS") for token in tokens) else phrase


def _event(context: Context) -> str:
    """What "about it" means: the happening that the question names, or that the answer tells of."""
    named_event = [one.noun for one in settings_of(context.question) if not one.date and one.noun.split()[-1].islower()]
    told = definite(subject(context.statement)) if happening(context.statement) else ""
    return named_event[-1] if named_event else told


def _those(people: str) -> str:
    """ "42 people" → "the people": the number is an answer, and no part of who they are."""
    return re.sub(r"^(?:(?:at least|about|nearly|more than|up to) )?[\d,.]+ ", "the ", people)


def _person(context: Context) -> str:
    """The name that was the short answer, else the first name that acted."""
    if context.short and _NAME.fullmatch(context.short):
        return context.short
    for text in (
        subject_of(parse(context.question)),
        subject(context.statement),
        context.statement,
        context.question,
    ):
        found = [match.group() for match in _NAME.finditer(text) if match.start() or text != context.question]
        if found:
            return max(found, key=lambda name: name.count(" ")) if text == context.statement else found[0]
    return ""


def _name(context: Context) -> str:
    settings = [one for one in settings_of(context.question) if not one.date]
    return settings[-1].noun if settings else ""


def _place(context: Context) -> str:
    for text in (context.question, context.statement):
        places = [one for one in settings_of(text) if not one.date and one.preposition in LOCATIVE]
        if places:
            return places[-1].words
    thing = object_of(parse(context.question))
    return f"in {thing}" if thing[:1].isupper() else ""


def _fuller(question: str, context: Context) -> str:
    """With "the embassy" written as the last answer names it: "the Syrian embassy"."""
    told = parse(context.statement)
    tree = parse(question)
    for token in reversed(tree.tokens):
        before = tree.tokens[token.index - 1] if token.index else None
        if token.pos == "NOUN" and before is not None and before.text.lower() == "the":
            full = _named_in(told, token)
            question = question[: token.start] + full + question[token.end :] if full else question
    return question


def _named_in(told: Parse, noun: Token) -> str:
    """The noun with the names before it, as the statement prints it; "" where it has none."""
    for token in told.tokens:
        if token.lemma == noun.lemma and token.pos == "NOUN":
            front = [
                kid
                for kid in told.subtree(token)
                if kid.index < token.index and kid.dep in ("amod", "compound", "nmod")
            ]
            if front and any(named(kid) for kid in front):
                return told.text[front[0].start : token.end] + _of_name(told, token)
    return ""


def _of_name(told: Parse, noun: Token) -> str:
    """ " of Hermel" behind "the town", "" where no name follows."""
    of = [kid for kid in told.kids(noun, "prep") if kid.lemma == "of" and kid.index == noun.index + 1]
    end = max((token.end for kid in of for token in told.subtree(kid) if named(token)), default=noun.end)
    return told.text[noun.end : end] if end - noun.end < 40 else ""
