"""Entries of a timeline → claims about them that hold, that do not, and that nobody can tell.

Whatever happens to a refuted or an unsupported claim beside its flip happens to supported ones as well (another verb,
the passive, fewer words, another tense), so that wording alone gives no label away.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

from num2words import num2words

from assistant.facts.parsing import Parse, parse
from assistant.facts.roles import predications
from assistant.facts.synonyms import lexicon_opposites

from .pairs import NOT_ENOUGH, REFUTED, SUPPORTED, Pair
from .rewording import MONTHS, Rewording
from .words import Words, main_verb, name_ending_in, printed, printed_inside

Change = Callable[[Parse], str | None]


class Flips:
    """Pairs from entries; the same seed gives the same pairs."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self._words = Words()
        self._rewording = Rewording(self._chance, self._words)

    def pairs(self, entries: Sequence[tuple[str, str]]) -> Iterator[Pair]:
        """Up to three pairs, one a label, for each (ISO date, text); the list must be in order of time."""
        trees = [parse(_first_sentence(text)) for _, text in entries]
        for tree in trees:
            self._words.learn(tree)
        for at, ((day, _), tree) in enumerate(zip(entries, trees, strict=True)):
            yield from self._of_entry(day, tree, _likest(tree, trees[max(0, at - 12) : at] + trees[at + 1 : at + 12]))

    def _of_entry(self, day: str, tree: Parse, neighbour: Parse) -> Iterator[Pair]:
        evidence = tree.text if self._chance.random() < 0.5 else f"{_spelled(day)}: {tree.text}"
        dated = evidence != tree.text
        holding = self._rewording.reworded(tree)
        yield Pair(evidence, self._dated(holding.text, day, dated), SUPPORTED, "flips")
        wrong: list[Change] = [
            self._number,
            self._name,
            self._name,
            self._roles,
            self._opposite,
            self._opposite,
            self._negation,
        ]
        self._chance.shuffle(wrong)
        if dated and self._chance.random() < 0.15:
            yield Pair(evidence, f"On {_spelled(self._other_day(day))}, {holding.text}", REFUTED, "flips")
        else:
            flipped = next((text for change in wrong if (text := change(holding))), None)
            if flipped:
                yield Pair(evidence, self._dated(flipped, day, dated), REFUTED, "flips")
        unknown = self._detail(holding) if self._chance.random() < 0.5 else self._rewording.reworded(neighbour).text
        if unknown:
            yield Pair(evidence, self._dated(unknown, day, dated), NOT_ENOUGH, "flips")

    def _dated(self, text: str, day: str, dated: bool) -> str:
        return f"On {_spelled(day)}, {text}" if dated and self._chance.random() < 0.5 else text

    def _other_day(self, day: str) -> str:
        year, month, number = day.split("-")
        other = self._chance.choice([n for n in range(1, 28) if n != int(number)])
        return f"{year}-{month}-{other:02}"

    def _opposite(self, tree: Parse) -> str | None:
        return self._rewording.verb_for(tree, lexicon_opposites())

    def _number(self, tree: Parse) -> str | None:
        found = self._rewording.some_number(tree)
        if found is None:
            return None
        value = int(found[0].replace(",", ""))
        other = self._chance.choice(
            [
                max(0, value - self._chance.randint(1, value // 2 + 1)),
                value + self._chance.randint(1, value + 2),
                value * 10,
            ]
        )
        told = self._chance.choice(
            [f"{other:,}", num2words(other), f"more than {value + self._chance.randint(1, value + 1)}"]
        )
        return f"{tree.text[: found.start()]}{told}{tree.text[found.end() :]}" if other != value else None

    def _name(self, tree: Parse) -> str | None:
        """With one name replaced by that of another entry."""
        places = [t for t in tree.tokens if t.pos == "PROPN" and t.dep in ("nsubj", "dobj", "pobj", "nsubjpass")]
        if not places or not self._words.names:
            return None
        chosen = name_ending_in(tree, self._chance.choice(places))
        other = self._chance.choice(self._words.names)
        if other.lower() in tree.text.lower() or any(t.text in other.split() for t in chosen):
            return None
        return f"{tree.text[: chosen[0].start]}{other}{tree.text[chosen[-1].end :]}"

    def _roles(self, tree: Parse) -> str | None:
        """Agent and patient changed round."""
        for told in predications(tree):
            agent, patient = ([tree.tokens[i] for i in part] for part in (told.agent, told.patient))
            if agent and patient and "PRON" not in (agent[0].pos, patient[0].pos) and agent[-1].end < patient[0].start:
                middle = tree.text[agent[-1].end : patient[0].start]
                before, after = tree.text[: agent[0].start], tree.text[patient[-1].end :]
                return f"{before}{printed(tree, patient)}{middle}{printed_inside(tree, agent)}{after}"
        return None

    def _negation(self, tree: Parse) -> str | None:
        verb = main_verb(tree)
        auxiliary = [t for t in tree.kids(verb, "aux", "auxpass") if t.lemma != "to"]
        if tree.kids(verb, "neg"):
            return None
        if auxiliary:
            return f"{tree.text[: auxiliary[0].end]} not{tree.text[auxiliary[0].end :]}"
        if verb.tag in ("VBD", "VBZ", "VBP") and verb.pos == "VERB":
            do = {"VBD": "did", "VBZ": "does", "VBP": "do"}[verb.tag]
            return f"{tree.text[: verb.start]}{do} not {verb.lemma}{tree.text[verb.end :]}"
        return None

    def _detail(self, tree: Parse) -> str | None:
        """With a place added that the entry does not give."""
        place = self._chance.choice(self._words.places) if self._words.places else ""
        if not place or place.split()[-1] in tree.text:
            return None
        return f"{tree.text.rstrip('. ')} {place[:1].lower()}{place[1:]}."


def _first_sentence(text: str) -> str:
    """The first sentence without the outlets behind it."""
    bare = re.sub(r"(?:\s*\([^()]{2,40}\))+\s*$", "", text)
    return re.split(r"(?<=[a-z\d)]{2}\.)\s+(?=[A-Z])", bare)[0]


def _likest(tree: Parse, others: Sequence[Parse]) -> Parse:
    """The sentence among others that shares the most names with this one."""
    mine = {t.text for t in tree.tokens if t.pos == "PROPN"}
    return max(others, key=lambda other: len(mine & {t.text for t in other.tokens}))


def _spelled(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {year}"
