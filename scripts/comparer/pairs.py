"""Labelled pairs of evidence and claim from public sets, in one form."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SUPPORTED, REFUTED, NOT_ENOUGH = 0, 1, 2
_TOKENISED = re.compile(r"\s+([.,;:!?%)\]’”]|'s|n't|'re|'ve)|([(\[“])\s+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Evidence, a claim, and how the one bears on the other."""

    evidence: str
    claim: str
    label: int
    origin: str


def public_pairs(data: Path, seed: int = 1) -> list[Pair]:
    """The training pairs of the public sets in `data`; FEVER-Symmetric is left out, it measures."""
    chance = random.Random(seed)
    fever = list(_fever(data))
    fm2 = list(_foolmetwice(data))
    return [
        *fever,
        *_elsewhere(fever, chance, 3500),
        *fm2,
        *_stance(data),
        *chance.sample(list(_lexical_swaps(data)), 1500),
    ]


def _lines(path: Path) -> Iterator[dict[str, object]]:
    read = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from map(json.loads, read.decode("utf-8").splitlines())


def plain(text: str) -> str:
    """A text with the spaces that a tokeniser left taken out again."""
    text = text.replace("-LRB-", "(").replace("-RRB-", ")").replace("``", '"').replace("''", '"').replace("--", "–")
    return " ".join(_TOKENISED.sub(lambda found: found[1] or found[2], text).split())


def _fever(data: Path) -> Iterator[Pair]:
    for row in _lines(data / "fever-pairs" / "train.jsonl.gz"):
        label = SUPPORTED if row["label"] == "supported" else REFUTED
        yield Pair(plain(str(row["evidence"])), plain(str(row["claim"])), label, "fever")


def _foolmetwice(data: Path) -> Iterator[Pair]:
    for row in _lines(data / "foolmetwice" / "dev.jsonl"):
        gold = [str(part["text"]) for part in row["gold_evidence"]]  # type: ignore[attr-defined]
        label = SUPPORTED if row["label"] == "SUPPORTS" else REFUTED
        yield Pair(" ".join(gold), str(row["text"]), label, "foolmetwice")
        others = [str(part["text"]) for part in row["retrieved_evidence"] if part["text"] not in gold]  # type: ignore[attr-defined]
        if others:
            yield Pair(others[0], str(row["text"]), NOT_ENOUGH, "foolmetwice")


def _stance(data: Path) -> Iterator[Pair]:
    labels = {"irrelevant": NOT_ENOUGH, "completely-support": SUPPORTED, "refute": REFUTED}
    for row in _lines(data / "factcheck-bench" / "stance_dev.jsonl"):
        if row["stance"] in labels:
            yield Pair(str(row["evidence"])[:600], str(row["claim"]), labels[str(row["stance"])], "stance")


def _lexical_swaps(data: Path) -> Iterator[Pair]:
    labels = {"entailment": SUPPORTED, "contradiction": REFUTED, "neutral": NOT_ENOUGH}
    for row in _lines(data / "breaking-nli" / "dataset.jsonl.gz"):
        yield Pair(str(row["sentence1"]), str(row["sentence2"]), labels[str(row["gold_label"])], "swaps")


def _elsewhere(pairs: Iterable[Pair], chance: random.Random, number: int) -> Iterator[Pair]:
    """Claims beside evidence that shares a rare word with theirs and is about something else."""
    chosen = list(pairs)
    holding: dict[str, list[int]] = {}
    for at, pair in enumerate(chosen):
        for word in set(re.findall(r"[A-Z]\w{3,}", pair.evidence)):
            holding.setdefault(word, []).append(at)
    for at in chance.sample(range(len(chosen)), number):
        claim = chosen[at].claim
        words = re.findall(r"[A-Z]\w{3,}", claim)
        near = [i for w in words for i in holding.get(w, ())[:50] if chosen[i].evidence != chosen[at].evidence]
        other = chosen[chance.choice(near)] if near else chosen[chance.randrange(len(chosen))]
        if not set(re.findall(r"\w+", claim)) <= set(re.findall(r"\w+", other.evidence)):
            yield Pair(other.evidence, claim, NOT_ENOUGH, "fever")
