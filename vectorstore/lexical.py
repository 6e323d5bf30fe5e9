"""The BM25 index over passages, saved beside the corpus and made from it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .words import terms, words

_VOCABULARY = "vocabulary.json"


def build_lexical(folder: Path, passages: Sequence[str], events: Iterable[str]) -> None:
    """Save into `folder` the BM25 index over `passages` (searched) and the word counts over `events`."""
    from bm25s import BM25

    index = BM25()
    index.index([terms(text) or [""] for text in passages], show_progress=False)
    index.save(str(folder), show_progress=False)
    counts = Counter(word for text in events for word in set(words(text)))
    ordered = dict(sorted(counts.items()))
    (folder / _VOCABULARY).write_text(json.dumps(ordered), "utf-8")


def read_vocabulary(folder: Path) -> dict[str, int]:
    """Word → number of entries that have it; words lower-cased and folded, not stemmed."""
    counts: dict[str, int] = json.loads((folder / _VOCABULARY).read_text("utf-8"))
    return counts


class Lexical:
    """BM25 scores over all passages of one state."""

    def __init__(self, folder: Path) -> None:
        from bm25s import BM25

        self._index: Any = BM25.load(str(folder), mmap=True, show_progress=False)

    def scores(self, query: str) -> NDArray[np.float32]:
        """float32 (passages,): 0 where no term of the query occurs."""
        known = self._index.get_tokens_ids(list(dict.fromkeys(terms(query))))
        if not known:
            return np.zeros(self._index.scores["num_docs"], np.float32)
        found: NDArray[np.float32] = self._index.get_scores_from_ids(known)
        return found
