"""Claims judged by a text that is given in place of the store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from vectorstore.embedding import Embedder

    from ..lane import Lane
    from ..models import CheckedText, Verdict


class GivenText:
    """What one text says of claims; its sentences are embedded once, however many claims there are."""

    def __init__(self, text: str, title: str, embedder: Embedder, lane: Lane | None = None) -> None:
        """`title` stands in citations where a store has the title of a source; `lane` is a language model's."""
        from ..verification.given import InText

        self._evidence = InText(text, title, Remembering(embedder))
        self._lane = lane

    def verify(self, claim: str) -> Verdict:
        """What the text says of a claim."""
        return self._lane.judge(claim, self._evidence) if self._lane else self._evidence.verdict(claim)

    def check(self, text: str) -> CheckedText:
        """What the text says of each claim of another."""
        from ..verification.claims import checked

        return checked(text, self._lane.judging(self._evidence) if self._lane else self._evidence.verdict)


class Remembering:
    """An embedder that keeps the rows of the texts that it embedded last."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._texts: tuple[str, ...] = ()
        self._rows: NDArray[np.float32] | None = None
        self.name, self.dim, self.digest = embedder.name, embedder.dim, embedder.digest

    def encode_documents(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The rows of the texts, at once where they are those of the last call."""
        if self._rows is None or self._texts != tuple(texts):
            self._texts, self._rows = tuple(texts), self._embedder.encode_documents(texts)
        return self._rows

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """The row of one text."""
        return self._embedder.encode_query(text)
