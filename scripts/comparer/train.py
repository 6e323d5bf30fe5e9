"""Trains the comparer from the packaged embedding model: python -m scripts.comparer.train --data DATA --out FILE

Claims give their labels away by wording ("only", "refused"), and a model that learns those learns nothing of
evidence. So a naive Bayes classifier over the claim's words alone is fitted first, and its log probabilities are
added to the model's while training (product of experts, He et al. 2019, https://aclanthology.org/D19-6115): what
the claim alone tells brings no gradient any more.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor

from .flips import Flips
from .network import Comparer, tokenizer
from .pairs import Pair, plain, public_pairs

LABELS, SMOOTHING = 3, 2.0
LONGEST = 80


def main() -> None:
    """Reads the pairs, trains, measures on FEVER-Symmetric's dev pairs, writes the weights."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--entries", type=int, default=2500, help="current events to make claims of")
    options.add_argument("--batch", type=int, default=32)
    options.add_argument("--epochs", type=int, default=1)
    options.add_argument("--rate", type=float, default=6e-5)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--bias", type=float, default=0.35, help="weight of the claim-only expert, which is too sure")
    chosen = options.parse_args()
    torch.manual_seed(chosen.seed)
    cache = chosen.out.with_suffix(".pairs.jsonl")
    if cache.exists():
        pairs = [Pair(**json.loads(line)) for line in cache.read_text("utf-8").splitlines()]
    else:
        pairs = public_pairs(chosen.data) + list(Flips().pairs(entries(chosen.data, chosen.entries)))
        cache.write_text("".join(json.dumps({s: getattr(p, s) for s in p.__slots__}) + "\n" for p in pairs), "utf-8")
    held = list(symmetric(chosen.data))
    random.Random(chosen.seed).shuffle(pairs)
    print(len(pairs), "pairs", [sum(p.label == n for p in pairs) for n in range(LABELS)], flush=True)
    model = Comparer.from_packaged()
    train(model, pairs, chosen, held)
    model.save(chosen.out)


def entries(data: Path, number: int) -> list[tuple[str, str]]:
    """A stretch of current events from before 2015 (the suites' months are later), in order of date."""
    with gzip.open(data / "current-events" / "events.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    long = [(row["date"], row["text"]) for row in rows if row["date"] < "2015" and 10 <= len(row["text"].split()) <= 45]
    start = random.Random(2).randrange(len(long) - number)
    return long[start : start + number]


def symmetric(data: Path) -> Iterator[Pair]:
    """The dev pairs of FEVER-Symmetric."""
    with (data / "fever-symmetric" / "dev.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield Pair(plain(row["evidence"]), plain(row["claim"]), int(row["label"] == "REFUTES"), "symmetric")


def claim_only(pairs: Sequence[Pair]) -> Tensor:
    """float32 (pairs, 3): log probabilities by the claim's words alone, each from the other half of the pairs."""
    found = torch.zeros(len(pairs), LABELS)
    words = [set(re.findall(r"\w+", p.claim.lower())) for p in pairs]
    for half in (0, 1):
        counts: dict[str, list[float]] = {}
        totals = [1.0] * LABELS
        for at in range(1 - half, len(pairs), 2):
            totals[pairs[at].label] += 1
            for word in words[at]:
                counts.setdefault(word, [0.0] * LABELS)[pairs[at].label] += 1
        share = torch.tensor(totals) / sum(totals)
        for at in range(half, len(pairs), 2):
            score = share.log()
            for word in words[at] & counts.keys():
                seen = torch.tensor(counts[word])
                rates = (seen + SMOOTHING * share) / (torch.tensor(totals) + SMOOTHING)
                score = score + rates.log() - rates.mean().log()
            found[at] = torch.log_softmax(score, 0)
    return found


def train(model: Comparer, pairs: Sequence[Pair], chosen: argparse.Namespace, held: Sequence[Pair]) -> None:
    """One or a few passes, the rate rising for a tenth of the steps and falling to zero."""
    prior = claim_only(pairs) * chosen.bias
    read = tokenizer(LONGEST)
    ids = [(e.ids, e.type_ids) for e in read.encode_batch([(p.evidence, p.claim) for p in pairs])]
    labels = torch.tensor([p.label for p in pairs])
    optimiser = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=chosen.rate, weight_decay=0.01)
    steps = chosen.epochs * (len(pairs) // chosen.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, chosen.rate, total_steps=steps, pct_start=0.1, anneal_strategy="linear"
    )
    started, done, total = time.time(), 0, 0.0
    chance = random.Random(chosen.seed)
    for _ in range(chosen.epochs):
        for batch in batches([len(i) for i, _ in ids], chosen.batch, chance):
            if done >= steps:
                break
            # In 32 bits: without the processor's own instructions for it, bfloat16 takes ten times as long.
            logits = model([ids[at][0] for at in batch], [ids[at][1] for at in batch])
            mixed = torch.log_softmax(logits, 1) + prior[batch]
            loss = torch.nn.functional.cross_entropy(mixed, labels[batch])
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            done, total = done + 1, total + float(loss.detach())
            if done % 50 == 0:
                print(
                    f"{done}/{steps} loss {total / 50:.3f} {(time.time() - started) / done * (steps - done) / 60:.0f} min left",  # noqa: E501
                    flush=True,
                )
                total = 0.0
            if done % 200 == 0 or done == steps:
                model.save(chosen.out)
                print("  FEVER-Symmetric dev, two-way:", accuracy(model, held), flush=True)


def batches(lengths: Sequence[int], size: int, chance: random.Random) -> Iterator[list[int]]:
    """Positions in batches of like lengths, in random order."""
    order = sorted(range(len(lengths)), key=lambda at: (lengths[at] + chance.randint(0, 8), chance.random()))
    found = [order[start : start + size] for start in range(0, len(order), size)]
    chance.shuffle(found)
    yield from found


def accuracy(model: Comparer, pairs: Sequence[Pair]) -> float:
    """Share of two-way labels that are right, "not enough" left out of the choice."""
    scores = model.logits([(p.evidence, p.claim) for p in pairs])
    return sum(int(row[1] > row[0]) == p.label for row, p in zip(scores.tolist(), pairs, strict=True)) / len(pairs)


if __name__ == "__main__":
    main()
