"""Dates in a follow-up that count from the last one said: "the day after", "that month", "by 12 February"."""

from __future__ import annotations

import re

from vectorstore.calendar import Day
from vectorstore.dates import DateMention, find_dates
from vectorstore.models import DateSpan

from .followup_signs import BACK_IN_TIME
from .question_shape import Setting, settings_of
from .wording import spelled

_STEP = re.compile(
    r"\b(?:(?:on )?the (?:day (?P<side>before|after)(?: that)?"
    r"|(?P<near>next|following|previous|preceding) day)"
    r"|(?:one|a) day (?P<later>later|after(?:wards)?|earlier|before))(?=\s*[?.,!]|$)",
    re.I,
)
_THEN = re.compile(
    r"\b(?:(?P<role>since|by|until|before|after) (?:then|that)\b(?! \w)"
    r"|(?:at|by) that (?:time|moment|point)\b"
    r"|(?<!and )(?<!back )then(?=\s*[?.,!]|$))",
    re.I,
)
_HAS_YEAR = re.compile(r"\b\d{3,4}\b")
_LEAD = re.compile(r"\b(?:(?P<keep>on|in|by|since|until|before|after|from|during)\s+)?(?:the\s+|that\s+)?$", re.I)
_EARLIER = frozenset({"before", "earlier", "previous", "preceding"})


def dated(question: str, day: DateSpan | None) -> str:
    """The question with its relative dates written out, as it is where `day` is None."""
    if day is None or day.first is None or day.last is None:
        return question
    question = _STEP.sub(lambda match: _stepped(match, day), question)
    question = _THEN.sub(lambda match: _placed(match["role"], day), question)
    for mention in reversed(find_dates(question, day)):
        if mention.relative:
            question = _written(question, mention, day)
    return question


def only_a_date(question: str) -> bool:
    """True for "the day after?", "in May?", "on 5 January?": a date and nothing else."""
    words = question.strip(" ?.!")
    back = BACK_IN_TIME.match(words)
    whole = [one for one in settings_of(words) if one.date and one.start == 0 and one.end == len(words)]
    return bool(whole) or (back is not None and back.end() == len(words))


def with_date(question: str, phrase: str) -> str:
    """The question with its last date put for another, or with the date at its end where it has none."""
    dates = [one for one in settings_of(question) if one.date]
    return replaced(question, dates[-1], phrase) if dates else appended(question, phrase)


def replaced(question: str, setting: Setting, phrase: str) -> str:
    """The question with `phrase` in the place of one of its settings."""
    return question[: setting.start] + phrase + question[setting.end :]


def appended(question: str, phrase: str) -> str:
    """The question with `phrase` before its question mark."""
    return f"{question.rstrip(' ?.!')} {phrase}?"


def _stepped(match: re.Match[str], day: DateSpan) -> str:
    words = {(match[group] or "").lower() for group in ("side", "near", "later")}
    back = bool(words & _EARLIER)
    edge = day.first if back else day.last
    return on(DateSpan.of_day(edge.plus(-1 if back else 1))) if isinstance(edge, Day) else match.group()


def _placed(role: str | None, day: DateSpan) -> str:
    return f"{role.lower()} {spelled(day)}" if role else on(day)


def on(span: DateSpan) -> str:
    """With its preposition: "on 4 June 2014", "in May 2014", "from 7 to 13 June 2014"."""
    preposition = {"day": "on", "month": "in", "year": "in"}.get(span.precision, "from")
    return (
        f"{preposition} {spelled(span)}".replace("–", " to ")
        if preposition == "from"
        else f"{preposition} {spelled(span)}"
    )


def _written(question: str, mention: DateMention, day: DateSpan) -> str:
    """The mention written out: a month or a day gets the year of `day`, other words their date."""
    start, end, span = mention.start, mention.end, mention.span
    words, edge = question[start:end], day.last or day.first
    if any(char.isdigit() for char in words) or (span.precision == "month" and words[:1].isupper()):
        year = "" if edge is None or _HAS_YEAR.search(words) else f" {edge.year}"
        return question[:end] + year + question[end:]
    lead = _LEAD.search(question, 0, start)
    begin = lead.start() if lead else start
    kept = lead["keep"] if lead else None
    same = kept is not None and kept.lower() in ("by", "since", "until", "before", "after")
    return question[:begin] + (f"{kept} {spelled(span)}" if same else on(span)) + question[end:]
