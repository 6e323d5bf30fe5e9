"""Texts → unit vectors, by the packaged model or any other sentence-transformers model."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from .errors import EmbeddingError
from .packaged import PackagedEmbedder
from .weights import even_batches, weights_digest

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PACKAGED = "packaged"
_BATCH = 32


class Embedder(Protocol):
    """Texts → float32 (len(texts), dim), rows of unit L2 norm."""

    @property
    def name(self) -> str: ...
    @property
    def digest(self) -> str: ...
    @property
    def dim(self) -> int: ...
    def encode_documents(self, texts: Sequence[str]) -> NDArray[np.float32]: ...
    def encode_query(self, text: str) -> NDArray[np.float32]: ...


def load_embedder(name: str = PACKAGED) -> Embedder:
    """The embedder of that name or folder; nothing heavy is imported before its first use.

    "packaged" is all-MiniLM-L6-v2 as installed with this project. A folder is read from disk only.
    Raises EmbeddingError if the folder holds no model, or the packaged weights are not the official ones.
    """
    if name == PACKAGED:
        return PackagedEmbedder()
    folder = Path(name).expanduser()
    if folder.is_dir():
        return SentenceEmbedder(str(folder.absolute()), folder.absolute())
    if name.startswith((".", "/", "~")):
        raise EmbeddingError(f"{name}: no such folder; give a sentence-transformers model's folder or name")
    return SentenceEmbedder(name, None)


class SentenceEmbedder:
    """A sentence-transformers model; loaded at the first text."""

    def __init__(self, name: str, folder: Path | None) -> None:
        self.name = name
        self._folder = folder  # None: a name for the hub or its cache

    @cached_property
    def digest(self) -> str:
        """sha256 of the weights, so that two models of one name are told apart."""
        return weights_digest(self._folder if self._folder is not None else self._cached_folder())

    @cached_property
    def dim(self) -> int:
        """Numbers in a vector."""
        dim = self._model.get_embedding_dimension()
        if dim is None:
            raise EmbeddingError(f"{self.name}: the model does not tell its dimension; choose another")
        return dim

    def encode_documents(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """float32 (len(texts), dim), unit rows; a text's row does not depend on the texts beside it."""
        rows = np.zeros((len(texts), self.dim), np.float32)
        for batch in even_batches(self._lengths(texts)):
            rows[batch] = self._encode(self._model.encode_document, [texts[at] for at in batch])
        return rows

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """float32 (dim,), unit norm."""
        row: NDArray[np.float32] = self._encode(self._model.encode_query, [text])[0]
        return row

    def _encode(self, encode: Any, texts: list[str]) -> NDArray[np.float32]:
        vectors = encode(texts, batch_size=_BATCH, show_progress_bar=False, normalize_embeddings=True)
        found: NDArray[np.float32] = np.asarray(vectors, np.float32)
        return found

    def _lengths(self, texts: Sequence[str]) -> list[int]:
        """Word pieces of each text as the model reads it; characters where it has no tokenizer."""
        tokenizer = getattr(self._model, "tokenizer", None)
        if not callable(tokenizer) or not texts:
            return [len(text) for text in texts]
        limit = self._model.max_seq_length
        read = tokenizer(list(texts), truncation=limit is not None, max_length=limit)
        return [len(ids) for ids in read["input_ids"]]

    @cached_property
    def _model(self) -> SentenceTransformer:
        with _quiet():
            from sentence_transformers import SentenceTransformer

            try:
                return SentenceTransformer(
                    str(self._folder or self.name),
                    local_files_only=self._folder is not None,
                    trust_remote_code=False,
                )
            except (OSError, ValueError, KeyError, RuntimeError) as error:
                raise EmbeddingError(
                    f"{self.name}: cannot be loaded as an embedding model ({_first_line(error)}); "
                    "give a sentence-transformers model's folder or name"
                ) from error

    def _cached_folder(self) -> Path:
        """Where the hub's cache keeps the model; it is fetched first if need be."""
        from huggingface_hub import snapshot_download

        _ = self._model
        return Path(snapshot_download(_hub_name(self.name), local_files_only=True))


def _hub_name(name: str) -> str:
    return name if "/" in name else f"sentence-transformers/{name}"


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]


@contextmanager
def _quiet() -> Iterator[None]:
    """Loading draws bars and logs on stderr; a caller's own output must stay its own."""
    from transformers.utils import logging as bars

    loggers = [logging.getLogger(name) for name in ("sentence_transformers", "transformers", "huggingface_hub")]
    levels = [logger.level for logger in loggers]
    shown = bars.is_progress_bar_enabled()
    for logger in loggers:
        logger.setLevel(logging.ERROR)
    bars.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        if shown:
            bars.enable_progress_bar()  # type: ignore[no-untyped-call]
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
