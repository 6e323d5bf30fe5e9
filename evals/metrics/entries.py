"""The entries that an output cites or found, each once, by the names that cases use."""

from __future__ import annotations

from ..outputs import Answered, Judged, Output


def cited(output: Answered | Judged) -> tuple[str, ...]:
    """The entries of the citations, in the order of the markers."""
    return tuple(dict.fromkeys(citation.name for citation in output.citations))


def found(output: Output) -> tuple[str, ...]:
    """The entries that were found, best first."""
    return tuple(dict.fromkeys(entry.name for entry in output.found))
