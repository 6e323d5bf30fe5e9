"""Where a full stop ends a sentence, and where it belongs to an abbreviation, an initial or a number."""

from __future__ import annotations

import re


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Never the last word of a sentence: what follows belongs to it.
_BEFORE_NAME = _words("""
    mr mrs ms messrs mx dr prof rev fr hon gen lt col maj sgt capt cpt cpl cmdr cdr adm brig pvt sen rep gov
    pres supt insp det st ste mt ft vs v cf viz e.g i.e approx ca c lit resp
""")
# An abbreviation only before a number: "No. 5", "pp. 3–4", "Jan. 7", "c. 1066".
_BEFORE_NUMBER = _words("""
    no nos nr p pp vol vols art arts sec fig ch para op jan feb mar apr jun jul aug sep sept oct nov dec
""")
# May end a sentence: then the next word must be one that opens sentences.
_MAYBE_LAST = _words("jr sr inc ltd co corp bros etc al dept est ave blvd u.s.a ph.d")
_EXCLAIMED_NAMES = _words("yahoo jeopardy wham oklahoma hurrah")
_OPENERS = _words("""
    a about according add after all also although among an and another any around as at because before
    besides both but by despite during each earlier eight eleven even every fifteen fifty five following for
    four from fighting government he hence her here his hours how however hundreds i if in instead it its
    later local many meanwhile more moreover most nearly neither nine no none nor not now of officials on
    once one only or other others our over people police reports seven several she similarly since six so
    some soon still such ten that the their then there therefore these they this those though thousands
    three thus to today troops twelve twenty two under unlike until upon we what when where whether which
    while who with within witnesses yet you
""")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_WORD = re.compile(r"[\w’'-]+")
_RUN_ON = re.compile(r"[^\W\d_]{3,}|\d{2,4}")
_OPENING = "\"'“‘«([—–- "


def ends_sentence(text: str, start: int, stop: int, stop_end: int, after: int) -> bool:
    """True if the stop at text[stop:stop_end] ends the sentence from `start`; the next begins at `after`."""
    follows = _WORD.search(text, after)
    head = text[after : after + 1]
    if head and head in _OPENING and follows:
        head = text[follows.start()]
    if head.islower():
        return False
    token = _token(text, start, stop)
    if stop_end == after:
        return _is_run_on(text, token, stop)
    mark = text[stop:stop_end]
    if mark in ("!", "?"):
        return token.lower() not in _EXCLAIMED_NAMES
    return mark != "." or not _is_abbreviation(text, token, stop == start + len(token), follows)


def _token(text: str, start: int, stop: int) -> str:
    """The characters before the stop back to a space or an opening mark."""
    at = stop
    while at > start and not (text[at - 1].isspace() or text[at - 1] in "\"'“‘«([—–/"):
        at -= 1
    return text[at:stop]


def _is_run_on(text: str, token: str, stop: int) -> bool:
    """True if a space was forgotten ("the province.Rebels took"); not for addresses and file names."""
    rest = _WORD.match(text, stop + 1)
    glued = text[rest.end() : rest.end() + 1] if rest else ""
    return _RUN_ON.fullmatch(token) is not None and text[stop] == "." and glued not in (".", "/", "@", ":")


def _is_abbreviation(text: str, token: str, opens: bool, follows: re.Match[str] | None) -> bool:
    word, lower = follows[0] if follows else "", token.lower()
    if (len(token) == 1 and token.isupper()) or lower in _MAYBE_LAST or _INITIALS.fullmatch(token):
        return lower in ("e.g", "i.e") or not _opens_sentence(text, follows, word)
    if lower in _BEFORE_NAME:
        return True
    if lower in _BEFORE_NUMBER:
        return word[:1].isdigit()
    return opens and token.isdigit() and len(token) <= 2  # "1. The first item of a numbered list"


def _opens_sentence(text: str, follows: re.Match[str] | None, word: str) -> bool:
    if follows is None:
        return True
    if len(word) == 1 and text[follows.end() : follows.end() + 1] == ".":
        return False  # "J. A. Smith": the A is an initial, not an article
    return word.lower() in _OPENERS
