"""A run as a table for the terminal; the same run gives the same text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .figure_table import Table, sliced, slices, table
from .figures import Figure
from .metrics import Metric
from .run_folder import Run
from .slicing import Slices, by_kind

_PRODUCT, _CONTROL = 32, 10


def as_text(run: Run, found: Table | None = None) -> str:
    """The headline figures with their intervals beside the controls', then what was right of each kind."""
    found = found or table(run)
    return "\n".join([*_headline(run, found), "", *_kinds(run)])


def by_slice(run: Run, by: Slices) -> str:
    """The first metric and those of retrieval, of the product, on each slice of the cases."""
    metrics = sliced_metrics(run)
    found = sliced(run, by, [metric.key for metric in metrics])
    width = 2 + max((len(name) for name in by), default=0)
    lines = ["".ljust(width) + "".join(metric.title.ljust(_PRODUCT) for metric in metrics).rstrip()]
    for name, cells in found.items():
        lines.append((name.ljust(width) + "".join(shown(cells[m.key], m).ljust(_PRODUCT) for m in metrics)).rstrip())
    return "\n".join(lines)


def sliced_metrics(run: Run) -> list[Metric]:
    """The metrics that slices are shown by."""
    first = run.task.metrics[0].key
    return [metric for metric in run.task.metrics if metric.key in {first, "recall_at_10", "ndcg_at_10"}]


def shown(item: Figure | None, metric: Metric) -> str:
    """ "95.0 % [88.8, 97.8] of 100", or a dash where nothing was scored."""
    if item is None:
        return "–"
    return f"{number(item.value, metric)} [{bare(item.low, metric)}, {bare(item.high, metric)}] of {item.cases}"


def number(value: float, metric: Metric) -> str:
    """ "95.0 %", or ".950" of what is no share."""
    return f"{bare(value, metric)} %" if metric.unit == "%" else bare(value, metric)


def bare(value: float, metric: Metric) -> str:
    """The number without its unit."""
    return f"{100 * value:.1f}" if metric.unit == "%" else f"{value:.3f}"


def _headline(run: Run, found: Table) -> Iterator[str]:
    record = run.record
    yield f"{record.label}: {record.cases} {record.task}, 95 % intervals"
    width = _width(run)
    yield _row(["", *run.outputs], width)
    given_up = sum(bool(output.error) for output in run.product)
    if given_up:
        yield f"errors: {given_up} cases, scored as if nothing had been found; `error` in outputs.jsonl says why"
    for metric in run.task.metrics:
        product, *controls = (found.of(metric.key, name) for name in run.outputs)
        if product is None and not any(controls):
            continue
        cells = [number(item.value, metric) if item else "–" for item in controls]
        yield _row([metric.title + ("" if metric.more_is_better else " ↓"), shown(product, metric), *cells], width)


def _kinds(run: Run) -> Iterator[str]:
    groups = by_kind(run.cases)
    done = {name: slices(run, groups, name) for name in run.outputs}
    width = _width(run)
    yield "done right, by kind"
    for kind in groups:
        yield _row([f"  {kind}", *("{1}/{0}".format(*done[name][kind]) for name in run.outputs)], width)


def _row(cells: Sequence[str], name: int) -> str:
    widths = [name, _PRODUCT, *[_CONTROL] * len(cells)]
    return "".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=False)).rstrip()


def _width(run: Run) -> int:
    """Of the first column."""
    judged = any(getattr(output, "opinion", None) for output in run.product)
    titles = [metric.title for metric in run.task.metrics if judged or not metric.opinion]
    return 2 + max(len(name) for name in [*titles, *by_kind(run.cases)]) + 2
