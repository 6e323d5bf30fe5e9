"""Two numbers that say one thing: "60–70", "between 5 and 10", "two or three", "one in five", "3–2"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .quantity_model import Numeral
from .quantity_tokens import DASHES, HYPHENS, Token, hyphen_at, lower_at, word_set
from .quantity_units import currency_before, unit_after

_CHANGES = word_set(
    "rise rises rising rose risen increase increases increased increasing grow grows grew grown fall "
    "falls fell fallen drop drops dropped decrease decreases decreased climb climbs climbed jump jumps "
    "jumped decline declines declined cut cuts raise raises raised lower lowers lowered reduce reduces "
    "reduced up down go goes went surge surged soar soared plunge plunged shrink shrank double doubled "
    "slashed slashes revised revises upgraded downgraded expand expands expanded extend extends "
    "extended change changes changed moved raising lowering reducing cutting brings bringing"
)
_CONTESTS = word_set(
    "victory victories win wins won winning beat beats beating beaten defeat defeats defeated defeating "
    "score scores scoreline draw draws drew drawn tie tied loss lose loses lost vote votes voted voting "
    "final match game shootout shoot penalties penalty aggregate set sets series ruling ruled rules "
    "decision lead leads led leading trailing overtime margin verdict down round championship cup league "
    "advance advances edges edged thrash thrashed majority sweep swept"
)


def paired(tokens: Sequence[Token], numbers: Sequence[Numeral]) -> tuple[Numeral, ...]:
    """The numerals with those joined that make a range, a ratio or a score; the others as they are."""
    joined: list[Numeral] = []
    at = 0
    while at < len(numbers):
        pair = _pair(tokens, numbers[at], numbers[at + 1]) if at + 1 < len(numbers) else None
        joined.append(pair or numbers[at])
        at += 2 if pair else 1
    return tuple(joined)


def _pair(tokens: Sequence[Token], left: Numeral, right: Numeral) -> Numeral | None:
    if left.ordinal or right.ordinal or right.first - left.last > 6:
        return None
    unit = unit_after(tokens, left.last)
    money = currency_before(tokens, right.first)
    gap = tokens[unit[1] if unit else left.last : money[1] if money else right.first]
    words = [token.lower for token in gap]
    if words in (["in"], ["out", "of"], ["of", "every"], ["in", "every"]) and not unit:
        return _ratio(tokens, left, right)
    if len(gap) != 1 or (unit and unit != unit_after(tokens, right.last) and not _same_unit(tokens, unit[0], right)):
        return None
    if gap[0].text == ":":
        return _dashed(tokens, left, right) if _in_contest(tokens, left, right) else None
    if gap[0].text in DASHES:
        return _dashed(tokens, left, right)
    return _worded(tokens, left, right, words[0])


def _same_unit(tokens: Sequence[Token], unit: str, right: Numeral) -> bool:
    other = unit_after(tokens, right.last)
    return other is not None and other[0] == unit


def _ratio(tokens: Sequence[Token], left: Numeral, right: Numeral) -> Numeral | None:
    """ "three in four", "nine out of ten": a share; "killed three in two attacks" is none."""
    small = left.low == left.high < right.low == right.high and right.low in (*range(2, 11), 20, 100, 1000)
    killing = lower_at(tokens, left.first - 1).endswith(("ing", "ed", "shot", "kill", "kills"))
    following = tokens[right.last] if right.last < len(tokens) else None
    noun = following is not None and following.kind == "word" and not unit_after(tokens, right.last)
    if not small or killing or left.unit or not noun or left.low < 1:
        return None
    share = 100 * left.low / right.low
    return Numeral(share, share, left.first, right.last, unit="percent", step=1.0)


def _dashed(tokens: Sequence[Token], left: Numeral, right: Numeral) -> Numeral | None:
    dash = left.last
    if tokens[dash].text in HYPHENS and not hyphen_at(tokens, dash) and unit_after(tokens, left.last) is None:
        return None
    if tokens[left.first].kind != "number" and not _in_contest(tokens, left, right):
        return _span(left, right)
    plain = tokens[left.first].kind == "number" and float(left.high).is_integer() and right.scale == 1
    if plain and right.high < 1000 and (left.low >= right.low or _in_contest(tokens, left, right)):
        low, high = sorted((left.low, right.low))
        return Numeral(low, high, left.first, right.last, unit="score")
    return _span(left, right)


def _in_contest(tokens: Sequence[Token], left: Numeral, right: Numeral) -> bool:
    near = (*tokens[max(left.first - 8, 0) : left.first], *tokens[right.last : right.last + 3])
    return any(token.lower in _CONTESTS for token in near)


def _worded(tokens: Sequence[Token], left: Numeral, right: Numeral, word: str) -> Numeral | None:
    before = lower_at(tokens, _start(tokens, left) - 1)
    if word == "and":
        return _span(left, right) if before == "between" else None
    if word == "or":
        return _span(left, right) if left.last + 1 == right.first else None
    if word not in ("to", "through"):
        return None
    if left.low > right.low * right.scale and _in_contest(tokens, left, right) and not _changing(tokens, left):
        return Numeral(right.low, left.low, left.first, right.last, unit="score")
    return None if _changing(tokens, left) else _span(left, right)


def _start(tokens: Sequence[Token], numeral: Numeral) -> int:
    money = currency_before(tokens, numeral.first)
    return money[1] if money else numeral.first


def _changing(tokens: Sequence[Token], left: Numeral) -> bool:
    """True for "rises from 50 to 94": two figures, not a range."""
    near = tokens[max(left.first - 9, 0) : left.first]
    return any(token.lower in _CHANGES for token in near)


def _span(left: Numeral, right: Numeral) -> Numeral | None:
    """From the left number to the right one, which lends its scale: "5 to 10 million"."""
    scale = right.scale if left.scale == 1 and left.low * right.scale < right.high else 1.0
    low, high = left.low * scale, right.high
    if not low < high:
        return None
    rough = left.approximate or right.approximate
    step = max(left.step * scale, right.step)
    whole = replace(left, low=low, high=high, last=right.last, approximate=rough, step=step, scale=right.scale)
    return replace(whole, first=left.first, unit=right.unit, high_open=right.high_open)
