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


Tab = Callable[[gr.Tab, Shared], None]
"""Builds one tab within it."""


def script(name: str) -> str:
    """The script of that name beside this module, for a component to run when it is shown."""
    return Path(__file__).with_name(f"{name}.js").read_text(encoding="utf-8")
