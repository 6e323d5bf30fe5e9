"""A small trained network that reads evidence and claim together: supported, refuted, or not told.

It judges wording where nothing can be computed; figures, dates and names are compared by algebra, which wins.
Everything works without it. How it was made and what it is worth: docs/comparer.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from vectorstore.packaged import PackagedEmbedder
from vectorstore.packaged_query import Array, QueryEncoder, mapped

from ..errors import ComparerError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WEIGHTS = Path(str(files("assistant.verification") / "comparer.safetensors"))
SHA256 = "3211e73dff35d977dba2cb7255bb52ec32576c2be1b6a433a581bfe97af7bdd3"
_LONGEST = 128  # word pieces of both texts


@dataclass(frozen=True, slots=True)
class Shares:
    """How likely each outcome is, by wording alone; they sum to 1."""

    supported: float
    refuted: float
    untold: float


class Comparer:
    """Evidence and claim → shares of the three outcomes; loaded at the first pair."""

    def __init__(self, weights: Path = WEIGHTS, sha256: str = SHA256) -> None:
        """`weights` hold what the training changed; the vocabulary is the packaged embedding model's."""
        self._file, self._sha256 = weights, sha256

    @lru_cache(maxsize=20_000)  # noqa: B019  (there is one comparer a process)
    def shares(self, evidence: str, claim: str) -> Shares:
        """How the evidence bears on the claim."""
        read = self._tokenizer.encode(evidence, claim)
        first = self._encoder.states(read.ids, read.type_ids)[0]
        logits = self._changed["head.weight"] @ first + self._changed["head.bias"]
        powers = np.exp(logits - logits.max())
        supported, refuted, untold = (round(float(x), 4) for x in powers / powers.sum())
        return Shares(supported, refuted, untold)

    @cached_property
    def _changed(self) -> dict[str, Array]:
        if hashlib.sha256(self._file.read_bytes()).hexdigest() != self._sha256:
            raise ComparerError(f"{self._file}: not the weights that belong here; install the project again")
        return {name: value.astype(np.float32) for name, value in mapped(self._file).items()}

    @cached_property
    def _encoder(self) -> QueryEncoder:
        packaged = PackagedEmbedder()
        _ = packaged.digest  # another vocabulary would give nonsense
        return QueryEncoder(packaged.folder / "model.safetensors", self._changed)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(PackagedEmbedder().folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(_LONGEST, strategy="longest_first")
        return tokenizer


Compare = Callable[[str, str], Shares]  # evidence, claim
EVEN = Shares(1 / 3, 1 / 3, 1 / 3)


def compare(evidence: str, claim: str) -> Shares:
    """How the evidence bears on the claim by the comparer of this project; EVEN where its weights are missing."""
    packaged = _packaged()
    return EVEN if packaged is None else packaged.shares(evidence, claim)


@lru_cache(maxsize=1)
def _packaged() -> Comparer | None:
    return Comparer() if WEIGHTS.is_file() else None
