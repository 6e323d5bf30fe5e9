"""Labelled examples from public sets, in one form. FEVER-Symmetric is left out: it measures."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from .examples import NOT_TOLD, REFUTED, SUPPORTED, Example

_TOKENISED = re.compile(r"\s+([.,;:!?%)\]’”]|'s|n't|'re|'ve)|([(\[“])\s+")
ELSEWHERE, SWAPS = 4000, 1000  # evidence of other pages, and one-word swaps, that are taken


def public_examples(data: Path, seed: int = 1) -> list[Example]:
    """The examples of the public sets in the folder `data`."""
    chance = random.Random(seed)
    fever = list(_fever(data))
    swaps = chance.sample(list(_lexical_swaps(data)), SWAPS)
    return [*fever, *_elsewhere(fever, chance), *_foolmetwice(data), *_stance(data), *swaps]


def plain(text: str) -> str:
    """A text with the spaces that a tokeniser left taken out again."""
    text = text.replace("-LRB-", "(").replace("-RRB-", ")").replace("``", '"').replace("''", '"').replace("--", "–")
    return " ".join(_TOKENISED.sub(lambda found: found[1] or found[2], text).split())


def symmetric(data: Path) -> list[Example]:
    """The dev pairs of FEVER-Symmetric, to measure on."""
    labels = {"SUPPORTS": SUPPORTED, "REFUTES": REFUTED}
    return [
        Example(plain(row["evidence"]), plain(row["claim"]), "symmetric", claim=labels[row["label"]], held=True)
        for row in _lines(data / "fever-symmetric" / "dev.jsonl")
    ]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    read = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from map(json.loads, read.decode("utf-8").splitlines())


def _fever(data: Path) -> Iterator[Example]:
    for row in _lines(data / "fever-pairs" / "train.jsonl.gz"):
        label = SUPPORTED if row["label"] == "supported" else REFUTED
        yield Example(plain(row["evidence"]), plain(row["claim"]), "fever", claim=label)


def _foolmetwice(data: Path) -> Iterator[Example]:
    for row in _lines(data / "foolmetwice" / "dev.jsonl"):
        gold = [part["text"] for part in row["gold_evidence"]]
        label = SUPPORTED if row["label"] == "SUPPORTS" else REFUTED
        yield Example(" ".join(gold), row["text"], "foolmetwice", claim=label)
        others = [part["text"] for part in row["retrieved_evidence"] if part["text"] not in gold]
        if others:
            yield Example(others[0], row["text"], "foolmetwice", claim=NOT_TOLD)


def _stance(data: Path) -> Iterator[Example]:
    labels = {"irrelevant": NOT_TOLD, "completely-support": SUPPORTED, "refute": REFUTED}
    for row in _lines(data / "factcheck-bench" / "stance_dev.jsonl"):
        if row["stance"] in labels:
            yield Example(row["evidence"][:600], row["claim"], "stance", claim=labels[row["stance"]])


def _lexical_swaps(data: Path) -> Iterator[Example]:
    labels = {"entailment": SUPPORTED, "contradiction": REFUTED, "neutral": NOT_TOLD}
    for row in _lines(data / "breaking-nli" / "dataset.jsonl.gz"):
        yield Example(row["sentence1"], row["sentence2"], "swaps", claim=labels[row["gold_label"]])


def _elsewhere(chosen: Sequence[Example], chance: random.Random) -> Iterator[Example]:
    """Claims beside evidence that shares a rare word with theirs and is about something else."""
    holding: dict[str, list[int]] = {}
    for at, one in enumerate(chosen):
        for word in set(re.findall(r"[A-Z]\w{3,}", one.evidence)):
            holding.setdefault(word, []).append(at)
    for at in chance.sample(range(len(chosen)), ELSEWHERE):
        claim = chosen[at].text
        words = re.findall(r"[A-Z]\w{3,}", claim)
        near = [i for w in words for i in holding.get(w, ())[:50] if chosen[i].evidence != chosen[at].evidence]
        other = chosen[chance.choice(near)] if near else chosen[chance.randrange(len(chosen))]
        if not set(re.findall(r"\w+", claim)) <= set(re.findall(r"\w+", other.evidence)):
            yield Example(other.evidence, claim, "fever", claim=NOT_TOLD)
