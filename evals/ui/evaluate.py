"""The tab Evaluate: choose a suite, run it, look at its figures, open the cases that went wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.errors import AssistantError
from assistant.ui.rendering import Html, element
from assistant.ui.shared import QUIET, DrawnProgress, Shared
from vectorstore.errors import VectorstoreError

from ..errors import EvalsError
from ..figure_table import Table, table
from ..page.failed import failed_cases
from ..page.plots import by_kind_plot, shares_plot
from ..page.tables import headline
from ..run_folder import Run
from .runs import Runs

_ALONE: dict[str, Any] = {"concurrency_id": "evaluating", "concurrency_limit": 1, "api_visibility": "private"}
_AT_FIRST = 20  # cases: an impression within a minute
Shown = tuple[Html, Html, Any, Any, Html]  # a notice, the figures, two plots, the failed cases


def evaluate_tab(tab: gr.Tab, shared: Shared, runs: Runs | None = None) -> None:
    """Build the tab; `runs` takes the place of those of the shared library."""
    runs = runs or Runs(shared.library)
    style = Path(__file__).with_name("evaluate.css").read_text("utf-8")
    with gr.Row(elem_id="evaluate"):
        choices = [(label, name) for name, label in runs.suites.items()]
        suite = gr.Dropdown(choices, value=choices[0][1] if choices else None, label="Suite", scale=3)
        limit = gr.Number(_AT_FIRST, label="Cases at most", precision=0, minimum=1, maximum=100_000, min_width=120)
        start = gr.Button("Run", variant="primary", min_width=120)
    made = gr.Dropdown([], value=None, label="Runs so far", elem_id="runs")
    notice = gr.HTML(value="", elem_id="evaluate-notice", apply_default_css=False)
    figures = gr.HTML(value="", elem_id="figures", apply_default_css=False, css_template=style)
    plots = [gr.Plot(show_label=False, container=False, visible=False) for _ in range(2)]
    failed = gr.HTML(value="", elem_id="failed", apply_default_css=False, css_template=style)
    start.click(running(runs), [suite, limit], [notice, made], show_progress_on=[notice], **_ALONE)
    made.change(showing(runs), [made], [notice, figures, *plots, failed], **QUIET)
    tab.select(_listing(runs), [made], [made], **QUIET)


def running(runs: Runs) -> Callable[..., tuple[Html, Any]]:
    """What runs a suite: a notice, and the list of runs with the new one chosen."""

    def run(
        suite: str | None,
        limit: float | None,
        bar: gr.Progress = gr.Progress(),  # noqa: B008  (Gradio finds it by this default)
    ) -> tuple[Html, Any]:
        try:
            done = runs.start(suite or "", int(limit or _AT_FIRST), DrawnProgress(bar))
        except (EvalsError, AssistantError, VectorstoreError) as error:
            return element("p", str(error), class_="problem", role="alert"), gr.update()
        names = runs.names
        told = element("p", f"Done: {done.record.cases} cases of {done.record.label}.", role="status")
        return told, gr.update(choices=names, value=done.folder.name)

    return run


def showing(runs: Runs) -> Callable[[str | None], Shown]:
    """What shows a run."""

    def show(name: str | None) -> Shown:
        if not name:
            return _nothing(Html(""))
        try:
            run = runs.open(name)
            return _shown(run, table(run))
        except EvalsError as error:
            return _nothing(element("p", str(error), class_="problem", role="alert"))

    return show


def _shown(run: Run, found: Table) -> Shown:
    drawn = (gr.update(value=plot, visible=True) for plot in (shares_plot(run, found), by_kind_plot(run)))
    first, second = drawn
    return Html(""), Html(headline(run, found)), first, second, Html(failed_cases(run))


def _nothing(notice: Html) -> Shown:
    hidden = gr.update(visible=False)
    return notice, Html(""), hidden, hidden, Html("")


def _listing(runs: Runs) -> Callable[[str | None], Any]:
    def choices(chosen: str | None) -> Any:
        names = runs.names
        return gr.update(choices=names, value=chosen if chosen in names else next(iter(names), None))

    return choices
