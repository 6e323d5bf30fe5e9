"""What a number counts, from the words around it alone: "34 foreign ISIL and Jund al-Aqsa fighters"."""

from __future__ import annotations

from collections.abc import Sequence

from .counted_words import (
    AMOUNTS,
    AUXILIARIES,
    CONDITIONS,
    DEMONYM_ENDS,
    DETERMINERS,
    NO_PLURALS,
    PAST,
    S_MODIFIERS,
    S_VERBS,
    STOPS,
    plural_noun,
)
from .number_words import NUMBER_WORDS
from .quantity_tokens import Token, glued, hyphen_at, lower_at

# A noun phrase longer than this is rare (3 in 400 read), and the limit keeps reading linear.
_LONGEST = 14


def counted_after(tokens: Sequence[Token], start: int, *, one: bool) -> tuple[int, int] | None:
    """(first, last exclusive) token of the nouns that a number counts; `start` is the token after the number.

    None where nothing follows that it could count ("wounding 15 in Arsal"). `one` says that the number is 1.
    """
    at = start
    if lower_at(tokens, at) in ("more", "additional", "extra", "further"):
        at += 1
    if lower_at(tokens, at) == "of":
        return _after_of(tokens, at + 1, one=one)
    if lower_at(tokens, at) in AUXILIARIES and at == start:
        return _predicate(tokens, at)
    return _phrase(tokens, at, one=one)


def _after_of(tokens: Sequence[Token], at: int, *, one: bool) -> tuple[int, int] | None:
    """ "12 of the hostages", "dozens of their foes"; "of them" and "of which" point back and name nothing."""
    while lower_at(tokens, at) in DETERMINERS or _number(tokens, at):
        at += 1
    found = _phrase(tokens, at, one=False)
    if found or one:
        return found
    single = _phrase(tokens, at, one=True)
    if single is None and lower_at(tokens, at).endswith("ing"):
        return at, at + 1
    return single and (single[0], _with_possession(tokens, single[1]))


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


def _possessive(tokens: Sequence[Token], at: int) -> bool:
    return lower_at(tokens, at).endswith(("'s", "’s"))


def _predicate(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """ "23 were rebel fighters" counts fighters; "42 were executed" counts what was counted before."""
    while lower_at(tokens, at) in AUXILIARIES:
        at += 1
    if lower_at(tokens, at).endswith(("ed", "ing", "en")) or lower_at(tokens, at) in PAST | STOPS:
        return None
    found = _phrase(tokens, at, one=False)
    return found if found and plural_noun(tokens[found[1] - 1]) else None


def _phrase(tokens: Sequence[Token], start: int, *, one: bool) -> tuple[int, int] | None:
    """The noun phrase at `start`: up to a plural head, or to the first word that ends a singular."""
    if lower_at(tokens, start) in NUMBER_WORDS:
        return None
    if start < len(tokens) and tokens[start].lower in CONDITIONS and not _modifies(tokens, start):
        return start, start + 1
    at, head = start, 0
    while at < min(start + _LONGEST, len(tokens)):
        step = _step(tokens, at, first=at == start, headed=head > 0 and not one, one=one)
        if step == 0:
            break
        at += step
        if _heads(tokens, at - 1):
            head = at
    if one:
        return (start, _trimmed(tokens, start, at)) if _trimmed(tokens, start, at) > start else None
    if head == 0:
        return None
    return start, _coordinated(tokens, head)


def _heads(tokens: Sequence[Token], at: int) -> bool:
    """True if the word there can be the last of a plural phrase: a plural, "Chinese", the s of "737s"."""
    token = tokens[at]
    type_name = token.lower == "s" and tokens[at - 1].kind == "number"
    return plural_noun(token) or type_name or (token.capital and token.lower.endswith(DEMONYM_ENDS))


def _modifies(tokens: Sequence[Token], at: int) -> bool:
    """True if the participle there stands before a noun: "wounded soldiers", but not "wounded in"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.kind != "word" or following.lower in STOPS or following.lower == "and":
        return False
    ahead = tokens[at + 1 : at + 4]
    return any(plural_noun(token) for token in ahead) and not following.lower.endswith("ly")


def _step(tokens: Sequence[Token], at: int, *, first: bool, headed: bool, one: bool) -> int:
    """How many tokens the phrase goes on by: 0 where it ends."""
    token = tokens[at]
    if token.kind == "sign":
        return _sign_step(tokens, at, first=first, headed=headed)
    if token.kind == "number":
        named = not first and not headed and (tokens[at - 1].capital or hyphen_at(tokens, at - 1))
        return named and 1 + (lower_at(tokens, at + 1) == "s" and glued(tokens, at))
    word = token.lower
    if hyphen_at(tokens, at - 1) and not first:
        return 1
    if word in ("and", "or"):
        return int(not first and not headed and not one and _joins_modifiers(tokens, at))
    if word in STOPS and not hyphen_at(tokens, at + 1):
        return 0
    if headed:
        return int(plural_noun(token) and not _possessive(tokens, at) and not token.capital)
    if word in PAST or (word.endswith(("ed", "ing")) and not token.capital):
        return int(_participle_goes_on(tokens, at, first=first, one=one))
    if word in S_VERBS and (one or headed):
        return 0
    if one and word.endswith("s") and not token.capital and not _possessive(tokens, at):
        return int(word in S_MODIFIERS or word.endswith(NO_PLURALS) or not _noun_ahead(tokens, at))
    return 1


def _sign_step(tokens: Sequence[Token], at: int, *, first: bool, headed: bool) -> int:
    token = tokens[at]
    if hyphen_at(tokens, at) and not first:
        return 2 if tokens[at + 1].kind == "word" or not headed else 0
    quoted = token.text in "\"“”‘'" and not headed
    if quoted and at + 1 < len(tokens) and tokens[at + 1].kind == "word":
        return 1
    ampersand = token.text == "&" and not first and not headed
    return int(ampersand and glued(tokens, at) and glued(tokens, at - 1))


def _joins_modifiers(tokens: Sequence[Token], at: int) -> bool:
    """True if "and" stands inside the phrase: "foreign ISIL and Jund al-Aqsa fighters"."""
    for ahead in range(at + 1, min(at + 7, len(tokens))):
        token = tokens[ahead]
        if plural_noun(token):
            return True
        inside = token.kind == "word" or hyphen_at(tokens, ahead)
        ends = token.lower in STOPS or token.lower.endswith("ing") or token.lower in PAST
        if not inside or (ends and not hyphen_at(tokens, ahead + 1)) or token.lower == "and":
            return False
    return False


def _participle_goes_on(tokens: Sequence[Token], at: int, *, first: bool, one: bool) -> bool:
    """True if a word in -ed or -ing belongs to the phrase: "captured fighters", "oil drilling companies"."""
    word = tokens[at].lower
    if one:
        return (first and _noun_ahead(tokens, at)) or (
            word.endswith("ing") and word in ("building", "king", "being")
        )
    return _modifies(tokens, at) or (first and hyphen_at(tokens, at + 1))


def _noun_ahead(tokens: Sequence[Token], at: int) -> bool:
    """True if an ordinary word follows directly, so that this one can stand before a noun."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.kind != "word":
        return False
    return (
        following.lower not in STOPS and following.lower not in ("and", "or") and following.lower not in PAST
    )


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
        if token.kind != "word" or token.lower in NUMBER_WORDS | AMOUNTS | STOPS | PAST:
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
        or following in ("a", "an", "the", "their", "its", "his", "her", "another", "at")
    )
