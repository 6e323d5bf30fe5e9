"""The network while it is trained: the packaged encoder read over both texts at once, and three outputs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from vectorstore.packaged import PackagedEmbedder


def tokenizer(longest: int) -> Tokenizer:
    """Reads pairs of texts, the longer one cut."""
    read = Tokenizer.from_file(str(PackagedEmbedder().folder / "tokenizer.json"))
    read.no_padding()
    read.enable_truncation(longest, strategy="longest_first")
    return read


class Comparer(nn.Module):
    """Pairs of texts → three logits: supported, refuted, not enough."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(encoder.config.hidden_size, 3)

    @classmethod
    def from_packaged(cls) -> Comparer:
        """A comparer that starts from the packaged embedding model."""
        folder = PackagedEmbedder().folder
        encoder = BertModel(BertConfig.from_json_file(str(folder / "config.json")), add_pooling_layer=False)
        weights = {k: v for k, v in load_file(folder / "model.safetensors").items() if not k.startswith("pooler")}
        encoder.load_state_dict(weights, strict=False)
        # Half of the model is its vocabulary, which 36,000 pairs cannot better.
        encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        return cls(encoder)

    def forward(self, ids: Sequence[Sequence[int]], kinds: Sequence[Sequence[int]]) -> Tensor:
        """float (pairs, 3) from word pieces and which text each belongs to."""
        longest = max(map(len, ids))
        padded = torch.tensor([[*row, *[0] * (longest - len(row))] for row in ids])
        types = torch.tensor([[*row, *[0] * (longest - len(row))] for row in kinds])
        mask = (torch.arange(longest) < torch.tensor([[len(row)] for row in ids])).long()
        states = self.encoder(input_ids=padded, token_type_ids=types, attention_mask=mask).last_hidden_state
        found: Tensor = self.head(self.dropout(states[:, 0]))
        return found

    @torch.inference_mode()
    def logits(self, pairs: Sequence[tuple[str, str]]) -> Tensor:
        """float32 (pairs, 3) of (evidence, claim) pairs."""
        self.eval()
        read = tokenizer(256).encode_batch(list(pairs))
        found = [
            self([e.ids for e in read[at : at + 32]], [e.type_ids for e in read[at : at + 32]])
            for at in range(0, len(read), 32)
        ]
        self.train()
        return torch.cat(found)

    def save(self, path: Path) -> None:
        """Writes what the training changed, as 16-bit floats under the names that the packaged model has."""
        changed = {k: v for k, v in self.state_dict().items() if "word_embeddings" not in k and "position_ids" not in k}
        save_file({k.removeprefix("encoder."): v.half().contiguous() for k, v in changed.items()}, path)
