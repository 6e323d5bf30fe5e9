"""A follow-up made to stand alone, without a language model: "and in May?" → the last question, in May.

A question that stands alone already is returned as it is, byte for byte, whatever was said before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .facts.parsing import parse
from .followup_context import LONGEST_TURN, Context, Dated, answered, asked, checked
from .followup_dates import appended, dated, on
from .followup_forms import by_form
from .followup_pronouns import resolved
from .followup_signs import OPENER, leans, points_back
from .models import Turn
from .question_shape import LOCATIVE, Setting, named, settings_of

_NO_DATE = re.compile(
    r"^(?:when|(?:is|was|are|were|did|do|does|has|have|had|will)\b"
    r"|(?:on |by |in )?(?:what|which) (?:day|date|month|year))\b"
    r"|\b(?:he|she|his|her|him|later|then|since|before|after|now|ever|again|next|finally|eventually|today)\b",
    re.I,
)


def standalone_question(question: str, history: Sequence[Turn], *, entry_date: Dated | None = None) -> str:
    """The question with what it leaves to the conversation written out; unchanged where it stands alone.

    `history` is oldest first; only its recent turns are read, each cut to a bounded length. `entry_date`
    may tell the date of the entry that a quoted sentence of an answer comes from, for "the day after" where
    no date was said. Raises QuestionError for what is no history.
    """
    turns = checked(history)
    context = Context("")
    said = ""
    for turn in turns:
        if turn["role"] == "user":
            alone = _alone(turn["content"], context, said)
            context = asked(alone, context, own=turn["content"])
        else:
            context = answered(context, turn["content"], entry_date)
        said = f"{said} {turn['content']}"
    return _alone(question, context, said)


def _alone(question: str, context: Context, said: str) -> str:
    if not context.question or not question.strip() or not leans(question, said):
        return question
    words = OPENER.sub("", question.strip()).strip()
    formed = by_form(words.rstrip(" ?.!"), context) or _filled(words, context)
    return _sentence(formed) if len(formed) <= LONGEST_TURN else question


def _filled(words: str, context: Context) -> str:
    """The words with dates and pronouns written out, and with the settings of the last question."""
    question = resolved(dated(words, context.day), context)
    own = settings_of(question)
    tree = parse(question)
    pointing = any(points_back(tree, token) for token in tree.tokens)
    complete = not pointing and any(named(token) for token in tree.tokens[1:])
    for setting in settings_of(context.question):
        wanted = _takes_a_date(words) if setting.date else not complete
        if wanted and _open_for(setting, question, own):
            question = appended(question, _joined(setting))
    # Where the last question names no place, date or event, the day of its answer says which event is meant.
    if context.answered_on is None or settings_of(context.question) or not _takes_a_date(words):
        return question
    if any(one.date for one in own):
        return question
    return appended(question, on(context.answered_on))


def _takes_a_date(words: str) -> bool:
    """False where a date would narrow the question wrongly: it asks for one, for later, for a life."""
    return _NO_DATE.search(words) is None


def _open_for(setting: Setting, question: str, own: Sequence[Setting]) -> bool:
    """True for a date, place or event of the last question that this one says nothing about."""
    if setting.noun.lower() in question.lower():
        return False
    if setting.date:
        return not any(one.date for one in own)
    bare_name = all(named(token) for token in parse(setting.noun).tokens)
    if setting.preposition == "by" and bare_name:
        return False
    if setting.preposition == "about":
        return not any(named(token) for token in parse(question).tokens[1:])
    return not any(one.preposition in LOCATIVE and not one.date for one in own)


def _joined(setting: Setting) -> str:
    return f"in {setting.noun}" if setting.preposition == "by" and not setting.date else setting.words


def _sentence(question: str) -> str:
    """With a capital letter in front and a question mark behind."""
    return f"{question[:1].upper()}{question[1:].rstrip(' ?.!')}?"
