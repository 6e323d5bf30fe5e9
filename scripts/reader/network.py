"""The network while it is trained: an encoder over evidence and text at once, and four outputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

from vectorstore.packaged import PackagedEmbedder

from .beginning import encoder


def tokenizer(longest: int) -> Tokenizer:
    """Reads pairs of texts, the longer one cut."""
    read = Tokenizer.from_file(str(PackagedEmbedder().folder / "tokenizer.json"))
    read.no_padding()
    read.enable_truncation(longest, strategy="longest_first")
    return read


@dataclass(frozen=True)
class Outputs:
    """Logits: claim (pairs, 3); disputed, told, yes (pairs); start, end, fault (pairs, pieces)."""

    claim: Tensor
    disputed: Tensor
    told: Tensor
    yes: Tensor
    start: Tensor
    end: Tensor
    fault: Tensor
    asked: Tensor  # bool (pairs, pieces): which pieces are the claim's or the question's


class Reader(nn.Module):
    """Pairs of evidence and text → Outputs."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.whole = nn.Linear(encoder.config.hidden_size, 6)  # supported, refuted, not told; disputed; told; yes
        self.span = nn.Linear(encoder.config.hidden_size, 3)  # start, end, fault

    @classmethod
    def from_encoder(cls, file: Path) -> Reader:
        """A reader that starts from this encoder, its outputs untrained."""
        model = encoder(file)
        # A third of the model is its vocabulary, which so few examples cannot better.
        model.embeddings.word_embeddings.weight.requires_grad_(False)
        return cls(model)

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """float (pairs, 6) and (pairs, pieces, 3) from word pieces, which text each belongs to, and which count."""
        states = self.encoder(input_ids=ids, token_type_ids=kinds, attention_mask=mask).last_hidden_state
        return self.whole(self.dropout(states[:, 0])), self.span(states)

    def read(self, ids: Sequence[Sequence[int]], kinds: Sequence[Sequence[int]]) -> Outputs:
        """The outputs for lists of word pieces, padded here; an answer lies in the evidence."""
        longest = max(map(len, ids))
        padded = torch.tensor([[*row, *[0] * (longest - len(row))] for row in ids])
        types = torch.tensor([[*row, *[0] * (longest - len(row))] for row in kinds])
        mask = (torch.arange(longest) < torch.tensor([[len(row)] for row in ids])).long()
        whole, span = self(padded, types, mask)
        whole, span = whole.float(), span.float()
        outside = (mask == 0) | (types == 1)
        start, end = (span[:, :, at].masked_fill(outside, -1e4) for at in (0, 1))
        return Outputs(*_split(whole), start, end, span[:, :, 2], (types == 1) & (mask == 1))


def _split(whole: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    return whole[:, :3], whole[:, 3], whole[:, 4], whole[:, 5]
