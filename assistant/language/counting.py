"""What a result has cost of a language model: time, calls, tokens, money."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..models import Dropped, ModelUse


@dataclass(frozen=True, slots=True)
class Prices:
    """Money for a million tokens that are read, and for a million that are written."""

    read: float
    written: float

    @classmethod
    def of(cls, text: str) -> Prices:
        """The prices of "3/15"."""
        read, _, written = text.partition("/")
        return cls(float(read), float(written))


class Effort:
    """The calls for one result, and the time that is left for all of them together."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        """`seconds` from now on."""
        self._clock = clock
        self._end = clock() + seconds
        self.calls = self.read = self.written = 0

    @property
    def left(self) -> float:
        """Seconds; 0 where the time is over."""
        return max(0.0, self._end - self._clock())

    def count(self, read: int, written: int) -> None:
        """One more response, of so many tokens."""
        self.calls += 1
        self.read += read
        self.written += written

    def cost(self, prices: Prices | None) -> float | None:
        """Money for all tokens; None where no prices are known."""
        if prices is None:
            return None
        return round((self.read * prices.read + self.written * prices.written) / 1e6, 6)

    def use(
        self,
        model: str,
        prices: Prices | None,
        *,
        used: bool,
        notice: str = "",
        dropped: tuple[Dropped, ...] = (),
        disagreement: str = "",
    ) -> ModelUse:
        """What the model had to do with the result, for the result to show."""
        return ModelUse(
            model, used, notice, dropped, disagreement, self.calls, self.read, self.written, self.cost(prices)
        )


def summed(uses: Sequence[ModelUse]) -> ModelUse | None:
    """What a model had to do with several results, as one; None where none had a model."""
    if not uses:
        return None
    costs = [use.cost for use in uses if use.cost is not None]
    return ModelUse(
        name=uses[0].name,
        used=any(use.used for use in uses),
        notice=" ".join(dict.fromkeys(use.notice for use in uses if use.notice)),
        dropped=tuple(dropped for use in uses for dropped in use.dropped),
        disagreement=" ".join(dict.fromkeys(use.disagreement for use in uses if use.disagreement)),
        calls=sum(use.calls for use in uses),
        input_tokens=sum(use.input_tokens for use in uses),
        output_tokens=sum(use.output_tokens for use in uses),
        cost=round(sum(costs), 6) if costs else None,
    )
