"""True claims that were written → one wrong thing in each, and figures told truly in other ways.

A claim and its flip have the same words but one, so that nothing but the evidence tells them apart; the flipped ones
are taken of true paraphrases, not of the entries' own sentences.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

from num2words import num2words

from assistant.facts import wordnet
from assistant.facts.parsing import Parse, Token, parse_all
from assistant.facts.roles import predications
from assistant.facts.synonyms import lexicon_opposites

from .examples import REFUTED, SUPPORTED, Example
from .words import Words, name_ending_in, printed, printed_inside

Flipped = tuple[str, int, int]  # a text, and where it was changed
_NUMBER = re.compile(r"(?<![\w.,:$€£-])\d{1,3}(?:,\d{3})*(?![\w.:%-]|,\d)")
_OUTLETS = re.compile(r"\([^()]*\)\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = "January February March April May June July August September October November December".split()
_OPPOSITE_WORDS = {
    "before": "after", "after": "before", "north": "south", "south": "north", "east": "west", "west": "east",
    "northern": "southern", "southern": "northern", "eastern": "western", "western": "eastern", "first": "last",
    "more": "fewer", "higher": "lower", "lower": "higher", "highest": "lowest", "largest": "smallest",
    "biggest": "smallest", "up": "down", "former": "current", "without": "with", "against": "for", "all": "none",
    "both": "neither", "killed": "injured", "injured": "killed", "wounded": "killed", "dead": "hurt",
    "increase": "decrease", "rise": "fall", "support": "opposition", "guilty": "innocent", "victory": "defeat",
    "won": "lost", "lost": "won", "alive": "dead", "survived": "died", "male": "female", "women": "men",
}  # fmt: skip


class Flips:
    """Wrong claims from true ones; the same seed gives the same flips."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self._words = Words()

    def examples(self, claims: Sequence[Example], origin: str = "flips") -> list[Example]:
        """For each true claim at most: one flip beside the claim again, and one figure told truly otherwise."""
        trees = parse_all([claim.text for claim in claims])
        for tree in trees:
            self._words.learn(tree)
        return [one for claim, tree in zip(claims, trees, strict=True) for one in self._of(claim, tree, origin)]

    def _of(self, claim: Example, tree: Parse, origin: str) -> Iterator[Example]:
        ways: list[Callable[[Parse, str], Flipped | None]]
        ways = [self._roles, self._roles, self._verb, self._word, self._name, self._number]
        self._chance.shuffle(ways)
        flipped = next((found for way in ways if (found := way(tree, claim.evidence))), None)
        if flipped:
            text, start, end = flipped
            yield Example(claim.evidence, text, origin, REFUTED, 0, yes=0, fault=(start, end), held=claim.held)
            yield Example(claim.evidence, claim.text, origin, SUPPORTED, 0, yes=1, fault=(0, 0), held=claim.held)
        if told := self._figure(tree.text):
            label, (text, start, end) = told
            fault = (0, 0) if label == SUPPORTED else (start, end)
            yield Example(claim.evidence, text, origin, label, 0, yes=1 - label, fault=fault, held=claim.held)

    def _roles(self, tree: Parse, evidence: str) -> Flipped | None:
        """Who and whom changed round."""
        del evidence
        for told in predications(tree):
            agent, patient = ([tree.tokens[i] for i in part] for part in (told.agent, told.patient))
            if (
                agent
                and patient
                and agent[-1].end < patient[0].start
                and self._can_act(agent)
                and self._can_act(patient)
            ):
                middle = tree.text[agent[-1].end : patient[0].start]
                before, after = tree.text[: agent[0].start], tree.text[patient[-1].end :]
                first = printed(tree, patient)
                return (
                    f"{before}{first}{middle}{printed_inside(tree, agent)}{after}",
                    len(before),
                    len(before) + len(first),
                )
        return None

    @staticmethod
    def _can_act(tokens: list[Token]) -> bool:
        return len(tokens) <= 6 and any(t.pos == "PROPN" or "person" in wordnet.topics(t.lemma)[:1] for t in tokens)

    def _verb(self, tree: Parse, evidence: str) -> Flipped | None:
        """The opposite verb, in the same form."""
        verbs = [t for t in tree.tokens if t.pos == "VERB"]
        self._chance.shuffle(verbs)
        for verb in verbs:
            others = (
                self._chance.sample(known, len(known)) if (known := lexicon_opposites().get(verb.lemma, ())) else []
            )
            for other in others:
                form = self._words.form(other, verb.tag)
                if form and " " not in other and form not in evidence.lower():
                    return _put(tree.text, verb.start, verb.end, form)
        return None

    def _word(self, tree: Parse, evidence: str) -> Flipped | None:
        """A word that excludes another in its place."""
        del evidence
        places = [t for t in tree.tokens if t.text.lower() in _OPPOSITE_WORDS and t.pos != "PROPN"]
        places += [t for t in tree.tokens if t.pos == "ADJ" and wordnet.related(t.lemma, "antonym")]
        if not places:
            return None
        token = self._chance.choice(places)
        other = _OPPOSITE_WORDS.get(token.text.lower()) or sorted(wordnet.related(token.lemma, "antonym"))[0]
        return _put(tree.text, token.start, token.end, other)

    def _name(self, tree: Parse, evidence: str) -> Flipped | None:
        """Another name in one's place: of the same entry where it has one, else of any."""
        places = [
            t for t in tree.tokens if t.pos == "PROPN" and t.dep in ("nsubj", "dobj", "pobj", "nsubjpass", "agent")
        ]
        places = [t for t in places if t.text not in _MONTHS]
        if not places:
            return None
        chosen = name_ending_in(tree, self._chance.choice(places))
        told = _OUTLETS.sub("", evidence)
        known = [name for name in self._words.names if not set(name.split()) & set(_MONTHS)]
        inside = [name for name in known if name in told and name not in tree.text]
        other = self._chance.choice(inside if inside and self._chance.random() < 0.7 else known)
        if other.lower() in tree.text.lower() or any(t.text in other.split() for t in chosen):
            return None
        return _put(tree.text, chosen[0].start, chosen[-1].end, other)

    def _number(self, tree: Parse, evidence: str) -> Flipped | None:
        """Another figure, one of the entry where it has several."""
        found = self._place(tree.text)
        if found is None:
            return None
        own = [
            m.group()
            for m in _NUMBER.finditer(evidence)
            if m.group() not in tree.text and not _YEAR.fullmatch(m.group())
        ]
        value = int(found.group().replace(",", ""))
        other = self._chance.choice(own) if own and self._chance.random() < 0.5 else f"{value + max(1, value // 3):,}"
        return _put(tree.text, found.start(), found.end(), other)

    def _figure(self, text: str) -> tuple[int, Flipped] | None:
        """A figure as bounds or in words: true ones as often as wrong ones."""
        found = self._place(text)
        if found is None or re.search(r"(?:than|least|most|about|some|nearly|around|over|to) $", text[: found.start()]):
            return None
        value = int(found.group().replace(",", ""))
        less, more = max(1, value - max(1, value // 5)), value + max(1, value // 5)
        true = [
            f"more than {less:,}",
            f"fewer than {more:,}",
            f"at least {value:,}",
            f"at least {less:,}",
            num2words(value),
        ]
        false = [
            f"more than {more:,}",
            f"fewer than {less:,}",
            f"at least {more:,}",
            f"at most {less:,}",
            num2words(more),
        ]
        label = self._chance.choice((SUPPORTED, REFUTED))
        return label, _put(text, found.start(), found.end(), self._chance.choice(true if label == SUPPORTED else false))

    def _place(self, text: str) -> re.Match[str] | None:
        """A number that is no year and no day."""
        found = [m for m in _NUMBER.finditer(text) if not _YEAR.fullmatch(m.group())]
        near = re.compile(rf"(?:{'|'.join(_MONTHS)}) $|^ (?:{'|'.join(_MONTHS)})")
        found = [m for m in found if not near.search(text[: m.start()]) and not near.search(text[m.end() :])]
        return self._chance.choice(found) if found else None


def _put(text: str, start: int, end: int, other: str) -> Flipped:
    if start == 0:
        other = other[:1].upper() + other[1:]
    return f"{text[:start]}{other}{text[end:]}", start, start + len(other)
