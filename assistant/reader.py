"""A small trained network that reads evidence with a claim, or with a question, beside it.

It judges wording where nothing can be computed; figures, dates and names are compared by algebra, which wins.
Everything works without it. How it was made and what it is worth: docs/reader.md. The only import of onnxruntime.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from vectorstore.packaged import PackagedEmbedder

from .errors import ReaderError

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

WEIGHTS = Path(str(files("assistant") / "reader.onnx"))
SHA256 = "a0d507fc5f959dc2b96d137e4a1b5fa03aaa3596dabbd31a07a2b77cccb2a9a3"
Doubt = tuple[int, int, float]  # a piece of the claim: start, end, how likely it is gainsaid, or not told, there
_LONGEST = 224  # word pieces of both texts; what the network was trained on had 160 at most
_LONGEST_ANSWER = 24  # word pieces
_DIGITS = 4  # the last bits of a float differ between processors


@dataclass(frozen=True, slots=True)
class Reading:
    """What the evidence says of a claim (shares that sum to 1), and of a question (each from 0 to 1)."""

    supported: float = 1 / 3
    refuted: float = 1 / 3
    untold: float = 1 / 3
    disputed: float = 0.0  # the evidence holds two answers that cannot both be true, and the claim takes one
    told: float = 0.5  # the evidence answers the question
    yes: float = 0.5  # and the answer is yes
    start: int = 0  # of the answer in the evidence, in characters
    end: int = 0
    sure: float = 0.0  # that the answer is just there
    doubts: tuple[Doubt, ...] = ()


Read = Callable[[str, str], Reading]  # evidence, then a claim or a question
UNREAD = Reading()


class Reader:
    """Evidence and a claim or question → Reading; loaded at the first pair."""

    def __init__(self, weights: Path = WEIGHTS, sha256: str = SHA256) -> None:
        """`weights` is an ONNX file with this sha256; the vocabulary is the packaged embedding model's."""
        self._file, self._sha256 = weights, sha256

    @lru_cache(maxsize=20_000)  # noqa: B019  (there is one reader a process)
    def read(self, evidence: str, text: str) -> Reading:
        """How the evidence bears on a claim, or what it answers to a question."""
        pieces = self._tokenizer.encode(evidence, text)
        row = [np.array([part], dtype=np.int64) for part in (pieces.ids, pieces.type_ids, pieces.attention_mask)]
        whole, span = self._session.run(["whole", "span"], dict(zip(("ids", "kinds", "mask"), row, strict=True)))
        supported, refuted, untold = _shares(whole[0, :3])
        disputed, told, yes = (_chance(x) for x in whole[0, 3:])
        answer, doubts = _answer(pieces, span[0]), _doubts(pieces, span[0, :, 2])
        return Reading(supported, refuted, untold, disputed, told, yes, *answer, doubts)

    @cached_property
    def _session(self) -> Any:
        from onnxruntime import InferenceSession, SessionOptions

        weights = self._file.read_bytes()
        if hashlib.sha256(weights).hexdigest() != self._sha256:
            raise ReaderError(f"{self._file}: not the weights that belong here; install the project again")
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # a pair is too little work to share
        return InferenceSession(weights, options, providers=["CPUExecutionProvider"])

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        packaged = PackagedEmbedder()
        _ = packaged.digest  # another vocabulary would give nonsense
        tokenizer = Tokenizer.from_file(str(packaged.folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(_LONGEST, strategy="longest_first")
        return tokenizer


def read(evidence: str, text: str) -> Reading:
    """What the evidence says, by the reader of this project; UNREAD where its weights are missing."""
    packaged = _packaged()
    return UNREAD if packaged is None else packaged.read(evidence, text)


@lru_cache(maxsize=1)
def _packaged() -> Reader | None:
    return Reader() if WEIGHTS.is_file() else None


def _shares(logits: NDArray[np.float32]) -> list[float]:
    powers = np.exp(logits.astype(np.float64) - logits.max())
    return [_rounded(float(x)) for x in powers / powers.sum()]


def _chance(logit: np.float32) -> float:
    return _rounded(1 / (1 + math.exp(-float(logit))))


def _rounded(value: float) -> float:
    return round(value, _DIGITS)


def _answer(pieces: Encoding, span: NDArray[np.float32]) -> tuple[int, int, float]:
    """Where the likeliest answer stands in the evidence, and how sure it is among all places."""
    inside = [i for i, sequence in enumerate(pieces.sequence_ids) if sequence == 0]
    if not inside:
        return 0, 0, 0.0
    first = inside[0]
    starts, ends = (_log_shares(span[first : inside[-1] + 1, at]) for at in (0, 1))
    sums = starts[:, None] + ends[None, :]
    sums[~_allowed(len(inside))] = -np.inf
    start, end = divmod(int(sums.argmax()), len(inside))
    places: Sequence[tuple[int, int]] = pieces.offsets
    return places[first + start][0], places[first + end][1], _rounded(math.exp(float(sums[start, end])))


def _doubts(pieces: Encoding, logits: NDArray[np.float32]) -> tuple[tuple[int, int, float], ...]:
    """Each piece of the claim with how likely the evidence gainsays it, or does not tell it."""
    asked = [i for i, sequence in enumerate(pieces.sequence_ids) if sequence == 1]
    return tuple((*pieces.offsets[i], _chance(logits[i])) for i in asked)


def _log_shares(logits: NDArray[np.float32]) -> NDArray[np.float64]:
    wide = logits.astype(np.float64)
    found: NDArray[np.float64] = wide - wide.max() - math.log(float(np.exp(wide - wide.max()).sum()))
    return found


@lru_cache(maxsize=300)
def _allowed(length: int) -> NDArray[np.bool_]:
    """(length, length): an answer ends where it starts or a little later."""
    return np.triu(np.ones((length, length), bool)) & ~np.triu(np.ones((length, length), bool), _LONGEST_ANSWER)
