"""What parsed entries teach (forms of verbs, names, phrases of place), and their tokens as text again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.facts.parsing import Parse, Token


@dataclass
class Words:
    """What the entries themselves teach: forms of verbs, names, phrases of place."""

    forms: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)

    def learn(self, tree: Parse) -> None:
        """Take in one parsed sentence."""
        for token in tree.tokens:
            if token.pos == "VERB":
                self.forms.setdefault((token.lemma, token.tag), Counter())[token.text.lower()] += 1
            if token.dep == "pobj" and token.pos == "PROPN" and tree.head(token).lemma == "in":
                self.places.append(printed(tree, [tree.head(token), *name_ending_in(tree, token)]))
            if token.pos == "PROPN" and token.dep in ("nsubj", "dobj", "pobj", "nsubjpass"):
                self.names.append(printed(tree, name_ending_in(tree, token)))

    def form(self, lemma: str, tag: str) -> str | None:
        """The commonest form of a verb; None where it was not met."""
        found = self.forms.get((lemma, tag))
        return found.most_common(1)[0][0] if found else None


def main_verb(tree: Parse) -> Token:
    """The main verb, or whatever else all hangs on."""
    return next((t for t in tree.tokens if t.dep == "ROOT"), tree.tokens[0])


def name_ending_in(tree: Parse, head: Token) -> list[Token]:
    """The run of name tokens that ends in `head`."""
    found = [head]
    while found[0].index and tree.tokens[found[0].index - 1].pos == "PROPN":
        found.insert(0, tree.tokens[found[0].index - 1])
    return found


def printed(tree: Parse, tokens: Iterable[Token]) -> str:
    """Some tokens with the spaces that they have in the text."""
    parts = [f"{t.text}{' ' if t.end < len(tree.text) and tree.text[t.end].isspace() else ''}" for t in tokens]
    return re.sub(r"\s+([.,])", r"\1", "".join(parts)).strip()


def printed_inside(tree: Parse, tokens: list[Token]) -> str:
    """Some tokens as text that goes on within a sentence."""
    text = printed(tree, tokens)
    return text if tokens[0].pos == "PROPN" or tokens[0].text.isupper() else text[:1].lower() + text[1:]
