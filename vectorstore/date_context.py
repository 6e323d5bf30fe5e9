"""What the words around a date tell: whether it is one at all, its role, and which way it looks."""

from __future__ import annotations

import re
from typing import Literal

from .date_readings import Item, Phrase
from .date_spoken import Lean
from .date_words import DOUBTFUL_MONTHS, MONTHS, SPACE

Role = Literal["at", "by", "since", "until", "before", "after"]

_REACH = 60  # characters looked at on either side
_ROLE = re.compile(
    rf"(?<!\w)(?:(?P<since>(?:ever{SPACE})?since)|(?P<by>(?:no|not){SPACE}later{SPACE}than|by)"
    rf"|(?P<until>up{SPACE}(?:to|until)|until|till|through)|(?P<before>before|prior{SPACE}to)"
    rf"|(?P<after>after|following))"
    rf"{SPACE}(?:the{SPACE}|on{SPACE}|at{SPACE})?$",
    re.IGNORECASE,
)
_SPAN_WORD = re.compile(rf"(?<!\w)(?:between|from){SPACE}(?:the{SPACE})?$", re.IGNORECASE)
_ONWARDS = re.compile(rf"{SPACE}(?:(?:and{SPACE})?onwards?|on(?=[,.;)]|$)|forward)", re.IGNORECASE)
_FUTURE = re.compile(
    r"(?<!\w)(?:will|shall|would|won't|scheduled|expected|due|planned|plans?|upcoming|slated|set (?:for"
    r"|to)|must|deadline|forecast\w*"
    r"|ahead of|postpon\w+|delay\w*|upcoming|extends?|effective|starting|beginning|called for"
    r"|calls? for|going"
    r"|to (?:be|begin|start|resume|meet|hold|take|vote|open|end|leave|visit|return|step|go|launch|run"
    r"|face|appear)"
    r"|should|pending|tomorrow|next)(?!\w)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?<!\w)(?:was|were|had|did|been|since|ago|last|killed|born|former|won|held|began|took|shot|led"
    r"|lost|left|fell|broke"
    r"|came|became|made|gave|sent|went|met|found|said|saw|struck|fought|stole|hit|\w{2,20}ed)(?!\w)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;:!?]\s")
_PREPOSITION = re.compile(
    r"(?<!\w)(?:in|on|since|until|till|by|before|after|during|from|to|of|between|through|throughout|for"
    r"|around|about|near|"
    r"early|late|mid|and|or|year|circa|last|next|this|following|through|at|than|as|over|within|into"
    r"|back)[\s-]+(?:the\s+)?$",
    re.IGNORECASE,
)
_IN = re.compile(r"(?<!\w)(?:in|since|during|until|till|of|last|next|early|late|mid|this)[\s-]+$", re.IGNORECASE)
_DETERMINER = re.compile(r"(?<!\w)(?:the|a|an|its|his|her|their|this|that|'s|’s)\s+$", re.IGNORECASE)
_LABEL = re.compile(
    r"(?<!\w)(?:resolution|highway|route|room|no|nr|number|flight|article|section|chapter|page|unit"
    r"|model|law|act|bill"
    r"|case|order|channel|base|building|line|bus|train|gate|lot|suite|apartment|street|road|avenue"
    r"|paragraph|code|port"
    r"|type|mark|version|asteroid|boeing|airbus|volume|area|zone|hill|point|height|peugeot|psalm"
    r"|decree)\.?\s+$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s(?:(?:or|and)\s\w+\s)?(?:[a-z]+\s){0,1}(?:people|men|women|children|troops|police|km|kilomet\w+"
    r"|m|meters?|metres?|miles?"
    r"|feet|ft|tons?|tonnes?|kg|percent|per|dollars?|euros?|pounds?|points?|votes?|members|soldiers"
    r"|fighters|rebels|cases"
    r"|deaths|homes|houses|jobs|hours?|days?|weeks?|months?|years?|others|civilians|prisoners|migrants"
    r"|refugees|acres"
    r"|hectares|copies|dead|injured|wounded|meters|delegates|employees|workers|units|patients|students"
    r"|cars|vehicles)(?!\w)",
)
_PLURAL = re.compile(r"\s[a-z]{2,}[^s\W]s(?!\w)")
_NAMED = re.compile(r"\s(?:[A-Z][\w’']+|attacks|bombings|terror)")
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w’'.-]*\s$")
_CAPITAL_AFTER = re.compile(r"\s[A-Z]\w")
_BEFORE_FIGURE = re.compile(r"(?:^|[\s(\[{\"'“”‘—–;,]|(?<=\d)/|(?<![A-Za-z])-|mid-)$", re.IGNORECASE)
_MONEY = re.compile(r"(?:[$€£¥#№+=%&@:]|US|Rs|EUR|USD)\s?$|(?<=\d)[,\u00a0\u202f]$")
_NAMED_DAYS = re.compile(
    r"(?<!\w)(?:Black|Good|Bloody|Ash|Palm|Easter|Super|Cyber|Holy|Fat|Shrove|Maundy|Sheffield|Casual"
    r"|Ruby|Freaky|Spy|Whit"
    r"|Small Business|Giving|Man|Joe|Friday)\s$"
)
_OUTLET_BEFORE = re.compile(r"(?-i:[A-Z]\w+) on $")  # "The Independent on Sunday", "Mail on Sunday"
_NAME_BEFORE = re.compile(r"[^.!?:;\s\"“”)]\s$|\($")
_DAY_NAMES_AFTER = re.compile(
    r"(?:'s|’s)?[\s-](?:Times|Herald|Telegraph|Mirror|Mail|Express|Post|Night|Islands?|League|World"
    r"|Independent|Tribune"
    r"|Sun|People|Age|Business|Mercury|Star|Mosque|Market|Agreement|the|prayers?|sermons?|services?)(?!\w)"
)


