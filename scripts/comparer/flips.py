"""Entries of a timeline → claims about them that hold, that do not, and that nobody can tell.

Whatever happens to a refuted or an unsupported claim beside its flip happens to supported ones as well (another verb,
the passive, fewer words, another tense), so that wording alone gives no label away.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from num2words import num2words

from assistant.facts.parsing import Parse, Token, parse
from assistant.facts.roles import predications
from assistant.facts.synonyms import lexicon_opposites, lexicon_sets

from .pairs import NOT_ENOUGH, REFUTED, SUPPORTED, Pair

_NUMBER = re.compile(r"\b\d{1,3}(?:,\d{3})+\b|\b\d{1,4}\b")
_MONTHS = "January February March April May June July August September October November December".split()
Change = Callable[[Parse], str | None]


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
                self.places.append(_text(tree, [tree.head(token), *_name(tree, token)]))
            if token.pos == "PROPN" and token.dep in ("nsubj", "dobj", "pobj", "nsubjpass"):
                self.names.append(_text(tree, _name(tree, token)))

    def form(self, lemma: str, tag: str) -> str | None:
        """The commonest form of a verb; None where it was not met."""
        found = self.forms.get((lemma, tag))
        return found.most_common(1)[0][0] if found else None


class Flips:
    """Pairs from entries; the same seed gives the same pairs."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self._words = Words()

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
        holding = self._reworded(tree)
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
        unknown = self._detail(holding) if self._chance.random() < 0.5 else self._reworded(neighbour).text
        if unknown:
            yield Pair(evidence, self._dated(unknown, day, dated), NOT_ENOUGH, "flips")

    def _dated(self, text: str, day: str, dated: bool) -> str:
        return f"On {_spelled(day)}, {text}" if dated and self._chance.random() < 0.5 else text

    def _other_day(self, day: str) -> str:
        year, month, number = day.split("-")
        other = self._chance.choice([n for n in range(1, 28) if n != int(number)])
        return f"{year}-{month}-{other:02}"

    def _reworded(self, tree: Parse) -> Parse:
        """The sentence in other words that mean the same."""
        for change in (self._shortened, self._voice, self._synonym, self._past, self._spelled_number):
            if self._chance.random() < 0.6 and (text := change(tree)):
                tree = parse(text)
        return tree

    def _shortened(self, tree: Parse) -> str | None:
        """Without a clause or a phrase at the end."""
        root = _root(tree)
        late = [t for t in tree.kids(root, "advcl", "prep", "npadvmod", "conj") if t.start > root.start]
        if not late or any(t.text in ("not", "no", "n't") for t in tree.tokens):
            return None
        cut = self._chance.choice(late)
        gone = {t.index for t in tree.subtree(cut)} | {
            t.index for t in tree.kids(root, "cc") if t.index == cut.index - 1
        }
        kept = [t for t in tree.tokens if t.index not in gone]
        return _text(tree, kept) if len(kept) >= 5 else None

    def _voice(self, tree: Parse) -> str | None:
        """Active into passive."""
        verb = _root(tree)
        subject, objects = tree.kids(verb, "nsubj"), tree.kids(verb, "dobj")
        done = self._words.form(verb.lemma, "VBN")
        if (
            verb.tag not in ("VBD", "VBZ", "VBP")
            or len(subject) != 1
            or len(objects) != 1
            or not done
            or tree.kids(verb, "prt", "neg")
        ):
            return None
        agent, patient = tree.subtree(subject[0]), tree.subtree(objects[0])
        if agent[0].pos == "PRON":
            return None
        used = {t.index for t in (*agent, *patient, verb)}
        rest = [t for t in tree.tokens if t.index not in used and t.start > verb.start and t.pos != "PUNCT"]
        plural = objects[0].tag in ("NNS", "NNPS")
        be = ("were" if plural else "was") if verb.tag == "VBD" else ("are" if plural else "is")
        return f"{_text(tree, patient)} {be} {done} by {_lower(tree, agent)} {_text(tree, rest)}".strip() + "."

    def _synonym(self, tree: Parse) -> str | None:
        return self._verb_for(tree, lexicon_sets())

    def _opposite(self, tree: Parse) -> str | None:
        return self._verb_for(tree, lexicon_opposites())

    def _verb_for(self, tree: Parse, table: dict[str, tuple[str, ...]]) -> str | None:
        """With one of its verbs replaced from a table."""
        verbs = [t for t in tree.tokens if t.pos == "VERB" and t.lemma in table and not tree.kids(t, "prt", "neg")]
        self._chance.shuffle(verbs)
        for verb in verbs:
            others = [w for w in table[verb.lemma] if " " not in w and w != verb.lemma]
            self._chance.shuffle(others)
            for other in others:
                if form := self._words.form(other, verb.tag):
                    return f"{tree.text[: verb.start]}{form}{tree.text[verb.end :]}"
        return None

    def _past(self, tree: Parse) -> str | None:
        """In the past tense."""
        verb = _root(tree)
        past = self._words.form(verb.lemma, "VBD")
        if verb.tag in ("VBZ", "VBP") and verb.pos == "VERB" and past and not tree.kids(verb, "aux", "neg"):
            return f"{tree.text[: verb.start]}{past}{tree.text[verb.end :]}"
        auxiliary = tree.kids(verb, "auxpass")
        if auxiliary and auxiliary[0].text in ("is", "are"):
            word = "was" if auxiliary[0].text == "is" else "were"
            return f"{tree.text[: auxiliary[0].start]}{word}{tree.text[auxiliary[0].end :]}"
        return None

    def _spelled_number(self, tree: Parse) -> str | None:
        """A number in words, or by a bound that it keeps."""
        found = self._some_number(tree)
        if found is None or re.search(r"(?:than|least|most|about|to|over|nearly) $", tree.text[: found.start()]):
            return None
        value = int(found[0].replace(",", ""))
        lower = max(1, value - self._chance.randint(1, max(1, value // 4)))
        told = self._chance.choice(
            [
                num2words(value),
                f"at least {lower}",
                f"more than {lower}",
                f"fewer than {value + self._chance.randint(1, value + 1)}",
            ]
        )
        return f"{tree.text[: found.start()]}{told}{tree.text[found.end() :]}"

    def _some_number(self, tree: Parse) -> re.Match[str] | None:
        found = [
            m
            for m in _NUMBER.finditer(tree.text)
            if not re.match(r"[-–]|(?:st|nd|rd|th)\b", tree.text[m.end() :])
            and not tree.text[: m.start()].endswith(("-", "–", ".", *_MONTHS))
        ]
        found = [m for m in found if not (1900 < int(m[0].replace(",", "")) < 2030)]
        return self._chance.choice(found) if found else None

    def _number(self, tree: Parse) -> str | None:
        found = self._some_number(tree)
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
        chosen = _name(tree, self._chance.choice(places))
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
                return f"{before}{_text(tree, patient)}{middle}{_lower(tree, agent)}{after}"
        return None

    def _negation(self, tree: Parse) -> str | None:
        verb = _root(tree)
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


def _root(tree: Parse) -> Token:
    return next((t for t in tree.tokens if t.dep == "ROOT"), tree.tokens[0])


def _name(tree: Parse, head: Token) -> list[Token]:
    """The run of name tokens that ends in `head`."""
    found = [head]
    while found[0].index and tree.tokens[found[0].index - 1].pos == "PROPN":
        found.insert(0, tree.tokens[found[0].index - 1])
    return found


def _text(tree: Parse, tokens: Iterable[Token]) -> str:
    """Some tokens with the spaces that they have in the text."""
    parts = [f"{t.text}{' ' if t.end < len(tree.text) and tree.text[t.end].isspace() else ''}" for t in tokens]
    return re.sub(r"\s+([.,])", r"\1", "".join(parts)).strip()


def _lower(tree: Parse, tokens: list[Token]) -> str:
    text = _text(tree, tokens)
    return text if tokens[0].pos == "PROPN" or tokens[0].text.isupper() else text[:1].lower() + text[1:]


def _spelled(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}"
