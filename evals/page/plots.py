"""The plots of the page, drawn by plotly, whose script is inlined once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go
from plotly.io import to_html

from assistant.ui.rendering import text as escaped

from ..claims import LABELS
from ..figure_table import Table, slices
from ..figures import matrix
from ..metrics.calibration_error import bins
from ..metrics.labels import confusion, known_and_given, sure_and_right
from ..metrics.risk_coverage import risks
from ..run_folder import Run
from ..slicing import Slices, by_kind, by_month

# Told apart with any colour vision (Okabe and Ito): the product is the strong one.
_COLOURS = ("#0072b2", "#999999", "#e69f00", "#56b4e9", "#cc79a7", "#009e73", "#d55e00")

_SHARE = {"range": [-0.02, 1.02], "tickformat": ".0%"}


def plots(run: Run, found: Table) -> str:
    """The plots as HTML, each under its title."""
    drawn = list(_drawn(run, found))
    parts = []
    for at, (title, figure) in enumerate(drawn):
        div = to_html(
            figure,
            include_plotlyjs=at == 0,
            full_html=False,
            div_id=f"plot-{at}",
            config={"displayModeBar": False, "responsive": True},
        )
        parts.append(f"<h2>{title}</h2>\n{div}")
    return "\n".join(parts)


def _drawn(run: Run, found: Table) -> Iterator[tuple[str, Any]]:
    yield "All figures that are shares", shares_plot(run, found)
    yield "Done right, by kind", by_kind_plot(run)
    months = by_month(run.cases)
    if len(months) > 1:
        yield "Done right, by month", _sliced(run, months)
    if run.record.task in {"claims", "given"}:
        yield "Labels: known down, given across", _confusion(run)
        yield "Reliability: how often verdicts of a confidence are right", _reliability(run)
        yield "Risk and coverage: wrong labels among the surest verdicts", _risk(run)


def shares_plot(run: Run, found: Table) -> Any:
    """Every figure that is a share, of all systems; the product's with its interval."""
    metrics = [metric for metric in run.task.metrics if metric.unit == "%"]
    figure = _figure(120 + 34 * len(metrics), xaxis=_SHARE)
    for name, colour in zip(run.outputs, _COLOURS, strict=False):
        cells = [(metric.title, item) for metric in metrics if (item := found.of(metric.key, name))]
        figure.add_scatter(
            name=name,
            y=[title for title, _ in cells],
            x=[item.value for _, item in cells],
            error_x={
                "array": [item.high - item.value for _, item in cells],
                "arrayminus": [item.value - item.low for _, item in cells],
                "visible": name == run.systems[0],
            },
            mode="markers",
            marker={"color": colour, "size": 11 if name == run.systems[0] else 8},
        )
    figure.update_yaxes(autorange="reversed")
    return figure


def by_kind_plot(run: Run) -> Any:
    """How many of each kind of case were done right."""
    return _sliced(run, by_kind(run.cases))


def _sliced(run: Run, groups: Slices) -> Any:
    figure = _figure(140 + 44 * len(groups), xaxis=_SHARE, barmode="group")
    for name, colour in zip([run.systems[0], *run.systems[1:2]], _COLOURS, strict=False):
        done = slices(run, groups, name)
        figure.add_bar(
            name=name,
            y=[escaped(name) for name in done],  # plotly reads markup in it
            x=[right / cases for cases, right in done.values()],
            text=[f"{right}/{cases}" for cases, right in done.values()],
            orientation="h",
            marker={"color": colour},
        )
    # "2014-01" is the name of a slice, not a place on a line of time.
    figure.update_yaxes(autorange="reversed", type="category")
    return figure


def _confusion(run: Run) -> Any:
    counts = confusion(matrix([known_and_given(*pair) for pair in _pairs(run)]))
    figure = _figure(420)
    names = [label.replace("_", " ") for label in LABELS]
    figure.add_heatmap(z=counts, x=names, y=names, text=counts.astype(int), texttemplate="%{text}", colorscale="Blues")
    figure.update_yaxes(autorange="reversed")
    return figure


def _reliability(run: Run) -> Any:
    found = list(bins(matrix([sure_and_right(*pair) for pair in _pairs(run)])))
    figure = _figure(380, xaxis={"range": [0, 1], "title": "confidence"}, yaxis={"range": [0, 1], "title": "right"})
    figure.add_scatter(x=[0, 1], y=[0, 1], mode="lines", line={"dash": "dot", "color": "#999999"}, name="perfect")
    figure.add_scatter(
        x=[item.confidence for item in found],
        y=[item.right for item in found],
        text=[f"{item.cases} cases" for item in found],
        mode="lines+markers+text",
        textposition="top center",
        marker={"color": _COLOURS[0]},
        name=run.systems[0],
    )
    return figure


def _risk(run: Run) -> Any:
    found = risks(matrix([sure_and_right(*pair) for pair in _pairs(run)]))
    figure = _figure(380, xaxis={**_SHARE, "title": "coverage"}, yaxis={**_SHARE, "title": "wrong labels"})
    shares = [(at + 1) / len(found) for at in range(len(found))]
    figure.add_scatter(x=shares, y=found, mode="lines", line={"color": _COLOURS[0]}, name=run.systems[0])
    return figure


def _pairs(run: Run) -> Iterator[tuple[Any, Any]]:
    return zip(run.cases, run.product, strict=True)


def _figure(height: int, **layout: Any) -> Any:
    return go.Figure(
        layout={
            "height": height,
            "margin": {"l": 10, "r": 10, "t": 10, "b": 50},
            "template": "plotly_white",
            "legend": {"orientation": "h", "y": -0.12 if height > 300 else -0.4},
            "font": {"size": 14},
            **layout,
        }
    ).update_yaxes(automargin=True)
