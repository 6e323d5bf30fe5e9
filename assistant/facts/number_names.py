"""Which numbers of a text are dates or parts of names, and so count nothing: F-16, G20, Resolution 2118."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .quantity_tokens import DASHES, Token, glued, hyphen_at, lower_at, word_set

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"\d{4}"
_DATES = re.compile(
    rf"\b{_DAY}(?:\s?(?:[-–—/]|\b(?:and|to|or|until)\b|,)\s?{_DAY}){{0,4}}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR}\b)?"
    rf"|\b{_MONTH}\s+{_DAY}\b(?!\s+(?:people|civilians|soldiers|members|men|women|children)\b)(?![.,]\d{{3}})"
    rf"(?:\s?(?:[-–—]|\b(?:and|to|or)\b)\s?{_DAY}\b(?!\s+[a-z]))?(?:,?\s+{_YEAR}\b)?"
    rf"|\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b"
    r"|\b\d{4}-\d{2}(?:-\d{2})?\b(?!-)|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}/\d{1,2}\b(?!\s+(?:of|inch|mile))"
    r"|['’]?\b\d{1,4}0['’]?s\b|\b\d{1,2}(?:st|nd|rd|th)[-\s]+(?:[Cc]entur(?:y|ies)|[Mm]illennium)\b"
    r"|\b[1-2]\d{3}\s?[-–—/]\s?(?:[1-2]\d{3}|\d{2})\b(?![,.]?\d)|['’]\d{2}\b"
    r"|\b\d{1,4}\s?(?:AD|BC|BCE|CE|A\.D\.|B\.C\.)(?!\w)|\b(?:AD|A\.D\.)\s?\d{1,4}\b"
    r"|\b\d{1,2}:\d{2}:\d{2}(?:\.\d+)?\b|\b\d+(?:\.\d+){2,}\b|\bhttps?://\S+|\bwww\.\S+|\b[\w.+-]{1,64}@\w\S*"
)
# Words of two letters before a bare 1000…2100 that make it a year.
_YEAR_CUES = word_set(
    "in since by until till during of early late mid from before after the between through throughout for "
    "circa c year summer spring autumn winter fall season ( and to their its his"
)
# Heads of numbered things: "resolution 2118", "flight MH17"; the number after one is a name.
_HEADS = word_set(
    "article section resolution flight highway route interstate chapter title phase stage level category "
    "type class group grade page line room game week round no number act bill proposition amendment "
    "paragraph clause rule protocol channel platform gate terminal pier unit block sector zone district "
    "ward precinct area camp checkpoint bus train runway reactor appendix annex version season episode "
    "volume issue mark model serial formula apollo soyuz falcon boeing airbus windows iphone playstation "
    "nos nr # § covid sars sar top session code tier lot ship band sub"
)
_PEOPLE = word_set(
    "people persons civilians soldiers troops members men women children fighters militants officers "
    "workers police students passengers protesters rebels others victims prisoners hostages migrants "
    "refugees residents insurgents gunmen killed dead injured wounded missing more deaths cases countries "
    "million billion thousand hundred percent % euros dollars km miles seats votes days years hours weeks "
    "months"
)
_SUFFIXES = word_set(
    "st nd rd th k m bn mn tn b km kms cm mm mi ft kg lb lbs g ha mph kph kmh kw mw gw am pm h x c f min "
    "hrs % yo million billion trillion percent"
)
_LEADS = word_set(
    "some about over at in of nearly only killing under around almost roughly up another these those all "
    "by on after before during since until and or but with the more than from to for"
)
_OFFICES = frozenset({"lady", "minister", "aid", "responder", "responders", "degree", "party", "parties"})
_UNITS_OF_ARMIES = word_set(
    "division brigade battalion regiment corps army fleet infantry squadron platoon base parallel century "
    "amendment street avenue floor district arrondissement precinct congress wing"
)


def names(text: str, tokens: Sequence[Token]) -> list[bool]:
    """For each token, True if it is a number that counts nothing: a date, a year, a name's number."""
    flags = [False] * len(tokens)
    at = 0
    for match in _DATES.finditer(text):
        while at < len(tokens) and tokens[at].end <= match.start():
            at += 1
        inside = at
        while inside < len(tokens) and tokens[inside].start < match.end():
            flags[inside] = True
            inside += 1
    for index, token in enumerate(tokens):
        if not flags[index] and token.kind == "number":
            of_type = index > 1 and hyphen_at(tokens, index - 1) and flags[index - 2]  # "747-400"
            flags[index] = of_type or _glued_name(tokens, index) or _year(tokens, index) or _headed(tokens, index)
    return flags


