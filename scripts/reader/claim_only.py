"""What a claim's words alone tell of its label: the expert that the reader must not copy."""

from __future__ import annotations

import re
from collections.abc import Sequence

import torch
from torch import Tensor

from .examples import UNSET, Example

LABELS, SMOOTHING = 3, 2.0


def claim_only(examples: Sequence[Example]) -> Tensor:
    """float32 (examples, 3): log probabilities by naive Bayes, each from the other half; zeros for questions."""
    found = torch.zeros(len(examples), LABELS)
    claims = [at for at, example in enumerate(examples) if example.claim != UNSET]
    words = {at: set(re.findall(r"\w+", examples[at].text.lower())) for at in claims}
    for half in (0, 1):
        learned, asked = claims[1 - half :: 2], claims[half::2]
        totals, counts = _counted(examples, learned, words)
        share = totals / totals.sum()
        for at in asked:
            score = share.log()
            for word in words[at] & counts.keys():
                rates = (counts[word] + SMOOTHING * share) / (totals + SMOOTHING)
                score = score + rates.log() - rates.mean().log()
            found[at] = torch.log_softmax(score, 0)
    return found


def _counted(
    examples: Sequence[Example], chosen: Sequence[int], words: dict[int, set[str]]
) -> tuple[Tensor, dict[str, Tensor]]:
    """How many claims of each label there are, and how many of them have a word."""
    totals, counts = torch.ones(LABELS), {}
    for at in chosen:
        totals[examples[at].claim] += 1
        for word in words[at]:
            counts.setdefault(word, torch.zeros(LABELS))[examples[at].claim] += 1
    return totals, counts
