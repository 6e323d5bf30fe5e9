"""The packaged model's forward pass for one text, by numpy alone.

Importing torch takes longer than all else that a question from the terminal waits for. The vectors are those
of torch within a few millionths (tested).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

Array = NDArray[np.float32]

_FLOATS = {"F32": "<f4", "F16": "<f2"}
_LAYERS, _HEADS, _EPSILON = 6, 12, 1e-12
# Abramowitz and Stegun 7.1.26: the error function within 1.5e-7.
_ERF = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
_ERF_SCALE = 0.3275911


class QueryEncoder:
    """BERT with mean pooling: the word pieces of one text → its unit vector."""

    def __init__(self, weights: Path, changed: Mapping[str, Array] | None = None) -> None:
        """Maps the safetensors file; what is not used is not read. `changed` weights take the place of its own."""
        self._weights = {**mapped(weights), **(changed or {})}
        self._threads = ThreadpoolController()

    def forward(self, pieces: list[int]) -> Array:
        """float32 (dim,), unit norm."""
        mean = self.states(pieces, [0] * len(pieces)).mean(axis=0)
        found: Array = mean / np.linalg.norm(mean)
        return found

    def states(self, pieces: list[int], kinds: list[int]) -> Array:
        """float32 (len(pieces), dim): a state a piece; `kinds` tells which of two texts a piece is of."""
        # Products this small are slower in two threads, by far on a busy machine, and sum in another order.
        with self._threads.limit(limits=1):
            return self._states(pieces, kinds)

    def _states(self, pieces: list[int], kinds: list[int]) -> Array:
        x = self._embedded(pieces, kinds)
        for at in range(_LAYERS):
            layer = f"encoder.layer.{at}"
            mixed = self._linear(self._attention(x, f"{layer}.attention.self"), f"{layer}.attention.output.dense")
            x = self._normed(mixed + x, f"{layer}.attention.output.LayerNorm")
            wide = _gelu(self._linear(x, f"{layer}.intermediate.dense"))
            x = self._normed(self._linear(wide, f"{layer}.output.dense") + x, f"{layer}.output.LayerNorm")
        return x

    def _embedded(self, pieces: list[int], kinds: list[int]) -> Array:
        words = self._weights["embeddings.word_embeddings.weight"][pieces]
        places = self._weights["embeddings.position_embeddings.weight"][: len(pieces)]
        kind = self._weights["embeddings.token_type_embeddings.weight"][kinds]
        return self._normed(words + places + kind, "embeddings.LayerNorm")

    def _attention(self, x: Array, layer: str) -> Array:
        query, key, value = (
            self._linear(x, f"{layer}.{part}").reshape(len(x), _HEADS, -1).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        weights = query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(query.shape[2]))
        weights = np.exp(weights - weights.max(axis=2, keepdims=True))
        weights /= weights.sum(axis=2, keepdims=True)
        mixed: Array = (weights @ value).transpose(1, 0, 2).reshape(x.shape)
        return mixed

    def _linear(self, x: Array, layer: str) -> Array:
        found: Array = x @ self._weights[f"{layer}.weight"].T + self._weights[f"{layer}.bias"]
        return found

    def _normed(self, x: Array, layer: str) -> Array:
        centred = x - x.mean(axis=1, keepdims=True)
        scale = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + np.float32(_EPSILON))
        found: Array = centred / scale * self._weights[f"{layer}.weight"] + self._weights[f"{layer}.bias"]
        return found


def _gelu(x: Array) -> Array:
    found: Array = x * np.float32(0.5) * (1 + _erf(x * np.float32(np.sqrt(0.5))))
    return found


def _erf(x: Array) -> Array:
    size = np.abs(x)
    t = 1 / (1 + np.float32(_ERF_SCALE) * size)
    series = np.zeros_like(t)
    for factor in reversed(_ERF):
        series = (series + np.float32(factor)) * t
    found: Array = np.sign(x) * (1 - series * np.exp(-size * size))
    return found


def mapped(weights: Path) -> dict[str, Array]:
    """The tensors of floats of a safetensors file, by name: 8 bytes of length, a header in JSON, the numbers."""
    raw = np.memmap(weights, np.uint8, "r")
    length = int(raw[:8].view("<u8")[0])
    header = json.loads(bytes(raw[8 : 8 + length]))
    found = {}
    for name, tensor in header.items():
        if name != "__metadata__" and tensor["dtype"] in _FLOATS:
            start, end = (8 + length + at for at in tensor["data_offsets"])
            found[name] = np.asarray(raw[start:end]).view(_FLOATS[tensor["dtype"]]).reshape(tensor["shape"])
    return found
