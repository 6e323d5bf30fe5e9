"""The tables of the page."""

from __future__ import annotations

from assistant.ui.rendering import text as escaped

from ..figure_table import Table, sliced
from ..figures import Figure
from ..metrics import Metric
from ..run_folder import Run
from ..slicing import by_month
from ..table_text import bare, number, sliced_metrics


def headline(run: Run, found: Table) -> str:
    """Every metric that was scored, with its interval, beside the controls'."""
    systems = list(run.outputs)
    head = "".join(f"<th scope=col>{escaped(name)}</th>" for name in systems)
    rows = [_row(metric, [found.of(metric.key, name) for name in systems]) for metric in run.task.metrics]
    return (
        '<h2>Figures</h2>\n<div class="scroll"><table>\n'
        f"<thead><tr><th scope=col>↓ less is better</th>{head}</tr></thead>\n<tbody>\n"
        + "\n".join(row for row in rows if row)
        + "\n</tbody></table></div>"
    )


def by_month_table(run: Run) -> str:
    """Answers and retrieval by month; nothing where all cases are of one."""
    months = by_month(run.cases)
    if len(months) < 2:
        return ""
    metrics = sliced_metrics(run)
    found = sliced(run, months, [metric.key for metric in metrics])
    head = "".join(f"<th scope=col>{escaped(metric.title)}</th>" for metric in metrics)
    rows = "\n".join(
        f"<tr><td>{escaped(name)}</td>{''.join(f'<td>{_cell(cells[m.key], m)}</td>' for m in metrics)}</tr>"
        for name, cells in found.items()
    )
    return (
        '<h2>By month of the entries</h2>\n<div class="scroll"><table>\n'
        f"<thead><tr><th scope=col>month</th>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
    )


def settings(run: Run) -> str:
    """What was run: settings, versions and hashes."""
    record = run.record
    told = {
        "cases": record.cases_sha256,
        **{f"corpus {name}": digest for name, digest in record.corpora.items()},
        "code": record.code,
        **{f"setting {name}": value for name, value in record.settings.items()},
        **record.versions,
    }
    rows = "\n".join(f"<tr><td>{escaped(name)}</td><td>{escaped(str(value))}</td></tr>" for name, value in told.items())
    return f'<h2>What was run</h2>\n<div class="scroll"><table>\n{rows}\n</table></div>'


def _row(metric: Metric, figures: list[Figure | None]) -> str:
    if not any(figures):
        return ""
    arrow = "" if metric.more_is_better else " ↓"
    cells = "".join(f"<td>{_cell(item, metric)}</td>" for item in figures)
    return f"<tr><td>{escaped(metric.title)}{arrow}</td>{cells}</tr>"


def _cell(item: Figure | None, metric: Metric) -> str:
    if item is None:
        return "–"
    interval = f"[{bare(item.low, metric)}, {bare(item.high, metric)}] of {item.cases}"
    return f"{number(item.value, metric)}<br><small>{interval}</small>"
