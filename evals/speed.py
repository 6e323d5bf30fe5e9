"""How long the product took for a case, and how much memory the run took."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .run_folder import Run


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds for one case: half of them, and 95 % of them, took no longer."""

    cases: int
    p50: float
    p95: float
    peak_mb: float | None  # None where cases were done in several processes


def speed(run: Run, system: str) -> Speed | None:
    """The speed of a system, or None where its times are not known.

    p50 and p95 are quantiles of the seconds for each case, interpolated between neighbours.
    """
    seconds = [item.seconds for item in run.timing if item.system == system and item.seconds is not None]
    if not seconds:
        return None
    peaks = [item.peak_mb for item in run.timing if item.peak_mb is not None]
    p50, p95 = np.quantile(seconds, [0.5, 0.95])
    return Speed(len(seconds), float(p50), float(p95), max(peaks, default=None))


def as_text(found: Speed) -> str:
    """ "p50 0.12 s, p95 0.31 s a case, 620 MB at most"."""
    memory = "" if found.peak_mb is None else f", {found.peak_mb:.0f} MB at most"
    return f"p50 {found.p50:.3f} s, p95 {found.p95:.3f} s a case{memory}"