def _glued_name(tokens: Sequence[Token], at: int) -> bool:
    """F-16, G20, 5G, 4x4, COVID-19, 24/7, 1234567890123456: no count."""
    if sum(map(str.isdigit, tokens[at].text)) > 15:
        return True
    if at and glued(tokens, at - 1):
        before = tokens[at - 1]
        score = before.text == ":" and at > 1 and tokens[at - 2].kind == "number"  # "beat them 29:24"
        if not score and (before.kind == "word" or before.text in "#§_@/\\:."):
            return before.lower not in ("rs", "usd", "eur", "gbp", "us", "inr", "chf", "c", "ca")
        if hyphen_at(tokens, at - 1) and tokens[at - 2].kind == "word":
            return True
    after = tokens[at + 1] if glued(tokens, at) else None
    if after is None:
        return False
    if after.text in "/_@\\" and glued(tokens, at + 1) and tokens[at + 2].kind == "number":
        return True
    return after.kind == "word" and after.lower not in _SUFFIXES


def _year(tokens: Sequence[Token], at: int) -> bool:
    """A bare 1000…2100 where a year stands: "in 2011", "the 2014 election", "(2003)"."""
    token = tokens[at]
    if not (len(token.text) == 4 and token.text.isdigit() and 1000 <= int(token.text) <= 2100):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    before = lower_at(tokens, at - 1)
    if following is not None and following.lower in _PEOPLE:
        return before in ("in", "since", "during", "until")
    if before and before in "$€£¥₹":
        return False
    counts = following is not None and following.kind == "word" and following.text.islower()
    return not counts or before in _YEAR_CUES or at == 0 or tokens[at - 1].capital or int(token.text) >= 1900


def _headed(tokens: Sequence[Token], at: int) -> bool:
    """The number of a numbered thing: a head before it, or a capital word with no counted noun after."""
    before = tokens[at - 1] if at else None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if before is None:
        return following is not None and following.text in ".)"
    if before.text == "." and lower_at(tokens, at - 2) in ("no", "nos", "nr", "art", "sec"):
        return True
    if before.kind != "word" or before.end == tokens[at].start:
        return before.text == "(" and following is not None and _begins_name(following)
    if following is not None and following.text == ")" and before.capital:
        return True
    ahead = [token.lower for token in tokens[at + 1 : at + 5]]
    if before.lower in _HEADS:
        return not (before.lower in ("top", "number", "area", "unit") and _counted(ahead))
    if following is not None and following.text in DASHES | {":"} and _is_number(tokens, at + 2):
        return False  # "beat Germany 2-1", "29:24"
    return before.capital and not _clause_opener(tokens, at - 1) and not _counted(ahead)


def _begins_name(following: Token) -> bool:
    """True for "(7 News)", "(24)"; "(41 Cadillacs)" is a count."""
    plural = following.lower.endswith("s") and following.lower != "news"
    return following.text == ")" or (following.capital and not plural)


def _is_number(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "number"


def _clause_opener(tokens: Sequence[Token], at: int) -> bool:
    """True where the capital says only that a sentence begins: "Some 300 people", "At 5"."""
    named = lower_at(tokens, at + 2) == "," and tokens[at].lower not in _LEADS  # "Hercules 264, a rig"
    if named:
        return False
    opens = at == 0 or tokens[at - 1].text in ".!?:;\"“”'(—"
    return opens and tokens[at].lower not in _HEADS


def _counted(ahead: Sequence[str]) -> bool:
    """True if the next words up to a full stop name people or units."""
    for word in ahead:
        if word in ",.;:()":
            return False
        if word in _PEOPLE:
            return True
    return False


def names_army_unit(tokens: Sequence[Token], after: int) -> bool:
    """True if the noun after an ordinal makes it a name: "17th Division", "46th base"."""
    at = after + 1 if after < len(tokens) and tokens[after].text in DASHES else after
    if at >= len(tokens):
        return False
    # "17th Division", "Ninth Circuit"; "the first Guantanamo prisoner" is an ordinal like any other.
    of_name = (tokens[after - 1].text.islower() and tokens[after - 1].lower in _SUFFIXES) or tokens[after - 1].capital
    if of_name and tokens[at].capital:
        return True
    return tokens[at].lower in _UNITS_OF_ARMIES or tokens[at].lower in _OFFICES
