"""What a total counts where the noun stands before it: "put the number of executed prisoners at 100"."""

from __future__ import annotations

from collections.abc import Sequence

from .counted_nouns import counted_after
from .quantity_tokens import Token, lower_at, word_set

_TOTALS = word_set("number numbers total totals tally count estimate")
_TOLLS = word_set("toll tolls")
_ARTICLES = word_set("the a an its their total official overall")
_REACHING = word_set(
    "at to as is was stands stood reaches reached hits hit passes passed exceeds exceeded surpasses "
    "surpassed tops topped crosses crossed of reaching rises rose climbs climbed from totals totaled "
    "totalled than over"
)
# "the number of people killed in the attack has risen to at least 34": none is further off.
_REACH = 24


def counted_before(tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """(first, last exclusive) token of the total's noun; None where none leads to the number at `first`."""
    if not any(lower_at(tokens, at) in _REACHING for at in range(max(first - 3, 0), first + 1)):
        return None
    for at in range(first - 1, max(first - _REACH, -1), -1):
        word = lower_at(tokens, at)
        if word in ".;!?" and tokens[at].kind == "sign":
            return None
        if word in _TOLLS:
            named = at > 0 and tokens[at - 1].kind == "word" and lower_at(tokens, at - 1) not in _ARTICLES
            return (at - named, at + 1)
        if word in _TOTALS and lower_at(tokens, at + 1) == "of":
            return counted_after(tokens, at + 1, one=False)
    return None
