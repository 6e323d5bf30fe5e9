"""Which weights a model folder holds, and texts in batches that keep their vectors the same."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from .errors import EmbeddingError

_WEIGHTS = ("*.safetensors", "pytorch_model*.bin", "*.onnx")
# Of 1 to 32, sentences of 15, 40 and 75 word pieces were encoded fastest 32 at a time.
_BATCH = 32


def weights_digest(folder: Path) -> str:
    """sha256 of the weight file; over all of their sha256 where there are several.

    Raises EmbeddingError for a folder without any.
    """
    files = next((found for pattern in _WEIGHTS if (found := sorted(folder.rglob(pattern)))), [])
    if not files:
        raise EmbeddingError(f"{folder}: no weights ({', '.join(_WEIGHTS)}); give a sentence-transformers folder")
    digests = [_file_digest(file) for file in files]
    return digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()


def even_batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Positions in batches, each of texts of one length, longest first.

    Without padding a text's vector has the same bits whatever stands beside it in its batch, and however
    many (measured over all batch sizes to 32), so a repeated or resumed ingestion gives the same bytes.
    """
    alike: dict[int, list[int]] = defaultdict(list)
    for position, length in enumerate(lengths):
        alike[length].append(position)
    for length in sorted(alike, reverse=True):
        positions = alike[length]
        yield from (positions[at : at + _BATCH] for at in range(0, len(positions), _BATCH))


def _file_digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
