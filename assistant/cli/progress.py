"""Progress bars on stderr, at a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from vectorstore.reporting import Progress, Silent

from .printing import one_line

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID


class Drawn:
    """Draws a bar for each stretch of work that is started."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._task: TaskID | None = None

    def start(self, total: int, label: str) -> None:
        """A new bar below the others; a file's name in its label is text, never markup."""
        from rich.markup import escape

        self._task = self._bars.add_task(escape(one_line(label)), total=total)

    def advance(self, n: int) -> None:
        """The newest bar is `n` further."""
        if self._task is not None:
            self._bars.advance(self._task, n)


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """What draws the bars of a long piece of work; draws nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield Silent()
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True)) as bars:
        yield Drawn(bars)
