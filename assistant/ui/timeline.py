"""The tab that shows when: the entries on a time axis, filters over them, and the entries themselves to read."""

from __future__ import annotations

from collections.abc import Callable
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
from .shared import NOTHING_INDEXED, QUIET, Shared, script

# One after the other, so that what is drawn last is what was asked for last.
_DRAWING: dict[str, Any] = {"concurrency_id": "drawing", "concurrency_limit": 1, **QUIET}

Boxes = tuple[str, str, str]  # from, to, words
Page = tuple[Any, Any, Any, Any]  # the list, its number, whether there is an earlier and a later one


def timeline_tab(tab: gr.Tab, shared: Shared) -> None:
    """Build the tab; the entries of the last answer are marked in it."""
    library, kept = shared.library, shared.conversation
    boxes, apply, closer, wider, whole = _controls()
    notice = gr.HTML(value="", elem_id="timeline-notice", apply_default_css=False)
    axis = gr.Plot(show_label=False, container=False, visible=False, elem_id="axis")
    reader = gr.HTML(value="", elem_id="reader", apply_default_css=False)
    listed = gr.HTML(value="", js_on_load=script("timeline"), elem_id="entries", apply_default_css=False)
    with gr.Row(elem_id="pages"):
        earlier = gr.Button("‹ Earlier entries", size="sm", min_width=110, visible=False)
        later = gr.Button("Later entries ›", size="sm", min_width=110, visible=False)
    page = gr.State(0)
    pages = [listed, page, earlier, later]

    def redraw(event: Any) -> None:
        event(drawing(library), [*boxes, kept], [notice, axis, *pages], **_DRAWING)

    for event in (tab.select, apply.click, *(box.submit for box in boxes)):
        redraw(event)
    for moved in (
        closer.click(_zooming(library, 0.5), boxes, boxes, **QUIET),
        wider.click(_zooming(library, 2.0), boxes, boxes, **QUIET),
        whole.click(lambda: ("", "", ""), None, boxes, **QUIET),
        listed.zoom(_dragging, [boxes[2]], boxes, **QUIET),
    ):
        redraw(moved.success)
    listed.pick(reading(library), [kept], [reader], **QUIET)
    for button, step in ((earlier, -1), (later, 1)):
        button.click(turning(library, step), [page, *boxes, kept], pages, **_DRAWING)


def _controls() -> tuple[list[gr.Textbox], gr.Button, gr.Button, gr.Button, gr.Button]:
    """The boxes of the filters, and the buttons that apply them, zoom in, zoom out and show everything."""
    with gr.Row(elem_id="filters"):
        since = gr.Textbox("", label="From", placeholder="such as 2014-03", min_width=120, max_lines=1)
        until = gr.Textbox("", label="To", placeholder="or 3 May 2014", min_width=120, max_lines=1)
        words = gr.Textbox("", label="With the words", placeholder="any", min_width=160, max_lines=1, scale=2)
    with gr.Row(elem_id="zoom"):
        apply = gr.Button("Apply", size="sm", variant="primary", min_width=60)
        closer = gr.Button("Zoom in", size="sm", min_width=60)
        wider = gr.Button("Zoom out", size="sm", min_width=60)
        whole = gr.Button("Whole period", size="sm", min_width=60)
    return [since, until, words], apply, closer, wider, whole


def drawing(library: Library) -> Callable[[str, str, str, object], tuple[Any, ...]]:
    """What turns the boxes into a notice, the figure and the first page of the list."""

    def draw(since: str, until: str, words: str, stored: object) -> tuple[Any, ...]:
        filters = Filters(since, until, words)
        try:
            store, chronology = library.store, library.chronology
            if store is None:
                return _told(NOTHING_INDEXED), _hidden(), *_no_page()
            view = view_of(filters, chronology)
        except DateError as error:
            return _told(str(error)), *[gr.skip()] * 5  # what was shown stays, while the box is mended
        except VectorstoreError as error:
            return _told(str(error)), _hidden(), *_no_page()
        drawn = _hidden()
        if view is not None:
            drawn = gr.Plot(figure(view, chronology, store.events(), _cited(stored, store)), visible=True)
        return Html(""), drawn, *_page(library, filters, 0, stored)

    return draw


def turning(library: Library, step: int) -> Callable[[int, str, str, str, object], Page]:
    """What turns so many pages on, from the one whose number is given, over what the boxes say."""

    def turn(page: int, since: str, until: str, words: str, stored: object) -> Page:
        try:
            return _page(library, Filters(since, until, words), page + step, stored)
        except VectorstoreError:
            return gr.skip(), gr.skip(), gr.skip(), gr.skip()  # a box was changed; its error shows when it is applied

    return turn


def reading(library: Library) -> Callable[..., Html]:
    """What shows the entry that was chosen on the axis."""

    def read(stored: object, event: gr.EventData) -> Html:
        wanted = str(event.event)
        try:
            store = library.store
            if store is not None:
                marks = cited_events(read_conversation(stored)).get(wanted, ())
                return reading_html(store.event(wanted), store, marks)
        except (KeyError, VectorstoreError):
            pass  # it was removed since the figure was drawn
        return _told("This entry is not indexed any more; apply the filters again.")

    return read


def _page(library: Library, filters: Filters, page: int, stored: object) -> Page:
    store, chronology = library.store, library.chronology
    if store is None:
        return _no_page()
    rows = chronology.rows(filters.window(), filters.words)
    last = max(0, len(rows) - 1) // PAGE_LENGTH
    page = min(max(0, page), last)
    events = store.events()
    part = [events[row] for row in rows[page * PAGE_LENGTH : (page + 1) * PAGE_LENGTH].tolist()]
    listed = list_html(part, store, _cited(stored, store), page * PAGE_LENGTH, len(rows))
    return listed, page, _turner(page > 0, last > 0), _turner(page < last, last > 0)


def _no_page() -> Page:
    return Html(""), 0, _turner(False, False), _turner(False, False)


def _turner(there: bool, shown: bool) -> gr.Button:
    """The button that turns a page: usable where there is one, shown where there is more than one."""
    return gr.Button(interactive=there, visible=shown)


def _hidden() -> gr.Plot:
    return gr.Plot(None, visible=False)


def _cited(stored: object, store: Store) -> list[Cited]:
    """The entries that the last answer cites, as far as they are still indexed."""
    found = []
    for event_id, marks in cited_events(read_conversation(stored)).items():
        try:
            found.append(Cited(store.event(event_id), marks))
        except KeyError:
            continue
    return found


def _zooming(library: Library, factor: float) -> Callable[[str, str, str], Boxes]:
    def zoom(since: str, until: str, words: str) -> Boxes:
        try:
            moved = zoomed(Filters(since, until, words), library.chronology, factor)
        except VectorstoreError:
            return since, until, words  # the drawing that follows tells what is wrong
        return moved.since, moved.until, moved.words

    return zoom


def _dragging(words: str, event: gr.EventData) -> Boxes:
    moved = dragged(event._data if isinstance(event._data, dict) else {}, words)
    return moved.since, moved.until, moved.words


def _told(message: str) -> Html:
    return element("p", message, class_="problem", role="alert")
