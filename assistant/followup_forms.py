"""Follow-ups of a fixed form: "Where?", "What about Aleppo?", "and wounded?", "Tell me more"."""

from __future__ import annotations

import re

from .facts.parsing import parse
from .followup_clauses import core, counted_noun, inverted, predicate, small
from .followup_context import Context
from .followup_dates import appended, dated, only_a_date, replaced, with_date
from .followup_signs import BARE, FRAGMENT, MORE, about
from .question_shape import LOCATIVE, main_verb, named, object_of, settings_of, subject_of

_HAPPENED = re.compile(
    r"^what (?:had |has |else )?(?:happened|happen|happens|was reported|took place|occurred)\s+(?P<when>.+)$",
    re.I,
)
_WHO_DID = re.compile(r"^who (?:did|was behind|is behind|was responsible for|carried out) (?:it|that|this|so)$", re.I)
_WHO_SAID = re.compile(
    r"^(?:who|which source|what source)"
    r" (?:said|says|claimed|claims|reported|reports|told us|confirmed|confirms) (?:so|that|this|it)$",
    re.I,
)
_ACCORDING = re.compile(r"^according to (?:whom|who)$", re.I)
_DONE = r"(?:[a-z]+ed|dead|hurt|shot|lost|taken|beaten|stolen|missing|held|freed|sick)"
_HOW_MANY = re.compile(
    rf"^how many (?:were|was|got|people were) (?P<verb>{_DONE})$|^(?:the )?(?P<alone>{_DONE})$", re.I
)
_AFTERWARDS = re.compile(r"^(?:and )?(?:what )?(?:then|afterwards?|after that|later|next)$", re.I)
_NOUNS_ONLY = re.compile(r"^(?:the )?(?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+){0,3}$|^the ones? \w.*$")
_PREPOSED = re.compile(r"^(?P<prep>in|at|near|on|from|into|around|outside|inside|by|for|against) (?P<noun>.+)$", re.I)


def by_form(words: str, context: Context) -> str:
    """The standalone question of `words` (opener and mark taken off) that have a known form; else ""."""
    if MORE.match(words) or words.lower() in ("what about it", "what about that", "what about them"):
        return _more(context)
    if _WHO_DID.match(words):
        return _who_did(context)
    if _WHO_SAID.match(words) or _ACCORDING.match(words):
        return _who_said(context)
    if _AFTERWARDS.match(words):
        return _afterwards(context)
    if BARE.match(words):
        return _bare(words, context)
    if about(words) or _NOUNS_ONLY.match(words):
        return _about(about(words) or words, context)
    happened = _HAPPENED.match(words)
    if only_a_date(words) or (happened and only_a_date(happened["when"])):
        return _on_date(happened["when"] if happened else words, context, plain=happened is not None)
    if _HOW_MANY.match(words):
        return _other_verb(words, context)
    return _elsewhere(words, context) or (appended(context.question, words) if FRAGMENT.match(words) else "")


def _more(context: Context) -> str:
    if context.statement:
        return f"What else is reported about this: {context.statement.rstrip('.')}?"
    return context.question


def _who_did(context: Context) -> str:
    asked = core(context.question)
    active = predicate(context.statement)[0]
    if active and not asked.startswith(("was ", "were ")):
        return f"Who {active}?"
    turned = asked or inverted(context.statement)
    return f"By whom {turned}?" if turned.startswith(("was ", "were ")) else f"Who did this: {context.question}"


def _who_said(context: Context) -> str:
    if context.statement:
        return f"Who said that {small(context.statement.rstrip('.'))}?"
    return f"According to whom {core(context.question)}?" if core(context.question) else ""