def before(text: str, at: int) -> str:
    """The words before an offset that can tell something."""
    return text[max(0, at - _REACH) : at]


def role_before(text: str, at: int) -> tuple[Role, int]:
    """The role that the words before an offset give a date, and where these words begin."""
    words = before(text, at)
    match = _ROLE.search(words)
    if match is None:
        return "at", at
    role: Role = match.lastgroup  # type: ignore[assignment]
    return role, at - len(words) + match.start()


def spans_from(text: str, at: int) -> int | None:
    """Where the "between" or "from" before an offset begins; None where there is none."""
    words = before(text, at)
    match = _SPAN_WORD.search(words)
    return None if match is None else at - len(words) + match.start()


def goes_on(text: str, end: int) -> int | None:
    """Where "onwards" after an offset ends; None where it does not follow."""
    match = _ONWARDS.match(text, end)
    return None if match is None else match.end()


def lean_at(text: str, start: int) -> Lean:
    """Whether the clause looks back from its date or forward to it."""
    clause = _CLAUSE.split(text[max(0, start - 120) : start])[-1]
    if _FUTURE.search(clause):
        return "future"
    return "past" if _PAST.search(clause) else "nearest"


def is_date(text: str, phrase: Phrase) -> bool:
    """False for words that only look like a date: "may", "March for Life", "Resolution 2118"."""
    first = phrase.items[0]
    if first.spoken.years > 1 or first.spoken.part is not None:
        return _figure_stands_free(text, phrase)
    if first.spoken.month is None:
        return _is_year(text, phrase)
    if first.spoken.year is None and first.spoken.day is None:
        return _is_month(text, first, phrase)
    if first.spoken.year is None:
        return _is_day(text, phrase)
    return _figure_stands_free(text, phrase)


def _figure_stands_free(text: str, phrase: Phrase) -> bool:
    if not text[phrase.start].isdecimal():
        return True
    words = before(text, phrase.start)
    return _BEFORE_FIGURE.search(words) is not None and _MONEY.search(words) is None


def _is_year(text: str, phrase: Phrase) -> bool:
    words, year = before(text, phrase.start), phrase.items[0].spoken.year or 0
    if not text[phrase.start : phrase.end].isdecimal() and any(
        letter.isalpha() for letter in text[phrase.start : phrase.end]
    ):
        return _figure_stands_free(text, phrase)  # an era or "the year" is written out
    if not _figure_stands_free(text, phrase) or _LABEL.search(words) or _COUNTED.match(text, phrase.end):
        return False
    if _PREPOSITION.search(words):
        return 1900 <= year < 2100 or (year >= 1000 and not _PLURAL.match(text, phrase.end))
    return (1900 <= year < 2100 and not _PLURAL.match(text, phrase.end)) or words.endswith("(")


def _is_month(text: str, item: Item, phrase: Phrase) -> bool:
    word = _month_word(text, phrase)
    words = before(text, item.start)
    if word[0].islower() or word.lower().rstrip(".") in DOUBTFUL_MONTHS:
        return _IN.search(words) is not None and not _CAPITAL_AFTER.match(text, phrase.end) and _long(word)
    if _PREPOSITION.search(words):
        return _long(word)
    if _CAPITAL_AFTER.match(text, phrase.end) or _CAPITAL_BEFORE.search(words):
        return False
    return _long(word)


def _month_word(text: str, phrase: Phrase) -> str:
    words: list[str] = re.findall(r"[^\W\d_]+", text[phrase.start : phrase.end])
    return next(word for word in words if word.lower() in MONTHS)


def _long(word: str) -> bool:
    """Abbreviated months need a number beside them."""
    return (len(word) > 3 and word.lower() != "sept") or word.lower() == "may"


def _is_day(text: str, phrase: Phrase) -> bool:
    if not _figure_stands_free(text, phrase):
        return False
    word, words = _month_word(text, phrase), before(text, phrase.start)
    if word[0].islower() and word in DOUBTFUL_MONTHS:
        return False
    return not (_NAMED.match(text, phrase.end) and not _adverbial(words))


def _adverbial(words: str) -> bool:
    return not words.strip() or (_PREPOSITION.search(words) is not None and not _DETERMINER.search(words))


def is_weekday(text: str, start: int, end: int) -> bool:
    """False for a weekday inside a name: "Black Friday", "the Sunday Times"."""
    if text[start].islower() or _OUTLET_BEFORE.search(before(text, start)):
        return False
    return _NAMED_DAYS.search(before(text, start)) is None and _DAY_NAMES_AFTER.match(text, end) is None


def is_name(text: str, start: int) -> bool:
    """True for a capital in the middle of a sentence: "USA Today", "The Day After"."""
    return text[start].isupper() and _NAME_BEFORE.search(before(text, start)) is not None
