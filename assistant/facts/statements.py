"""A sentence → what it states: who did what to whom, where, when, how many, and whose word it is.

A pure function of the text (and of the date that it stands under), shared by claims and entries.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from vectorstore.dates import DateMention, find_dates
from vectorstore.models import DateSpan

from .dating import dates_within
from .parsing import Parse, Token, parse
from .quantities import Quantity, find_quantities
from .roles import Predication, predications
from .terms import Term, terms_of

_PLACING = frozenset(
    "in at near from to into outside around inside within off toward towards across through along on over "
    "beside between beyond by north south east west".split()
)


@dataclass(frozen=True)
class Statement:
    """A sentence taken apart; offsets and indices count in `tree`."""

    tree: Parse
    anchor: DateSpan | None = None  # the date that the sentence stands under
    coverage: DateSpan | None = None  # of a claim: the days that lend it the year

    @property
    def text(self) -> str:
        """The sentence as printed."""
        return self.tree.text

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates that it speaks of."""
        return find_dates(self.text, self.anchor) if self.anchor else dates_within(self.text, self.coverage)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities that are no part of a date."""
        taken = [(d.start, d.end) for d in self.dates]
        found = find_quantities(self.text)
        return tuple(q for q in found if _counts(q) and all(q.number_end <= a or q.number_start >= b for a, b in taken))

    @cached_property
    def happenings(self) -> tuple[Predication, ...]:
        """Its verbs with their roles."""
        return predications(self.tree)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """What it speaks of: names, things, happenings; not its dates and not the numbers of its quantities."""
        hidden = [(d.start, d.end) for d in self.dates]
        hidden += [(q.number_start, q.number_end) for q in self.quantities]
        return terms_of(self.tree, hidden)

    def token_at(self, offset: int) -> Token | None:
        """The token over an offset, or the next one behind it; None behind the last."""
        return next((t for t in self.tree.tokens if t.end > offset), None)

    def governing(self, token: Token) -> Predication | None:
        """The nearest happening above a token, or the token's own; None where nothing happens."""
        by_verb = {p.verb.index: p for p in self.happenings}
        for _ in range(len(self.tree.tokens)):
            if token.index in by_verb:
                return by_verb[token.index]
            if token.head == token.index:
                return None
            token = self.tree.head(token)
        return None

    def is_place(self, term: Term) -> bool:
        """True if a preposition of place stands over the term."""
        token = self.tree.tokens[term.indices[-1]]
        while token.dep in ("compound", "nmod", "poss", "appos", "conj") and token.head != token.index:
            token = self.tree.head(token)
        above = self.tree.head(token)
        return token.dep == "pobj" and above.lemma in _PLACING


def _counts(quantity: Quantity) -> bool:
    """False for the "one" that stands for a person or a thing and counts nothing."""
    bare = quantity.counted == "" and quantity.unit == ""
    return not quantity.ordinal and quantity.unit != "times" and not (bare and quantity.text.lower() == "one")


@lru_cache(maxsize=20_000)
def statement_of(text: str, anchor: DateSpan | None = None, coverage: DateSpan | None = None) -> Statement:
    """The statement that a sentence makes; kept for the process, since entries are met again and again."""
    return Statement(parse(text), anchor, coverage)
