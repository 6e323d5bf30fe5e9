"""Public data sets → cases, a file for each form. The data stay where they are."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from . import beir, factcheck_bench, fever_pairs, foolmetwice, scifact, squad, timeqa, wice
from .rows import Loaded

__all__ = ["LOADERS", "Loaded", "about"]

LOADERS: Mapping[str, Callable[[Path], Loaded]] = MappingProxyType(
    {
        "beir": beir.load,
        "factcheck-bench": factcheck_bench.load,
        "fever-pairs": fever_pairs.load,
        "foolmetwice": foolmetwice.load,
        "scifact": scifact.load,
        "squad": squad.load,
        "timeqa": timeqa.load,
        "wice": wice.load,
    }
)


def about(name: str) -> str:
    """What a loader reads, in a few words."""
    text = getattr(import_module(LOADERS[name].__module__), "__doc__", "")
    return str(text).splitlines()[0].rstrip(":.")
