"""The tab that shows when: the entries on a time axis, filters over them, and the entries themselves to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import gradio as gr

from vectorstore.errors import DateError, VectorstoreError
from vectorstore.store import Store

from .chart import Cited, figure
from .conversation import cited_events, read_conversation
from .entries import PAGE_LENGTH, list_html, reading_html
from .filters import Filters, dragged, view_of, zoomed
from .library import Library
from .rendering import Html, element

_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_NOTHING = "Nothing is indexed yet: add a timeline under Sources."


def timeline_tab(tab: gr.Tab, library: Library, kept: gr.BrowserState) -> None:
    """Build the tab; `kept` is the conversation, whose last answer's entries are marked."""
    with gr.Row(elem_id="filters"):
        since = gr.Textbox("", label="From", placeholder="2014-03 or 3 March 2014", min_width=130, max_lines=1)
        until = gr.Textbox("", label="To", placeholder="the last day", min_width=130, max_lines=1)
        words = gr.Textbox("", label="With the words", placeholder="any", min_width=160, max_lines=1, scale=2)
    with gr.Row(elem_id="zoom"):
        apply = gr.Button("Apply", size="sm", variant="primary", min_width=70)
        closer = gr.Button("Zoom in", size="sm", min_width=70)
        wider = gr.Button("Zoom out", size="sm", min_width=70)
        whole = gr.Button("Whole period", size="sm", min_width=70)
    notice = gr.HTML(value="", elem_id="timeline-notice", apply_default_css=False)
    axis = gr.Plot(show_label=False, container=False, elem_id="axis")
    reader = gr.HTML(value="", elem_id="reader", apply_default_css=False)
    listed = gr.HTML(
        value="",
        js_on_load=Path(__file__).with_name("timeline.js").read_text(encoding="utf-8"),
        elem_id="entries",
        apply_default_css=False,
    )
    with gr.Row(elem_id="pages"):
        earlier = gr.Button("‹ Earlier entries", size="sm", min_width=110)
        later = gr.Button("Later entries ›", size="sm", min_width=110)
    page = gr.State(0)
    boxes, shown = [since, until, words], [notice, axis, listed, page]
    draw, turn = drawing(library), turning(library)
    for event in (tab.select, apply.click, since.submit, until.submit, words.submit):
        event(draw, [*boxes, kept], shown, **_QUIET)
    for button, factor in ((closer, 0.5), (wider, 2.0)):
        moved = button.click(_zooming(library, factor), boxes, boxes, **_QUIET)
        moved.success(draw, [*boxes, kept], shown, **_QUIET)
    for moved in (
        whole.click(lambda: ("", "", ""), None, boxes, **_QUIET),
        listed.zoom(_dragging, [words], boxes, **_QUIET),
    ):
        moved.success(draw, [*boxes, kept], shown, **_QUIET)
    listed.pick(reading(library), [kept], [reader], **_QUIET)
    for button, step in ((earlier, -1), (later, 1)):
        button.click(_by(turn, step), [page, *boxes, kept], [listed, page], **_QUIET)


def drawing(library: Library) -> Callable[[str, str, str, object], tuple[Any, ...]]:
    """What turns the boxes into a notice, the figure, the first page of the list, and its number."""

    def draw(since: str, until: str, words: str, stored: object) -> tuple[Any, ...]:
        try:
            store, chronology = library.store, library.chronology
            if store is None:
                return _told(_NOTHING), figure(None, chronology, (), ()), Html(""), 0
            view = view_of(Filters(since, until, words), chronology)
        except DateError as error:
            return _told(str(error)), gr.skip(), gr.skip(), gr.skip()
        except VectorstoreError as error:
            return _told(str(error)), gr.skip(), Html(""), 0
        cited, events = _cited(stored, store), store.events()
        drawn = figure(view, chronology, events, cited)
        return Html(""), drawn, _page(library, Filters(since, until, words), 0, stored)[0], 0

    return draw


def turning(library: Library) -> Callable[[int, str, str, str, object], tuple[Any, Any]]:
    """What turns a page number and the boxes into that page of the list, and the number that it really has."""

    def turn(page: int, since: str, until: str, words: str, stored: object) -> tuple[Any, Any]:
        try:
            return _page(library, Filters(since, until, words), page, stored)
        except VectorstoreError:
            return gr.skip(), gr.skip()  # a box was changed and not applied; its error shows when it is

    return turn


def reading(library: Library) -> Callable[..., Html]:
    """What shows the entry that was chosen on the axis."""

    def read(stored: object, event: gr.EventData) -> Html:
        store = library.store
        wanted = str(event.event)
        try:
            if store is not None:
                marks = cited_events(read_conversation(stored)).get(wanted, ())
                return reading_html(store.event(wanted), store, marks)
        except KeyError:
            pass  # it was removed since the figure was drawn
        return _told("This entry is not indexed any more; apply the filters again.")

    return read


def _page(library: Library, filters: Filters, page: int, stored: object) -> tuple[Html, int]:
    store, chronology = library.store, library.chronology
    if store is None:
        return Html(""), 0
    rows = chronology.rows(filters.window(), filters.words)
    page = min(max(0, page), max(0, len(rows) - 1) // PAGE_LENGTH)
    events = store.events()
    part = [events[row] for row in rows[page * PAGE_LENGTH : (page + 1) * PAGE_LENGTH].tolist()]
    return list_html(part, store, _cited(stored, store), page * PAGE_LENGTH, len(rows)), page


def _cited(stored: object, store: Store) -> list[Cited]:
    """The entries that the last answer cites, as far as they are still indexed."""
    found = []
    for event_id, marks in cited_events(read_conversation(stored)).items():
        try:
            found.append(Cited(store.event(event_id), marks))
        except KeyError:
            continue
    return found


def _zooming(library: Library, factor: float) -> Callable[[str, str, str], tuple[str, str, str]]:
    def zoom(since: str, until: str, words: str) -> tuple[str, str, str]:
        try:
            moved = zoomed(Filters(since, until, words), library.chronology, factor)
        except VectorstoreError:
            return since, until, words  # the drawing that follows tells what is wrong
        return moved.since, moved.until, moved.words

    return zoom


def _dragging(words: str, event: gr.EventData) -> tuple[str, str, str]:
    moved = dragged(event._data if isinstance(event._data, dict) else {}, words)
    return moved.since, moved.until, moved.words


def _by(turn: Callable[..., tuple[Any, Any]], step: int) -> Callable[..., tuple[Any, Any]]:
    def turned(page: int, since: str, until: str, words: str, stored: object) -> tuple[Any, Any]:
        return turn(page + step, since, until, words, stored)

    return turned


def _told(message: str) -> Html:
    return element("p", message, class_="problem", role="alert")