def _bare(words: str, context: Context) -> str:
    """ "Where?" asks for the place of what was asked or told last."""
    asker = re.split(r"\s+(?:was|is|were|did|does)\b", words, maxsplit=1, flags=re.I)[0].strip(" ?")
    turned = core(context.question) or inverted(context.statement)
    asker = asker[:1].upper() + asker[1:]
    if asker.lower() in ("how many", "how much", "how long") and not core(context.question):
        return f"{asker} is told here: {context.statement.rstrip('.') or context.question.rstrip('?')}?"
    if not turned:
        return f"{asker} did this happen: {context.statement.rstrip('.') or context.question.rstrip('?')}?"
    return f"{asker} {turned}?"


def _on_date(when: str, context: Context, *, plain: bool) -> str:
    phrase = dated(when, context.day)
    if phrase == when and context.day is None and context.statement and not settings_of(when):
        return f"What happened {when} {small(context.statement.rstrip('.'))}?"
    if not re.match(r"(?:on|in|by|since|until|before|after|between|from|during)\b", phrase, re.I):
        phrase = f"on {phrase}"
    if plain or (not context.asks_of_a_day and context.day is not None):
        return f"What happened {phrase}?"
    return with_date(context.question, phrase)


def _afterwards(context: Context) -> str:
    happened = context.question if context.question.lower().startswith("what happened") else "What happened"
    when = dated("after that", context.day)
    return with_date(happened, when) if context.day else appended(happened, "afterwards")


def _about(matter: str, context: Context) -> str:
    """ "What about Aleppo?": the last question with its date, place, actor or count changed."""
    matter = re.sub(r"^the ones? (?=\w)", "", matter.strip(" ?.!"))
    if only_a_date(matter):
        return _on_date(matter, context, plain=False)
    resolved = dated(matter, context.day)
    dates = [one for one in settings_of(resolved) if one.date]
    if dates:
        place = resolved[: dates[0].start].strip()
        return f"What happened {_in(place)} {resolved[dates[0].start :]}?"
    if _HOW_MANY.match(matter):
        return _other_verb(matter, context)
    return _other_matter(matter, context)


def _in(place: str) -> str:
    return place if _PREPOSED.match(place) else f"in {place}"


def _other_matter(matter: str, context: Context) -> str:
    question = context.question
    name = any(named(token) or token.pos == "PROPN" for token in parse(f"It is {matter}.").tokens[2:])
    counted = counted_noun(question)
    if counted and not name:
        return question.replace(counted, re.sub(r"^(?:the|those|these) ", "", matter), 1)
    return _elsewhere(matter if _PREPOSED.match(matter) else f"in {matter}", context) or _other_actor(matter, context)


def _other_actor(matter: str, context: Context) -> str:
    """With the named object or subject of the question changed to the matter: one more of its kind."""
    tree = parse(context.question)
    for part in (object_of(tree), subject_of(tree)):
        if any(char.isupper() for char in part) and not _PREPOSED.match(matter):
            return context.question.replace(part, matter, 1)
    return appended(context.question, _in(matter))


def _elsewhere(words: str, context: Context) -> str:
    """ "And in Aleppo?": the last question with its place put for another; "" where it has none to change."""
    preposed = _PREPOSED.match(words)
    if preposed is None or len(words.split()) > 6 or main_verb(parse(words)) is not None:
        return ""
    places = [one for one in settings_of(context.question) if not one.date and one.preposition in LOCATIVE]
    return replaced(context.question, places[-1], words) if places else ""


def _other_verb(words: str, context: Context) -> str:
    """ "and wounded?": the last count again, of those wounded; "" where nothing was counted."""
    match = _HOW_MANY.match(words)
    word = (match["verb"] or match["alone"]) if match else ""
    tree = parse(context.question)
    verb = main_verb(tree)
    if not counted_noun(context.question) or verb is None:
        return "" if match and match["verb"] else f"How many were {word}?" if word else ""
    passive = verb.tag == "VBN"
    lemma = parse(f"They were {word}.").tokens[2].lemma
    new = word if passive else lemma
    return context.question[: verb.start] + new + context.question[verb.end :]
