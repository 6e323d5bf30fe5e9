"""Claims judged by a text that is given in place of the store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from vectorstore.embedding import Embedder

    from ..models import CheckedText, Verdict


class GivenText:
    """What one text says of claims; its sentences are embedded once, however many claims there are."""

    def __init__(self, text: str, title: str, embedder: Embedder) -> None:
        """`title` stands in citations where a store has the title of a source."""
        self._text = text
        self._title = title
        self._embedder = Remembering(embedder)

    def verify(self, claim: str) -> Verdict:
        """What the text says of a claim."""
        from ..verification.given import verify_given

        return verify_given(claim, self._text, self._embedder, self._title)

    def check(self, text: str) -> CheckedText:
        """What the text says of each claim of another."""
        from ..verification.claims import checked

        return checked(text, self.verify)


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
