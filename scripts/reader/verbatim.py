"""Claims in an entry's own words: its sentences, and their beginnings up to a comma.

Written claims are far from the entries' words, and what is near them there is mostly wrong. Learning from those alone
a network took 63 of 100 sentences of an entry for refuted by that entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vectorstore.passages import sentences

from .examples import SUPPORTED, Example
from .written import Entry, shown

FEWEST_WORDS = 7
_OUTLETS = re.compile(r"(?:\s*\([^()]*\))+\s*$")
_ASIDE = re.compile(r"(?:In|On|At|After|Before|During|Following|While|As|If|According|With)\b")


def verbatim(chosen: Sequence[Entry]) -> Iterator[Example]:
    """The first two sentences of each entry, and the beginning of the first."""
    for entry in chosen:
        text = str(entry["text"])
        first, *more = [_OUTLETS.sub("", text[a:b]).strip() for a, b in sentences(text)][:2]
        for claim in dict.fromkeys((first, *more, *_beginning(first))):
            if len(claim.split()) >= FEWEST_WORDS:
                evidence, held = shown(entry, claim), bool(entry.get("held"))
                yield Example(evidence, claim, "verbatim", SUPPORTED, 0, yes=1, fault=(0, 0), held=held)


def _beginning(sentence: str) -> tuple[str, ...]:
    head, comma, _ = sentence.partition(", ")
    return (f"{head}.",) if comma and not _ASIDE.match(head) else ()
