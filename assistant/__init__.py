"""What the sources say about a question or a claim.

`from assistant import Assistant, load_settings`: what a program of someone else's begins with, loaded when asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .chat import Assistant, build_chain
    from .retriever import TimelineRetriever
    from .settings import Settings, load_settings

__all__ = ["Assistant", "Settings", "TimelineRetriever", "build_chain", "load_settings"]

_ROOMS = {
    "Assistant": "chat",
    "build_chain": "chat",
    "Settings": "settings",
    "load_settings": "settings",
    "TimelineRetriever": "retriever",
}


def __getattr__(name: str) -> Any:
    """What is offered under that name; its module takes longer to import than all that stands before it."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_ROOMS[name]}", __name__), name)
