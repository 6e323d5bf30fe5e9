"""The tab that tells what is indexed, adds files and removes sources."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from vectorstore.errors import VectorstoreError
from vectorstore.readers import FORMATS

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
            copies = _in_place(library.uploads, [Path(name) for name in uploaded or ()])
            told = report_html(library.add(copies, DrawnProgress(bar), form or None, columns(mapping)))
        except (VectorstoreError, ValueError) as error:
            told = problem_html(str(error))
        finally:
            # The store keeps the text itself; the path stays a source's name, so that a new version replaces it.
            shutil.rmtree(library.uploads, ignore_errors=True)
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


def columns(mapping: str) -> Mapping[str, str] | None:
    """ "date=event_date,text=notes" as a mapping; None for an empty box. Raises ValueError for another form."""
    if not mapping.strip():
        return None
    pairs = [pair.partition("=") for pair in mapping.split(",")]
    for field, _, column in pairs:
        if not field.strip() or not column.strip():
            raise ValueError(f"Columns of rows: {mapping!r} is not date=COLUMN,text=COLUMN,…; write it so")
    return {field.strip(): column.strip() for field, _, column in pairs}


def _in_place(folder: Path, uploaded: Sequence[Path]) -> list[Path]:
    """The files, moved to where the name stays the same from one upload of a file to the next.

    Raises ValueError for two files of one name: the second would take the place of the first.
    """
    twice = [name for name, times in Counter(path.name for path in uploaded).items() if times > 1]
    if twice:
        raise ValueError(f"several files are named {twice[0]!r}; rename them, or add one after the other")
    folder.mkdir(parents=True, exist_ok=True)
    return [Path(shutil.move(path, folder / path.name)) for path in uploaded]


def _listing(library: Library) -> Callable[[], Html]:
    def show() -> Html:
        try:
            return sources_html(library.store, library.chronology)
        except VectorstoreError as error:
            return problem_html(str(error))

    return show
