"""Entries → HTML: one to read, and a page of a list."""

from __future__ import annotations

from collections.abc import Sequence

from vectorstore.models import Event
from vectorstore.store import Store

from ..wording import spelled
from .chart import Cited
from .rendering import Html, element, excerpt, isolated, joined

PAGE_LENGTH = 20
_EXCERPT = 320  # characters of an entry that is not opened: more than its two lines hold


def reading_html(event: Event, store: Store, marks: tuple[int, ...] = ()) -> Html:
    """One entry, whole."""
    return element(
        "article",
        element("header", element("time", spelled(event.entry)), *_about(event, marks)),
        element("blockquote", isolated(event.text)),
        _origin(event, store),
        class_="reading",
        tabindex=-1,
    )


def list_html(events: Sequence[Event], store: Store, cited: Sequence[Cited], before: int, total: int) -> Html:
    """These entries of a list of `total`, the first of them after `before` others; each opens where it stands."""
    if not total:
        return element("p", "No entry passes these filters.", class_="hint")
    marks = {each.event.id: each.marks for each in cited}
    rows = (element("li", _row(event, store, marks.get(event.id, ()))) for event in events)
    counted = f"Entries {before + 1:,}–{before + len(events):,} of {total:,}"
    return joined(element("p", counted, class_="hint", role="status"), element("ol", *rows, start=before + 1))


def _row(event: Event, store: Store, marks: tuple[int, ...]) -> Html:
    return element(
        "details",
        element(
            "summary",
            element("time", spelled(event.entry)),
            element(
                "span",
                *_about(event, marks),
                isolated(excerpt(event.text, _EXCERPT), class_="excerpt"),
                class_="told",
            ),
        ),
        element("blockquote", isolated(event.text)),
        _origin(event, store),
        class_="cited" if marks else None,
    )


def _about(event: Event, marks: tuple[int, ...]) -> tuple[Html, ...]:
    """Where the last answer cites it, and the date that it speaks of where that is another than its own."""
    same = (event.occurred.first, event.occurred.last) == (event.entry.first, event.entry.last)
    cited = "".join(f"[{mark}]" for mark in marks)
    return (
        element("span", f"cited {cited}", class_="cited-mark") if marks else Html(""),
        Html("") if same else element("span", f"speaks of {spelled(event.occurred)}", class_="occurred"),
    )


def _origin(event: Event, store: Store) -> Html:
    source = store.source(event.source_id)
    outlets = [isolated(f"reported by {', '.join(event.outlets)}", class_="outlets")] if event.outlets else []
    return element(
        "p",
        isolated(source.title, class_="source-title"),
        isolated(" › ".join(event.headings), class_="headings") if event.headings else "",
        *outlets,
        class_="origin",
    )
