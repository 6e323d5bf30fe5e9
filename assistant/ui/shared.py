"""What the tabs have in common: the library below them, and the two states that one changes and others follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from .library import Library

# What answers at once: no spinner over it, and no address of its own for other programs.
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

NOTHING_INDEXED = "Nothing is indexed yet: add a timeline under Sources."


@dataclass(frozen=True, slots=True)
class Shared:
    """Handed to every tab."""

    page: gr.Blocks
    library: Library
    conversation: gr.BrowserState  # as the browser keeps it
    indexed: gr.State  # another value whenever what is indexed has changed


class DrawnProgress:
    """Draws the progress of long work on the page."""

    def __init__(self, bar: gr.Progress) -> None:
        self._bar = bar
        self._label, self._total, self._done = "", 1, 0

    def start(self, total: int, label: str) -> None:
        """A new stretch of work."""
        self._label, self._total, self._done = label, max(1, total), 0
        self.advance(0)

    def advance(self, n: int) -> None:
        """So much of it is done."""
        self._done += n
        self._bar((self._done, self._total), desc=self._label)


Tab = Callable[[gr.Tab, Shared], None]
"""Builds one tab within it."""


def script(name: str) -> str:
    """The script of that name beside this module, for a component to run when it is shown."""
    return Path(__file__).with_name(f"{name}.js").read_text(encoding="utf-8")
