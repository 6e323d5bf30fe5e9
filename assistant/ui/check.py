"""The tab that checks: a text in, its claims marked by verdict, each with its parts, quotes and conflicts."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator

import gradio as gr

from vectorstore.dates import parse_date
from vectorstore.errors import VectorstoreError
from vectorstore.models import DateSpan

from ..chat import LONGEST_TEXT
from ..errors import AssistantError
from ..models import CheckedText
from .exports import Export, exports
from .library import Library
from .rendering import Html, element
from .shared import QUIET, Shared, script
from .verdicts import claims_html, sums_html, text_html


def check_tab(tab: gr.Tab, shared: Shared) -> None:
    """Build the tab."""
    del tab
    box = gr.Textbox(
        label="Text to check",
        placeholder="Paste a claim, a paragraph or a whole article",
        lines=5,
        max_lines=14,
        max_length=LONGEST_TEXT,
        elem_id="to-check",
    )
    with gr.Row(elem_id="check-controls"):
        as_of = gr.Textbox(
            "",
            label="Only what was reported by",
            placeholder="any date, such as 3 May 2014",
            max_lines=1,
            min_width=160,
        )
        button = gr.Button("Check", variant="primary", elem_id="check", min_width=90)
    found = gr.HTML(value="", js_on_load=script("check"), elem_id="checked", apply_default_css=False)
    gr.on(
        [button.click, as_of.submit],
        checking(shared.library),
        [box, as_of],
        found,
        concurrency_id="answering",
        concurrency_limit=1,
        **QUIET,
    )


def checking(library: Library) -> Callable[[str, str], Iterator[Html]]:
    """What checks a text by the entries that had been reported by a day, or by all of them."""

    def check(text: str, as_of: str) -> Iterator[Html]:
        if not text.strip():
            yield _problem("Paste a claim or a text first.")
            return
        yield element("p", "Looking through the entries…", class_="hint", role="status")
        try:
            yield checked_html(library.answers.check(text, _until(as_of)))
        except (AssistantError, VectorstoreError) as error:
            yield _problem(str(error))

    return check


def checked_html(checked: CheckedText) -> Html:
    """The text with its claims marked, the claims beside it, and buttons to take it all away."""
    return element(
        "div",
        sums_html(checked),
        element("p", "Take it away as ", *map(_button, exports(checked)), class_="exports"),
        element("div", text_html(checked), element("div", claims_html(checked)), class_="halves"),
        class_="checked",
    )


def _button(export: Export) -> Html:
    """Holds the file itself: nothing of it is kept on the server."""
    content = b64encode(export.content.encode("utf-8", "replace")).decode("ascii")
    return element(
        "button",
        export.label,
        type="button",
        class_="export example",
        data_name=export.name,
        data_type=export.media_type,
        data_content=content,
    )


def _until(as_of: str) -> DateSpan | None:
    """All days up to the last one of a date; None for an empty box. Raises DateError."""
    return DateSpan(None, parse_date(as_of).last, "range", as_of) if as_of.strip() else None


def _problem(told: str) -> Html:
    return element("p", told, class_="problem", role="alert")
