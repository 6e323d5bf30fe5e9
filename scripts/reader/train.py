"""Trains the reader: python -m scripts.reader.train --data DATA --encoder ONNX --out FILE

Claims give their labels away by wording ("only", "refused"), and a model that learns those learns nothing of
evidence. So a naive Bayes classifier over the claim's words alone is fitted first, and its log probabilities are
added to the model's while training (product of experts, He et al. 2019, https://aclanthology.org/D19-6115): what
the claim alone tells brings no gradient any more.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor

from .claim_only import claim_only
from .examples import SUPPORTED, UNSET, Example
from .flips import Flips
from .measuring import measured
from .network import Outputs, Reader, tokenizer
from .public import public_examples, symmetric
from .reports import report_examples
from .verbatim import verbatim
from .written import entries, examples, neighbours

LONGEST = 192  # word pieces of both texts


def main() -> None:
    """Reads the examples, trains, measures on those held back, writes the weights."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--encoder", type=Path, required=True, help="what it begins as (scripts/reader/beginning.py)")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--batch", type=int, default=32)
    options.add_argument("--epochs", type=float, default=1.0)
    options.add_argument("--rate", type=float, default=1e-4)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--bias", type=float, default=0.35, help="weight of the claim-only expert, which is too sure")
    options.add_argument("--begin", type=Path, help="weights of an earlier pass to go on from")
    options.add_argument("--public", type=float, default=1.0, help="share of the public examples that is taken")
    options.add_argument("--every", type=int, default=400, help="steps between measurements")
    chosen = options.parse_args()
    torch.manual_seed(chosen.seed)
    learned, held = kept(chosen)
    print(len(learned), "examples,", len(held), "held back", flush=True)
    model = Reader.from_encoder(chosen.encoder)
    if chosen.begin:
        model.load_state_dict(torch.load(chosen.begin, weights_only=True))
    train(model, learned, held, chosen)


def kept(chosen: argparse.Namespace) -> tuple[list[Example], list[Example]]:
    """The examples as an earlier run left them beside the weights, else collected and left there."""
    cache = chosen.out.with_suffix(".examples")
    if not cache.exists():
        cache.write_bytes(pickle.dumps(collected(chosen.data, chosen.public)))
    found: tuple[list[Example], list[Example]] = pickle.loads(cache.read_bytes())
    return found


def collected(data: Path, share: float) -> tuple[list[Example], list[Example]]:
    """What is learned from, and what is measured on."""
    written = entries()
    own = examples(written, neighbours(written, data / "current-events" / "events.jsonl.gz")) + report_examples()
    own += verbatim(written)
    own += Flips().examples([one for one in own if one.origin in ("written", "verbatim") and one.claim == SUPPORTED])
    public = public_examples(data)
    learned = [*random.Random(2).sample(public, int(share * len(public))), *(e for e in own if not e.held)]
    return learned, [*(e for e in own if e.held), *symmetric(data)]


def train(model: Reader, learned: Sequence[Example], held: Sequence[Example], chosen: argparse.Namespace) -> None:
    """A few passes, the rate rising for a tenth of the steps and falling to zero."""
    prior = claim_only(learned) * chosen.bias
    read = tokenizer(LONGEST).encode_batch([(e.evidence, e.text) for e in learned])
    targets = torch.tensor([_target(e, r) for e, r in zip(learned, read, strict=True)])
    faults = [_faulty(e, r) for e, r in zip(learned, read, strict=True)]
    optimiser = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=chosen.rate, weight_decay=0.01)
    steps = int(chosen.epochs * len(learned) / chosen.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, chosen.rate, total_steps=steps, pct_start=0.1, anneal_strategy="linear"
    )
    started, total = time.time(), 0.0
    for done, batch in enumerate(batches([len(r.ids) for r in read], chosen.batch, steps, chosen.seed), 1):
        with torch.autocast("cpu", torch.bfloat16):
            found = model.read([read[at].ids for at in batch], [read[at].type_ids for at in batch])
        loss = loss_of(found, targets[batch], prior[batch]) + fault_loss(found, [faults[at] for at in batch])
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        total += float(loss.detach())
        if done % 50 == 0:
            left = (time.time() - started) / done * (steps - done) / 60
            print(f"{done}/{steps} loss {total / 50:.3f} {left:.0f} min left", flush=True)
            total = 0.0
        if done % chosen.every == 0 or done == steps:
            torch.save(model.state_dict(), chosen.out)
            print("  ", measured(model, held), flush=True)


def loss_of(found: Outputs, targets: Tensor, prior: Tensor) -> Tensor:
    """Cross entropies of the outputs that have a label, each averaged over those."""
    claim, disputed, told, yes, start, end = targets.T
    total = torch.zeros(())
    cross = torch.nn.functional.cross_entropy
    binary = torch.nn.functional.binary_cross_entropy_with_logits
    share = 1 / len(targets)  # so that rare kinds of example weigh by their number
    if (mine := claim != UNSET).any():
        total = total + cross(torch.log_softmax(found.claim[mine], 1) + prior[mine], claim[mine]) * mine.sum() * share
    for scores, wanted in ((found.disputed, disputed), (found.told, told), (found.yes, yes)):
        if (mine := wanted != UNSET).any():
            total = total + binary(scores[mine], wanted[mine].float()) * mine.sum() * share
    if (mine := start != UNSET).any():
        spans = cross(found.start[mine], start[mine]) + cross(found.end[mine], end[mine])
        total = total + 0.5 * spans * mine.sum() * share
    return total


def fault_loss(found: Outputs, faults: Sequence[list[int] | None]) -> Tensor:
    """Mean over claims with marked words of the binary cross entropy over their pieces."""
    total = torch.zeros(())
    for row, marked in enumerate(faults):
        if marked is not None:
            asked = found.asked[row]
            wanted = torch.zeros(found.fault.shape[1])
            wanted[marked] = 1.0
            total = total + torch.nn.functional.binary_cross_entropy_with_logits(found.fault[row][asked], wanted[asked])
    return total / len(faults)


def _faulty(example: Example, read: object) -> list[int] | None:
    """The word pieces of a claim that are gainsaid or not told; None where that is not known."""
    if example.fault is None:
        return None
    pieces = {read.char_to_token(at, 1) for at in range(*example.fault)}  # type: ignore[attr-defined]
    return sorted(piece for piece in pieces if piece is not None)


def _target(example: Example, read: object) -> list[int]:
    """Labels with the answer as word pieces: claim, disputed, told, yes, start, end."""
    start = read.char_to_token(example.start, 0) if example.start != UNSET else None  # type: ignore[attr-defined]
    end = read.char_to_token(example.end - 1, 0) if example.start != UNSET else None  # type: ignore[attr-defined]
    spans = [UNSET, UNSET] if start is None or end is None else [start, end]
    return [example.claim, example.disputed, example.told, example.yes, *spans]


def batches(lengths: Sequence[int], size: int, steps: int, seed: int) -> Iterator[list[int]]:
    """Positions in batches of like lengths, in random order, pass after pass until `steps` batches are given."""
    chance, given = random.Random(seed), 0
    while given < steps:
        order = sorted(range(len(lengths)), key=lambda at: (lengths[at] + chance.randint(0, 10), chance.random()))
        found = [order[start : start + size] for start in range(0, len(order), size)]
        chance.shuffle(found)
        yield from found[: steps - given]
        given += len(found)


if __name__ == "__main__":
    main()
