"""What every room of the API is handed: the library, the figures, and the turns that work is done in."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from ..ui.library import Library
from .meters import Meters

T = TypeVar("T")


def _per_core() -> CapacityLimiter:
    # Answering is work for the processor: more at once take as long as one after the other, and more memory.
    return CapacityLimiter(max(2, os.cpu_count() or 2))


def _one() -> CapacityLimiter:
    return CapacityLimiter(1)


@dataclass(frozen=True, slots=True)
class Service:
    """The library and the turns; a limiter lets in who came first."""

    library: Library
    meters: Meters
    answering: CapacityLimiter = field(default_factory=_per_core)
    texts: CapacityLimiter = field(default_factory=_one)  # an article takes a minute: it must not stop questions
    changing: CapacityLimiter = field(default_factory=_one)

    async def answered(self, work: Callable[[], T]) -> T:
        """What comes of work of a moment, done in a thread."""
        return await to_thread.run_sync(work, limiter=self.answering)

    async def checked(self, work: Callable[[], T]) -> T:
        """What comes of checking a text, done in a thread."""
        return await to_thread.run_sync(work, limiter=self.texts)

    async def changed(self, work: Callable[[], T]) -> T:
        """What comes of adding or removing a source, done in a thread."""
        return await to_thread.run_sync(work, limiter=self.changing)
