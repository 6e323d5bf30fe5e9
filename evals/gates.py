"""Gates: figures that a run has to reach, read from TOML.

[all]                                  # every suite, or the name of one: [seeds-questions]
right_and_cited = 0.8                  # at least; for a metric of which less is better, at most
stated_but_wrong = 0.1
quote_integrity = { least = 1.0 }
claim_trust = { least = 0.3, by = "low" }    # not the figure but the lower end of its interval

What a language model says of answers (`--judge`) is an opinion: a file that names it is refused.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, RootModel, ValidationError

from assistant.intake import told

from .errors import EvalsError
from .figure_table import Table
from .metrics import Metric
from .run_folder import RunRecord

_ALL = "all"


class Bound(BaseModel):
    """What a figure has to be; a plain number is read in the direction that is better."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    plain: float | None = None
    least: float | None = None
    most: float | None = None
    by: Literal["value", "low", "high"] = "value"


def _spelled_out(value: Any) -> Any:
    return {"plain": value} if isinstance(value, int | float) and not isinstance(value, bool) else value


class _File(RootModel[dict[str, dict[str, Annotated[Bound, BeforeValidator(_spelled_out)]]]]):
    pass


@dataclass(frozen=True, slots=True)
class Gate:
    """One bound for one metric."""

    metric: Metric
    bound: Bound

    def fallen(self, found: Table, system: str) -> str | None:
        """Why the gate falls, or None where it holds. What was not scored does not hold."""
        least, most = self._ends()
        figure = found.of(self.metric.key, system)
        if figure is None:
            return f"{self.metric.key} was not scored on any case"
        got = float(getattr(figure, self.bound.by))
        which = "" if self.bound.by == "value" else f" (the {self.bound.by} end of its interval)"
        if least is not None and got < least:
            return f"{self.metric.key} is {got:.4f}{which}, less than {least:g}"
        if most is not None and got > most:
            return f"{self.metric.key} is {got:.4f}{which}, more than {most:g}"
        return None

    def _ends(self) -> tuple[float | None, float | None]:
        """The least and the most that is allowed."""
        bound = self.bound
        if bound.plain is None:
            return bound.least, bound.most
        return (bound.plain, None) if self.metric.more_is_better else (None, bound.plain)


@dataclass(frozen=True, slots=True)
class Gates:
    """The gates of a file, by suite."""

    path: Path
    bounds: dict[str, dict[str, Bound]]

    def of(self, record: RunRecord, metrics: tuple[Metric, ...]) -> Iterator[Gate]:
        """The gates for a run: those of its suite, and those of all suites that it has the metric for."""
        known = {metric.key: metric for metric in metrics}
        for key, bound in self.bounds.get(_ALL, {}).items():
            if key in known:
                yield Gate(known[key], bound)
        for key, bound in self.bounds.get(record.suite, {}).items():
            if key not in known:
                raise EvalsError(f"{self.path}: {record.suite} is not measured by {key!r}; by {', '.join(known)}")
            yield Gate(known[key], bound)


def read_gates(path: Path, metrics: Iterable[Metric]) -> Gates:
    """The gates of a TOML file. `metrics` are all that there are. Raises EvalsError for what is no gate."""
    known = {metric.key: metric for metric in metrics}
    try:
        bounds = _File.model_validate(tomllib.loads(path.read_text("utf-8"))).root
    except ValidationError as error:
        raise EvalsError(f"{path}: {told(error)}; write METRIC = NUMBER or METRIC = {{ least = NUMBER }}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EvalsError(f"{path}: {error}") from None
    for suite, of_suite in bounds.items():
        for key in of_suite:
            if key not in known or known[key].opinion:
                raise EvalsError(f"{path}: [{suite}] {_no_gate(key, known)}")
    return Gates(path, bounds)


def _no_gate(key: str, known: Mapping[str, Metric]) -> str:
    """Why there is no gate of that key, and what there is."""
    usable = ", ".join(sorted(name for name, metric in known.items() if not metric.opinion))
    if key in known:
        return f"{key!r} is what a language model says of the answers, which no gate may rest on; there are {usable}"
    return f"{key!r} is no metric; there are {usable}"
