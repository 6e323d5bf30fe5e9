"""Two runs of the same cases → what differs: each metric, paired, and the cases that changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .errors import EvalsError
from .figures import Figure
from .metrics import Metric
from .pairing import Difference, difference
from .run_folder import Run
from .table_text import bare, number

_NAME = 31  # characters: the longest title, and room after it
_BY_CHANCE = "Each p is of its metric alone: of twenty metrics, one is below 0.05 where nothing differs."


@dataclass(frozen=True, slots=True)
class Compared:
    """One metric on both runs, and by how much the second has more of it."""

    metric: Metric
    first: Figure | None
    second: Figure | None
    difference: Difference | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs, side by side. `better` and `worse` are ids of cases that changed, seen from the second."""

    first: Run
    second: Run
    metrics: tuple[Compared, ...]
    better: tuple[str, ...]
    worse: tuple[str, ...]


def compared(first: Run, second: Run) -> Comparison:
    """The second run against the first. Raises EvalsError where they are not of the same cases."""
    if first.record.cases_sha256 != second.record.cases_sha256 or first.record.task != second.record.task:
        raise EvalsError(
            f"{first.folder} has {first.record.cases} cases of {first.record.label}, {second.folder} "
            f"{second.record.cases} of {second.record.label}: only runs of the same cases can be compared"
        )
    return Comparison(
        first,
        second,
        tuple(_compared(metric, first, second) for metric in _comparable(first, second)),
        tuple(_changed(second, first)),
        tuple(_changed(first, second)),
    )


def as_text(found: Comparison) -> str:
    """The comparison for the terminal."""
    lines = [f"{'a':<6}{found.first.folder}", f"{'b':<6}{found.second.folder}", *_different(found), ""]
    lines += [f"{'':<{_NAME}}{'a':>9}{'b':>9}   b - a, 95 % interval{'':<8}p      cases"]
    lines += [_row(item) for item in found.metrics if item.difference]
    lines += ["", _BY_CHANCE, "", *_ids("right in b only", found.better), *_ids("right in a only", found.worse)]
    return "\n".join(lines)


def _different(found: Comparison) -> Iterator[str]:
    """What was run differently."""
    first, second = (_told(run) for run in (found.first, found.second))
    for name in sorted({*first, *second}):
        if first.get(name) != second.get(name):
            yield f"      {name}: {first.get(name, '–')} → {second.get(name, '–')}"


def _told(run: Run) -> dict[str, str]:
    """The settings, versions and hashes of a run, by name."""
    record = run.record
    told = {f"setting {name}": str(value) for name, value in record.settings.items()}
    told |= {f"corpus {name}": digest[:12] for name, digest in record.corpora.items()}
    return told | record.versions | {"code": record.code}


def _comparable(first: Run, second: Run) -> Iterator[Metric]:
    """The metrics of both. Opinions of two models differ by the models, which tells nothing of the runs."""
    same_judge = first.record.settings.get("judge") == second.record.settings.get("judge")
    return (metric for metric in first.task.metrics if same_judge or not metric.opinion)


def _compared(metric: Metric, first: Run, second: Run) -> Compared:
    a, b = (metric.observed(run.cases, run.product) for run in (first, second))
    figures = [metric.figure(run.cases, run.product) for run in (first, second)]
    return Compared(metric, figures[0], figures[1], difference(a, b, metric.over))


def _changed(right: Run, wrong: Run) -> Iterator[str]:
    """Ids of the cases that one did right and the other did not."""
    for case, one, other in zip(right.cases, right.product, wrong.product, strict=True):
        if not right.task.failed(case, one) and wrong.task.failed(case, other):
            yield case.id


def _row(item: Compared) -> str:
    metric, found = item.metric, item.difference
    if found is None:
        return ""
    cells = (number(one.value, metric) if one else "–" for one in (item.first, item.second))
    interval = f"{_signed(found.value, metric)} [{_signed(found.low, metric)}, {_signed(found.high, metric)}]"
    name = metric.title + ("" if metric.more_is_better else " ↓")
    return (
        f"{name:<{_NAME}}"
        + "".join(f"{cell:>9}" for cell in cells)
        + f"   {interval:<28} {found.p:<6.3f} {found.cases}"
    )


def _signed(value: float, metric: Metric) -> str:
    return ("+" if value > 0 else "") + bare(value, metric)


def _ids(title: str, ids: Sequence[str]) -> list[str]:
    return [f"{title}: {len(ids)}", *(f"  {name}" for name in ids)]
