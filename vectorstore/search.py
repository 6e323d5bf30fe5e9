"""Query → Hits: dense and BM25 scores, fused, exactly within a date window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from .corpus import Corpus, Rows
from .lexical import Lexical
from .models import DateSpan, Hit

# Candidates of each kind that are scored by both.
_CANDIDATES = 100
_DENSE_WEIGHT = 0.7

Matrix = NDArray[np.float32]


class Nearest(Protocol):
    """Finds candidate rows of the whole matrix for a query vector."""

    def __call__(self, vector: Matrix, count: int) -> Rows: ...


def search(
    corpus: Corpus,
    matrix: Matrix,
    lexical: Lexical,
    encode: Callable[[str], Matrix],
    query: str,
    window: DateSpan | None,
    k: int,
    nearest: Nearest | None = None,
) -> list[Hit]:
    """At most `k` hits, best first; their entry dates overlap the window, and none that does is passed over.

    The score is a weighted sum of the cosine and of BM25 as a share of the best BM25 in the window.
    """
    inside = None if window is None else corpus.passage_rows(corpus.rows(window))
    if k < 1 or (inside is not None and len(inside) == 0):
        return []
    vector = encode(query)
    count = max(_CANDIDATES, 4 * k)
    words = lexical.scores(query)
    if inside is None and nearest is not None:
        dense_rows = nearest(vector, count)
    else:
        dense_rows = _top(_cosines(matrix, inside, vector), inside, count)
    word_rows = _top(words if inside is None else words[inside], inside, count)
    rows = np.union1d(dense_rows, word_rows[words[word_rows] > 0])
    return _hits(corpus, matrix, words, vector, rows, k)


def _hits(corpus: Corpus, matrix: Matrix, words: Matrix, vector: Matrix, rows: Rows, k: int) -> list[Hit]:
    # Row by row in double precision: the same sum whatever other rows are scored with it.
    dense = np.round((matrix[rows].astype(np.float64) * vector).sum(axis=1), 6)
    bm25 = np.round(words[rows].astype(np.float64), 6)
    best = bm25.max(initial=0.0)
    fused = _DENSE_WEIGHT * dense + (1 - _DENSE_WEIGHT) * (bm25 / best if best > 0 else bm25)
    # Rows are in date order, which the content alone decides: equal scores fall the same way every time.
    order = np.lexsort((rows, -np.round(fused, 9)))[:k]
    hits = []
    for rank, at in enumerate(order, 1):
        row = int(rows[at])
        event_row = int(corpus.event_rows(rows[at : at + 1])[0])
        event, passages = corpus.entry(event_row)
        passage = passages[row - int(corpus.passage_starts[event_row])]
        hits.append(Hit(passage, event, float(fused[at]), rank, float(dense[at]), float(bm25[at])))
    return hits


def _cosines(matrix: Matrix, inside: Rows | None, vector: Matrix) -> Matrix:
    if inside is None:
        return matrix @ vector
    low, high = int(inside[0]), int(inside[-1]) + 1
    # A run of rows is a slice; only where a few long entries reach into the window are rows picked out.
    return (matrix[low:high] if high - low == len(inside) else matrix[inside]) @ vector


def _top(scores: Matrix, inside: Rows | None, count: int) -> Rows:
    """Rows of the `count` largest scores, in no order."""
    picked = np.arange(len(scores)) if count >= len(scores) else np.argpartition(-scores, count)[:count]
    return picked if inside is None else inside[picked]
