"""What a number counts, from the words around it alone: "34 foreign ISIL and Jund al-Aqsa fighters"."""

from __future__ import annotations

from collections.abc import Sequence

from .counted_steps import modifies, step_on
from .counted_words import (
    AMOUNTS,
    AUXILIARIES,
    CALENDAR,
    CONDITIONS,
    DEMONYM_ENDS,
    DETERMINERS,
    PAST,
    S_VERBS,
    STOPS,
    plural_noun,
)
from .number_words import NUMBER_WORDS
from .quantity_tokens import Token, lower_at

# A noun phrase longer than this is rare (3 in 400 read), and the limit keeps reading linear.
_LONGEST = 14


def counted_after(tokens: Sequence[Token], start: int, *, one: bool) -> tuple[int, int] | None:
    """(first, last exclusive) token of the nouns that a number counts; `start` is the token after the number.

    None where nothing follows that it could count ("wounding 15 in Arsal"). `one` says that the number is 1.
    """
    at = start
    if lower_at(tokens, at) in ("more", "additional", "extra", "further", "ever"):
        at += 1
    if lower_at(tokens, at) == "of":
        return _after_of(tokens, at + 1, one=one)
    if lower_at(tokens, at - 1) == "half" and lower_at(tokens, at) in DETERMINERS:
        return _after_of(tokens, at, one=one)
    if lower_at(tokens, at) in AUXILIARIES and at == start:
        return _predicate(tokens, at)
    return _phrase(tokens, at, one=one)


def _after_of(tokens: Sequence[Token], at: int, *, one: bool) -> tuple[int, int] | None:
    """ "12 of the hostages", "dozens of their foes"; "of them" and "of which" point back and name nothing."""
    if lower_at(tokens, at) in ("whom", "which"):
        return _predicate(tokens, at + 1)
    while lower_at(tokens, at) in DETERMINERS or _number(tokens, at):
        at += 1
    found = _phrase(tokens, at, one=False)
    if found or one:
        return found
    single = _phrase(tokens, at, one=True)
    if single is None and lower_at(tokens, at).endswith("ing"):
        return at, at + 1
    if single and _gerund_ends(tokens, single[1]):
        return single[0], single[1] + 1
    return single and (single[0], _with_possession(tokens, single[1]))


def _gerund_ends(tokens: Sequence[Token], at: int) -> bool:
    """True for "mourning" in "three days of national mourning": nothing follows that it could act on."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    alone = following is None or following.kind == "sign" or following.lower in STOPS
    return alone and lower_at(tokens, at).endswith("ing")


def _with_possession(tokens: Sequence[Token], end: int) -> int:
    """Past "and its countryside" after a singular: a share is of both."""
    own = lower_at(tokens, end) == "and" and lower_at(tokens, end + 1) in (
        "its",
        "their",
        "his",
        "her",
        "the",
    )
    more = _phrase(tokens, end + 2, one=True) if own else None
    return more[1] if more else end


def _number(tokens: Sequence[Token], at: int) -> bool:
    """True for the whole in "21 of 23 known sites", whose noun is the noun of both."""
    return lower_at(tokens, at) in NUMBER_WORDS or (at < len(tokens) and tokens[at].kind == "number")


def _predicate(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """ "23 were rebel fighters" counts fighters; "42 were executed" counts what was counted before."""
    while lower_at(tokens, at) in AUXILIARIES:
        at += 1
    noun = at < len(tokens) and plural_noun(tokens[at])
    if not noun and (lower_at(tokens, at).endswith(("ed", "ing", "en")) or lower_at(tokens, at) in PAST | STOPS):
        return None
    found = _phrase(tokens, at, one=False)
    return found if found and plural_noun(tokens[found[1] - 1]) else None


def _phrase(tokens: Sequence[Token], start: int, *, one: bool) -> tuple[int, int] | None:
    """The noun phrase at `start`: up to a plural head, or to the first word that ends a singular."""
    if lower_at(tokens, start) in NUMBER_WORDS:
        return None
    if start < len(tokens) and tokens[start].lower in CONDITIONS and not modifies(tokens, start):
        return start, start + 1
    at, head, headed = start, 0, False
    while at < min(start + _LONGEST, len(tokens)):
        step = step_on(tokens, at, first=at == start, headed=headed and not one, one=one)
        if step == 0:
            break
        at += step
        if _plural_end(tokens, at - 1):
            head, headed = at, True
        elif not headed and tokens[at - 1].capital and tokens[at - 1].lower.endswith(DEMONYM_ENDS):
            head = at  # "22 Chinese", unless it goes on: "22 Chinese workers"
    if one:
        return (start, _trimmed(tokens, start, at)) if _trimmed(tokens, start, at) > start else None
    if head == 0:
        return (start, at) if _people_by_name(tokens[start:at]) else None
    return start, _coordinated(tokens, head)


def _plural_end(tokens: Sequence[Token], at: int) -> bool:
    """True if the word there is the last of a plural phrase: a plural, the s of "737s"."""
    type_name = tokens[at].lower == "s" and at > 0 and tokens[at - 1].kind == "number"
    return plural_noun(tokens[at]) or type_name


def _people_by_name(words: Sequence[Token]) -> bool:
    """True for a name that has no plural of its own: "740,000 Rohingya", but not "killed 12 Monday"."""
    return len(words) == 1 and words[0].capital and words[0].lower not in CALENDAR


def _trimmed(tokens: Sequence[Token], start: int, end: int) -> int:
    """The end without adverbs, signs and participles that trail a singular phrase."""
    while end > start:
        last = tokens[end - 1]
        if last.kind == "word" and not last.lower.endswith("ly") and last.lower not in PAST:
            break
        end -= 1
    return end


def _coordinated(tokens: Sequence[Token], end: int) -> int:
    """Past further plain plural nouns: "soldiers, militiamen and staff"; not into a new clause."""
    best = end
    while True:
        at = end + (lower_at(tokens, end) == ",")
        joined = lower_at(tokens, at) in ("and", "or")
        at += joined
        if at == end or at >= len(tokens):
            return best
        last = _plain_plural(tokens, at)
        if last == 0:
            return best
        end = last
        best = end if joined else best
        if joined:
            return best


def _plain_plural(tokens: Sequence[Token], at: int) -> int:
    """Index after a plural noun with at most one plain modifier; 0 where there is none."""
    for length in (1, 2):
        if at + length > len(tokens):
            return 0
        token = tokens[at + length - 1]
        if token.kind != "word" or token.lower in NUMBER_WORDS | AMOUNTS | STOPS | PAST | S_VERBS:
            return 0
        if token.capital and not (length == 1 and token.lower.endswith(("an", *DEMONYM_ENDS))):
            return 0
        if token.lower.endswith(("ed", "ing")):
            return 0
        if plural_noun(token) and not _verb_like(tokens, at + length):
            return at + length
    return 0


def _verb_like(tokens: Sequence[Token], after: int) -> bool:
    """True if what follows a word in -s makes it a verb: "and injures 30", "and destroys the bridge"."""
    following = lower_at(tokens, after)
    return (
        following[:1].isdigit()
        or following in NUMBER_WORDS
        or following in ("a", "an", "the", "their", "its", "his", "her", "another")
    )
