"""Timings, and the table of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from time import perf_counter, process_time
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class Timing:
    """A figure, the processor's share of it, and what it stands beside."""

    name: str
    value: float
    unit: str  # "ms", "s", "/s"
    cpu: float | None = None  # the same by the processor's own clock: a busy machine changes it less
    beside: str = ""
    baseline: float | None = None

    @property
    def ratio(self) -> float | None:
        """The figure as a multiple of its baseline."""
        return None if not self.baseline else self.value / self.baseline

    def record(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self) | {"ratio": self.ratio}


def each(act: Callable[[str], object], texts: Sequence[str]) -> tuple[list[float], list[float]]:
    """Seconds that the act took for each text: by the clock on the wall, and by the processor's."""
    wall, cpu = [], []
    for text in texts:
        began, ran = perf_counter(), process_time()
        act(text)
        wall.append(perf_counter() - began)
        cpu.append(process_time() - ran)
    return wall, cpu


def quantiles(name: str, seconds: tuple[list[float], list[float]]) -> list[Timing]:
    """The half and the 95 % of them in milliseconds, interpolated between neighbours."""
    found = []
    for share in (50, 95):
        wall, cpu = (float(np.percentile(times, share)) * 1000 for times in seconds)
        found.append(Timing(f"{name}, p{share}", wall, "ms", cpu))
    return found


def as_text(timings: Iterable[Timing]) -> str:
    """A line a figure: name, value, processor time, and its ratio to what stands beside it."""
    lines = [("", "wall", "processor", "beside", "", "ratio")]
    for one in timings:
        cpu = "" if one.cpu is None else _number(one.cpu, one.unit)
        baseline = "" if one.baseline is None else _number(one.baseline, one.unit)
        ratio = "" if one.ratio is None else f"{one.ratio:.2f}"
        lines.append((one.name, _number(one.value, one.unit), cpu, one.beside, baseline, ratio))
    widths = [max(len(line[at]) for line in lines) for at in range(len(lines[0]))]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)


def _number(value: float, unit: str) -> str:
    return f"{value:.0f} {unit}" if unit != "s" else f"{value:.2f} s"
