"""The tab that tells what is indexed, adds files and removes sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from vectorstore.errors import VectorstoreError
from vectorstore.readers import FORMATS

from ..intake import columns
from .library import Library
from .listing import problem_html, report_html, sources_html
from .rendering import Html, element
from .shared import QUIET, DrawnProgress, Shared, script

_CHANGING: dict[str, Any] = {"concurrency_id": "changing", "concurrency_limit": 1, "api_visibility": "private"}


def sources_tab(tab: gr.Tab, shared: Shared) -> None:
    """Build the tab."""
    library, changed = shared.library, shared.indexed
    listed = gr.HTML(value="", js_on_load=script("sources"), elem_id="sources-list", apply_default_css=False)
    report = gr.HTML(value="", elem_id="report", apply_default_css=False)
    files = gr.File(label="Add timelines", file_count="multiple", height=140, elem_id="upload")
    with gr.Accordion("If a file is not recognised", open=False):
        form = gr.Dropdown(
            label="Format",
            choices=[("recognise it from the content", ""), *((name, name) for name in FORMATS)],
            value="",
        )
        mapping = gr.Textbox(
            label="Columns of rows",
            value="",
            placeholder="date=event_date,text=notes",
            info="For CSV, JSON and YAML: which column holds the date, which the text",
            max_lines=1,
        )
    files.upload(
        adding(library),
        [files, form, mapping],
        [report, files, listed, changed],
        show_progress_on=[files],
        **_CHANGING,
    )
    listed.remove(removing(library), None, [report, listed, changed], show_progress_on=[listed], **_CHANGING)
    tab.select(_listing(library), None, [listed], **QUIET)


def adding(library: Library) -> Callable[..., tuple[Any, ...]]:
    """What reads uploaded files into the store: a report, the emptied upload box, the new list, the revision."""

    def add(
        uploaded: Sequence[str] | None,
        form: str,
        mapping: str,
        bar: gr.Progress = gr.Progress(),  # noqa: B008  (Gradio finds it by this default)
    ) -> tuple[Any, ...]:
        try:
            files = [Path(name) for name in uploaded or ()]
            told = report_html(library.receive(files, DrawnProgress(bar), form or None, columns(mapping)))
        except (VectorstoreError, ValueError) as error:
            told = problem_html(str(error))
        return told, None, _listing(library)(), library.revision

    return add


def removing(library: Library) -> Callable[..., tuple[Any, ...]]:
    """What removes the source that was chosen and confirmed: a report, the new list, the revision."""

    def take_out(event: gr.EventData) -> tuple[Any, ...]:
        try:
            gone = library.take_out(str(event.source))
            told = element("p", "Removed: ", element("bdi", gone.title), role="status")
        except VectorstoreError as error:
            told = problem_html(str(error))
        return told, _listing(library)(), library.revision

    return take_out


def _listing(library: Library) -> Callable[[], Html]:
    def show() -> Html:
        try:
            return sources_html(library.store, library.chronology)
        except VectorstoreError as error:
            return problem_html(str(error))

    return show
