"""The days on which the main happening of a sentence took place."""

from __future__ import annotations

import re

from .date_scan import DateMention, find_dates
from .models import DateSpan

_REACH = 160  # characters before a date that may belong to its clause
_ADVERB = re.compile(
    r"(?<!\w)(?:in|on|during|throughout|within|over|by|since|around|about|early|late|between|from"
    r"|(?:morning|afternoon|evening|night|hours|day|days|week|weekend|course|eve|end|beginning"
    r"|start)\s+of)\s+(the\s+)?$",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?<!\w)(?:the|a|an|its|his|her|their|our|this|that|these|those|\w+['’]s?)\s+$", re.IGNORECASE
)
_OF = re.compile(r"(?<!\w)(?:of|for|at|to|than|as)\s+(?:the\s+)?$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?(?!\w)|-\w")
_GOES_ON = re.compile(r"\s+[\w'’]")
# Words that may follow an adverbial; any other one after "the 2013" is the noun that the date belongs to.
_NO_NOUN = re.compile(
    r"\s+(?:in|at|on|by|to|of|and|or|but|for|from|with|without|after|before|when|while|as|that|which"
    r"|who|into|near|during"
    r"|following|under|is|are|was|were|has|had|have|will|would|the|a|an|he|she|it|they|we|over|because"
    r"|despite|amid|until"
    r"|since|against|between|morning|afternoon|evening|night|not|also|only|alone|there|where|leaving"
    r"|causing|killing|according|wounding|injuring|prompting|making)(?!\w)",
    re.IGNORECASE,
)
_OWN_ARTICLE = re.compile(  # these carry "the" themselves: "in the 1960s", "the following day", "the first week of May"
    r"\d{4}['’]?s|[a-z]|\d{1,2}(?:st|nd|rd|th)\s(?:centur|millen)", re.ASCII
)
_BARE = re.compile(r"(?:[A-Z][a-z]+\.?\s)?\d{4}(?:[–-]\d{2,4})?")  # a year or a month of one
_ONGOING = re.compile(r"(?:this|that)\s(?:week|month|year|decade)", re.IGNORECASE)
_RECORD = re.compile(
    r"(?<!\w)(?:first|most|highest|lowest|worst|largest|biggest|deadliest|record|longest|best|\w+est"
    r"|total|count|toll)(?!\w)"
    r"[^.;]*$",
    re.IGNORECASE,
)
# Up to the next comma after these words a date belongs to a lesser clause ("after the attack on 2 May").
_LESSER = re.compile(
    r"(?<!\w)(?:who|whom|whose|which|where|when|after|following|before|including|since|than|despite"
    r"|because|although|amid"
    r"|due to|relat\w+ to|connect\w+ (?:to|with)|stemm\w+ from|in the wake of|charges|accused of"
    r"|for (?:his|her|their|its)"
    r"|guilty|charged with|wanted|while|for the|response to|comments|allegedly|anniversary"
    r"|victims of|visit|incident"
    r"|sentenced|convicted|investigat\w+|compared)(?!\w)(?:[^,;:]|(?<=\d),(?=\d))*$",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"(?<!was)(?<!were)(?<!is)(?<!are)(?<!been)(?<!be)\s(?:\w{2,}ed|found|lost|shot|held|built|made|born"
    r"|taken|begun|seen|sent)"
    r"\s(?:\w+\s){0,4}$",
    re.IGNORECASE,
)
_VERB_AFTER = re.compile(r"[^;.]{0,80}?\s(?:is|are|was|were|has|have|will)\s", re.IGNORECASE)
_PAST = re.compile(
    r"(?<!\w)(?:was|were|had|did|been|\w{2,}ed|died|killed|won|held|began|took|shot|led|lost|left|fell"
    r"|broke|came|became|made"
    r"|gave|sent|went|met|found|said|saw|struck|fought|stole|hit|rose|grew|built|wrote|sank|fled|set"
    r"|put)(?!\w)",
    re.IGNORECASE,
)
_FAR = 31  # days: news in the present tense speaks of its own weeks; what lies further off is its background
_PLAN = re.compile(
    r"(?<!\w)(?:will|shall|would|can|may|won't|scheduled|expected|due|plan\w*|upcoming|slated|set (?:for|to)"
    r"|must|deadline"
    r"|to (?!the\b|a\b|an\b|their\b|his\b|her\b|its\b)[a-z]+|ahead of|postpon\w+|delay\w*|should|until"
    r"|till|before"
    r"|effective|promis\w+|pledg\w+|announc\w+|extend\w*|going to|running|candidate\w*|upcoming"
    r"|propos\w+|call\w*|final)(?!\w)",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"(?<!\w)(?:report|confirm|reveal|announc|claim|sa(?:y|id)|stat|disclos|declar|learn|emerg|admit"
    r"|acknowledg|discover"
    r"|alleg|told|warn|add)\w*\s(?:\w+\s){0,3}that(?!\w)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[;:]\s|(?<=[a-z)])\.\s+(?=[A-Z])")
_VERB_BEFORE = re.compile(r"\w\W+\w+\W+\w+\W+\w")  # four words leave room for a subject and its verb
_JOINED = re.compile(r"\s*(?:,|,?\s(?:and|or)|&|;)\s*(?:(?:on|in)\s)?", re.IGNORECASE)


def occurred_on(sentence: str, entry: DateSpan) -> DateSpan:
    """The span of the main happening of a sentence under `entry`; `entry` itself where none is named.

    A date moves it only as an adverbial of the main clause or of what is reported ("it was revealed that"):
    not inside a name, a possessive, a relative clause, a comparison ("the first since 2011") or a plan that
    lies after the entry; and not from afar in a present tense, where it is background. Of several such dates
    the first says when; others joined to it ("on 7 and 9 January") widen it. "By" leaves the start open,
    "since" ends with the entry. Never raises.
    """
    mentions = [one for one in find_dates(sentence, entry) if _tells_when(sentence, one, entry)]
    if not mentions:
        return entry
    reported = _REPORTED.search(sentence)
    inside = [one for one in mentions if reported is not None and one.start >= reported.end()]
    return _joined(sentence, inside or mentions)


def _tells_when(sentence: str, mention: DateMention, entry: DateSpan) -> bool:
    if mention.role in {"until", "before", "after"} or _ONGOING.fullmatch(mention.span.raw):
        return False
    clause = sentence[max(0, mention.start - _REACH) : mention.start]
    clause = _SENTENCE_END.split(clause)[-1]
    if not _is_adverbial(sentence, mention, clause) or _is_lesser(sentence, mention, clause):
        return False
    if mention.role == "since" and _RECORD.search(clause):
        return False
    if _is_far(mention.span, entry) and _opened(sentence, mention) and not _PAST.search(clause):
        return False
    return not _is_plan(mention, clause + _rest(sentence, mention), entry)


def _rest(sentence: str, mention: DateMention) -> str:
    """What follows a date that opens its clause: there the verb comes after it."""
    return "" if _opened(sentence, mention) else sentence[mention.end : mention.end + _REACH]


def _opened(sentence: str, mention: DateMention) -> bool:
    return _VERB_BEFORE.search(sentence, 0, mention.start) is not None


def _is_lesser(sentence: str, mention: DateMention, clause: str) -> bool:
    if _LESSER.search(clause) is not None:
        return True
    return _PARTICIPLE.search(clause) is not None and _VERB_AFTER.match(sentence, mention.end) is not None


def _is_far(span: DateSpan, entry: DateSpan) -> bool:
    """True for a time that ended long before the entry."""
    return span.last is not None and entry.first is not None and entry.first.ordinal - span.last.ordinal > _FAR


def _is_adverbial(sentence: str, mention: DateMention, clause: str) -> bool:
    words = mention.span.raw
    if _POSSESSIVE.match(sentence, mention.end) or clause.endswith("("):
        return False
    noun_follows = bool(_GOES_ON.match(sentence, mention.end)) and not _NO_NOUN.match(sentence, mention.end)
    if mention.role != "at":
        return not (noun_follows and " the " in words)
    adverb = _ADVERB.search(clause)
    if adverb is not None:
        return adverb[1] is None or not noun_follows or _OWN_ARTICLE.match(words) is not None
    if _OF.search(clause) or _BARE.fullmatch(words):
        return False
    if _DETERMINER.search(clause) and _OWN_ARTICLE.match(words) is None:
        return False
    return words[0].islower() or not noun_follows or not clause.strip()


def _is_plan(mention: DateMention, clause: str, entry: DateSpan) -> bool:
    day = mention.span.last or mention.span.first
    return day is not None and entry.last is not None and day > entry.last and _PLAN.search(clause) is not None


def _joined(sentence: str, chosen: list[DateMention]) -> DateSpan:
    first, span, end = chosen[0].span.first, chosen[0].span, chosen[0].end
    last = span.last
    for other in chosen[1:]:
        if other.role != chosen[0].role or not _JOINED.fullmatch(sentence, end, other.start):
            break
        end = other.end
        first = None if first is None or other.span.first is None else min(first, other.span.first)
        last = None if last is None or other.span.last is None else max(last, other.span.last)
    if end == chosen[0].end:
        return span
    return DateSpan(first, last, "range", sentence[chosen[0].start : end])
