"""A sentence in other words that mean the same: shorter, passive, another verb, past, a number spelled or bounded."""

from __future__ import annotations

import random
import re

from num2words import num2words

from assistant.facts.parsing import Parse, parse
from assistant.facts.synonyms import lexicon_sets

from .words import Words, main_verb, printed, printed_inside

_NUMBER = re.compile(r"\b\d{1,3}(?:,\d{3})+\b|\b\d{1,4}\b")
MONTHS = "January February March April May June July August September October November December".split()


class Rewording:
    """Changes that keep what a sentence says; the chances come from one source of randomness."""

    def __init__(self, chance: random.Random, words: Words) -> None:
        self._chance, self._words = chance, words

    def reworded(self, tree: Parse) -> Parse:
        """The sentence in other words that mean the same."""
        for change in (self._shortened, self._voice, self._synonym, self._past, self._spelled_number):
            if self._chance.random() < 0.6 and (text := change(tree)):
                tree = parse(text)
        return tree

    def _shortened(self, tree: Parse) -> str | None:
        """Without a clause or a phrase at the end."""
        root = main_verb(tree)
        late = [t for t in tree.kids(root, "advcl", "prep", "npadvmod", "conj") if t.start > root.start]
        if not late or any(t.text in ("not", "no", "n't") for t in tree.tokens):
            return None
        cut = self._chance.choice(late)
        gone = {t.index for t in tree.subtree(cut)} | {
            t.index for t in tree.kids(root, "cc") if t.index == cut.index - 1
        }
        kept = [t for t in tree.tokens if t.index not in gone]
        return printed(tree, kept) if len(kept) >= 5 else None

    def _voice(self, tree: Parse) -> str | None:
        """Active into passive."""
        verb = main_verb(tree)
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
        return (
            f"{printed(tree, patient)} {be} {done} by {printed_inside(tree, agent)} {printed(tree, rest)}".strip() + "."
        )

    def _synonym(self, tree: Parse) -> str | None:
        return self.verb_for(tree, lexicon_sets())

    def _past(self, tree: Parse) -> str | None:
        """In the past tense."""
        verb = main_verb(tree)
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
        found = self.some_number(tree)
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

    def some_number(self, tree: Parse) -> re.Match[str] | None:
        found = [
            m
            for m in _NUMBER.finditer(tree.text)
            if not re.match(r"[-–]|(?:st|nd|rd|th)\b", tree.text[m.end() :])
            and not tree.text[: m.start()].endswith(("-", "–", ".", *MONTHS))
        ]
        found = [m for m in found if not (1900 < int(m[0].replace(",", "")) < 2030)]
        return self._chance.choice(found) if found else None

    def verb_for(self, tree: Parse, table: dict[str, tuple[str, ...]]) -> str | None:
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
