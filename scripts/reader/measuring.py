"""How right the reader is on examples held back."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from .examples import UNSET, Example
from .network import Reader, tokenizer


@torch.inference_mode()
def measured(model: Reader, held: Sequence[Example]) -> str:
    """Accuracies by origin and kind, as a line to print."""
    model.eval()
    read = tokenizer(256).encode_batch([(e.evidence, e.text) for e in held])
    order = sorted(range(len(held)), key=lambda at: len(read[at].ids))
    right: dict[str, list[float]] = {}
    for first in range(0, len(order), 32):
        batch = order[first : first + 32]
        with torch.autocast("cpu", torch.bfloat16):
            found = model.read([read[at].ids for at in batch], [read[at].type_ids for at in batch])
        for row, at in enumerate(batch):
            example = held[at]
            scores = found.claim[row].tolist()
            if example.claim != UNSET:
                chosen = scores[:2] if example.origin == "symmetric" else scores
                _add(right, f"{example.origin} claims", chosen.index(max(chosen)) == example.claim)
            if example.disputed != UNSET and example.origin == "reports":
                name = "disputed" if example.disputed else "undisputed"
                _add(right, name, int(found.disputed[row] > 0) == example.disputed)
            if example.told != UNSET:
                _add(right, f"{example.origin} told", int(found.told[row] > 0) == example.told)
            if example.yes != UNSET:
                _add(right, f"{example.origin} yes", int(found.yes[row] > 0) == example.yes)
            if example.fault and example.fault[1]:
                scores_of = found.fault[row].masked_fill(~found.asked[row], -1e4)
                place = read[at].offsets[int(scores_of.argmax())]
                _add(right, "fault", example.fault[0] <= place[0] < example.fault[1])
            if example.start != UNSET:
                start, end = int(found.start[row].argmax()), int(found.end[row].argmax())
                here = (read[at].char_to_token(example.start, 0), read[at].char_to_token(example.end - 1, 0))
                _add(right, "span", (start, end) == here)
    model.train()
    return ", ".join(f"{name} {sum(r) / len(r):.3f} of {len(r)}" for name, r in sorted(right.items()))


def _add(right: dict[str, list[float]], name: str, value: bool) -> None:
    right.setdefault(name, []).append(float(value))
