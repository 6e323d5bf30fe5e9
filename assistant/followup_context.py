"""A conversation so far → what a follow-up may lean on: the last question, what was answered, its day."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vectorstore.dates import find_dates
from vectorstore.models import DateSpan

from .errors import QuestionError
from .followup_signs import BACK_IN_TIME
from .models import Turn
from .question_shape import settings_of

# Older turns and the tails of long ones are left aside: a follow-up leans on what was said last.
RECENT_TURNS = 12
LONGEST_TURN = 2_000  # characters
_LONGEST_STATEMENT = 400  # characters
_SHORT_ANSWER_WORDS = 8
_MARKER = re.compile(r"\s*\[\d{1,3}\]")
_DATED_LINE = re.compile(r"^[^:\n]{3,60}: (?=\S)")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\"“A-Z0-9])")

Dated = Callable[[str], DateSpan | None]


@dataclass(frozen=True, slots=True)
class Context:
    """What was said last: all of it is text of others, and is only ever quoted."""

    question: str  # the user's last question, made standalone; "" at the start
    statement: str = ""  # the first cited sentence of the last answer, "" after a refusal
    short: str = ""  # the few words that the answer began with: "Bahjat Suleiman"
    day: DateSpan | None = None  # the last date said; None where none was
    answered_on: DateSpan | None = None  # the date of the last answer itself
    asks_of_a_day: bool = False  # the user's last question had a date in its own words


def checked(history: Sequence[Turn]) -> list[Turn]:
    """The recent turns, cut to a bounded length. Raises QuestionError for what is no history."""
    if isinstance(history, str | bytes) or not isinstance(history, Sequence):
        raise QuestionError(f"the history is a {type(history).__name__}; give a list of messages, oldest first")
    return [_turn(place, turn) for place, turn in enumerate(history)][-RECENT_TURNS:]


def _turn(place: int, turn: object) -> Turn:
    if not isinstance(turn, dict) or turn.get("role") not in ("user", "assistant"):
        raise QuestionError(f'history[{place}] is no message; write {{"role": "user" or "assistant", "content": …}}')
    content = turn.get("content")
    if not isinstance(content, str):
        raise QuestionError(f"history[{place}] has a content of type {type(content).__name__}; write text")
    role = "user" if turn["role"] == "user" else "assistant"
    return Turn(role=role, content=" ".join(content[:LONGEST_TURN].split(" ")))  # type: ignore[typeddict-item]


def answered(context: Context, answer: str, dated: Dated | None) -> Context:
    """The context after an answer; a refusal, which cites nothing, leaves only the question."""
    if not _MARKER.search(answer):
        return Context(context.question, day=context.day, asks_of_a_day=context.asks_of_a_day)
    line = answer.strip().split("\n")[0]
    lead = _DATED_LINE.match(line)
    entry = _day_of(lead[0]) if lead else None
    pieces = _SENTENCE_END.split(line[lead.end() if lead and entry else 0 :])
    short = _short(pieces)
    statement = next((piece for piece in pieces if piece != short), "")
    statement = _MARKER.sub("", statement).split("; ")[0][:_LONGEST_STATEMENT].strip()
    day = entry or _day_of(short) or (dated(statement) if dated and statement else None)
    return Context(
        context.question,
        statement,
        _MARKER.sub("", short).strip(" ."),
        day or context.day,
        day,
        context.asks_of_a_day,
    )


def asked(question: str, context: Context, own: str) -> Context:
    """The context after a question that was made standalone; `own` are the user's words for it."""
    day = _day_of(question) or context.day
    counted_on = context.asks_of_a_day and BACK_IN_TIME.search(own) is not None
    return Context(question, day=day, asks_of_a_day=counted_on or any(one.date for one in settings_of(own)))


def _short(pieces: Sequence[str]) -> str:
    """The first piece where it is a few words, cites nothing and more follows."""
    first = pieces[0] if len(pieces) > 1 else ""
    return first if first and len(first.split()) <= _SHORT_ANSWER_WORDS and "[" not in first else ""


def _day_of(text: str) -> DateSpan | None:
    """The last full date in a text, None where it has none."""
    found = [mention.span for mention in find_dates(text) if mention.span.first and mention.span.last]
    return found[-1] if found else None
