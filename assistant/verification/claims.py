"""A text → the claims in it that can be checked, each as it reads on its own, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from vectorstore.dates import find_dates

from ..models import CheckedClaim, CheckedText, LeftOut, Verdict
from .checkable import why_left_out
from .clauses import Clause, clauses_of, sentences_of
from .referring import Before, resolved

_LINKING = re.compile(
    r"^(?:(?:meanwhile|however|moreover|furthermore|also|in addition|additionally|nevertheless|nonetheless|as a result"
    r"|consequently|therefore|thus|besides|in turn|elsewhere|finally|then|at the same time|on the other hand"
    r"|for example|for instance|indeed|in fact|of course)\s*,\s+|(?:and|but)\s+)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement as it reads on its own, and where it stands in the text that it was found in."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claims:
    """What of a text can be checked, and what was left out, both in its order."""

    claims: tuple[Claim, ...]
    left_out: tuple[LeftOut, ...]


def claims_in(text: str) -> Claims:
    """The claims of a sentence, a paragraph or an article; none of them overlap."""
    found: list[Claim] = []
    left: list[LeftOut] = []
    before = Before()
    for start, end in sentences_of(text):
        reason = why_left_out(text[start:end])
        if reason is not None and reason != "opinion":
            left.append(LeftOut(text[start:end], start, end, reason))
            continue
        for clause in clauses_of(text, start, end):
            before = _sort(text, clause, before, found, left)
    return Claims(tuple(found), tuple(left))


def checked(text: str, judge: Callable[[str], Verdict]) -> CheckedText:
    """A text with a verdict on each of its claims."""
    found = claims_in(text)
    claims = tuple(CheckedClaim(c.text, c.start, c.end, judge(c.text)) for c in found.claims)
    return CheckedText(text, claims, found.left_out)


def _sort(text: str, clause: Clause, before: Before, found: list[Claim], left: list[LeftOut]) -> Before:
    """Put a clause among the claims or what is left out; what is known after it."""
    said = text[clause.start : clause.end]
    reason = why_left_out(said)
    if reason is not None:
        left.append(LeftOut(said, clause.start, clause.end, reason))
        return before
    alone = resolved(_bare(said, clause.lead), before)
    found.append(Claim(alone, clause.start, clause.end))
    return before.then(alone)


def _bare(said: str, lead: str) -> str:
    """The clause on one line, a sentence again: without the word that links it to the one before,

    and with the date that stands before its sentence, where it has none of its own.
    """
    words = _LINKING.sub("", " ".join(said.split()), count=1)
    if lead and not find_dates(words):
        words = f"{lead}, {words}"
    words = words[:1].upper() + words[1:]
    return words if words[-1:] in ".!…\"'”’)" else f"{words.rstrip(' ,;:')}."
