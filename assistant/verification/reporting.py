"""Which sentences of entries report something: those that command, ask, or speak to a reader bear on no claim."""

from __future__ import annotations

from ..facts.addressed import is_addressed
from .checkable import why_left_out


def reports(text: str) -> bool:
    """False for a sentence that commands, asks or is addressed to a reader; of 1,140 of the suites' none is."""
    return not is_addressed(text) and why_left_out(text) not in ("instruction", "question")
