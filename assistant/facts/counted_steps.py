"""How far a counted noun phrase goes on: which words are modifiers, and which end it."""

from __future__ import annotations

from collections.abc import Sequence

from .counted_words import NO_PLURALS, PAST, S_MODIFIERS, S_VERBS, STOPS, plural_noun
from .quantity_tokens import Token, glued, hyphen_at, lower_at


def possessive(tokens: Sequence[Token], at: int) -> bool:
    """True for "Raqqa's"."""
    return lower_at(tokens, at).endswith(("'s", "’s"))


def _name_before_noun(tokens: Sequence[Token], at: int) -> bool:
    """True inside a name in -s that stands before what is counted: "26 Ceres I crew members"."""
    for token in tokens[at + 1 : at + 4]:
        if token.kind != "word" or token.lower in STOPS | PAST | S_VERBS:
            return False
        if plural_noun(token):
            return not token.capital
    return False


def modifies(tokens: Sequence[Token], at: int) -> bool:
    """True if the participle there stands before a noun: "wounded soldiers", but not "wounded in"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.kind != "word" or following.lower in STOPS or following.lower == "and":
        return False
    ahead = tokens[at + 1 : at + 4]
    return any(plural_noun(token) for token in ahead) and not following.lower.endswith("ly")


def step_on(tokens: Sequence[Token], at: int, *, first: bool, headed: bool, one: bool) -> int:
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
    acronym = token.text.isupper() and len(token.text) > 1  # "US", "WHO": no pronouns
    if word in STOPS and not acronym and not hyphen_at(tokens, at + 1):
        return 0
    if word in S_VERBS and (one or headed):
        return 0
    if headed:
        goes_on = plural_noun(token) and not possessive(tokens, at) and not token.capital
        return int(goes_on or (tokens[at - 1].capital and token.capital and _name_before_noun(tokens, at)))
    if word in PAST or (word.endswith(("ed", "ing")) and not token.capital):
        return int(_participle_goes_on(tokens, at, first=first, one=one))
    if one and word.endswith("s") and not token.capital and not possessive(tokens, at):
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
        return (first and _noun_ahead(tokens, at)) or (word.endswith("ing") and word in ("building", "king", "being"))
    return modifies(tokens, at) or (first and hyphen_at(tokens, at + 1))


def _noun_ahead(tokens: Sequence[Token], at: int) -> bool:
    """True if an ordinary word follows directly, so that this one can stand before a noun."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.kind != "word":
        return False
    return following.lower not in STOPS and following.lower not in ("and", "or") and following.lower not in PAST
