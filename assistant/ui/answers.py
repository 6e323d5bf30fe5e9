"""Exchanges → HTML: the answer with its markers, its sources beside it, figures that do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vectorstore.store import Store

from .conversation import Conversation, Disagreement, Exchange, Quoted
from .rendering import Html, element, isolated, joined

_LONG = 60  # characters of a short answer that is several and no headline any more
_MARKER = re.compile(r"\[(\d{1,4})\]")


def conversation_html(conversation: Conversation, store: Store | None, writing: bool = False) -> Html:
    """All exchanges, oldest first; `writing` says that the last one is still growing."""
    last = len(conversation)
    return joined(
        *(exchange_html(part, number, store, writing and number == last) for number, part in enumerate(conversation, 1))
    )


def exchange_html(part: Exchange, number: int, store: Store | None, writing: bool = False) -> Html:
    """A question with its answer on one side and what the answer rests on, on the other."""
    return element(
        "article",
        element("h2", isolated(part.question), class_="question"),
        element(
            "div",
            element("div", *_answer(part, number, writing), class_="answer"),
            _sources(part, number, store),
            class_="sides",
        ),
        class_=f"exchange {part.kind}",
        id=f"exchange-{number}",
        aria_busy="true" if writing else None,
    )


def waiting_html(question: str, number: int) -> Html:
    """A question that nothing has come back to yet."""
    return element(
        "article",
        element("h2", isolated(question), class_="question"),
        element("p", "Looking through the entries…", class_="waiting", role="status"),
        class_="exchange waiting",
        id=f"exchange-{number}",
        aria_busy="true",
    )


def whole_entry(cited: Quoted, store: Store | None) -> tuple[str, str, str]:
    """The entry around a quote: what stands before it, the quote, what stands after it.

    Both surroundings are empty where the entry is not indexed any more, or no longer has the quote there.
    """
    try:
        event = store.event(cited.event_id) if store is not None else None
    except KeyError:
        event = None
    if event is None:
        return "", cited.quote, ""
    start, end = cited.start - event.start, cited.end - event.start
    if start < 0 or event.text[start:end] != cited.quote:
        return "", cited.quote, ""
    return event.text[:start], cited.quote, event.text[end:]


def _answer(part: Exchange, number: int, writing: bool) -> Iterator[Html]:
    if part.standalone:
        yield element("p", "Read as: ", isolated(part.standalone), class_="standalone")
    if part.kind == "refusal":
        yield element("p", "Not answered by the sources", class_="verdict")
    if part.kind == "error":
        yield element("p", part.answer, class_="said", role="alert")
        return
    if part.short_answer:
        long = len(part.short_answer) > _LONG
        yield element("p", isolated(part.short_answer), class_="short long" if long else "short")
    known = {cited.marker for cited in part.citations}
    for line in part.answer.split("\n"):
        if line.strip():
            yield element("p", *_with_markers(line, number, known), class_="said")
    yield from (_conflict(conflict, part.question, number, known) for conflict in part.conflicts)
    yield from _model(part)
    if not writing:
        yield element("button", "Copy", class_="copy", type="button", aria_label="Copy this answer")


def _model(part: Exchange) -> Iterator[Html]:
    """Whose words these are, where a language model had a part in them, and what of its words was left out."""
    told = [f"In the words of {part.model}." if part.model else "", part.notice]
    if any(told):
        yield element("p", isolated(" ".join(filter(None, told))), class_="hint model")
    if part.dropped:
        left = (element("li", isolated(one.sentence), " – ", isolated(one.reason)) for one in part.dropped)
        yield element("details", element("summary", "Left out"), element("ul", *left), class_="hint dropped")


def _with_markers(line: str, number: int, known: set[int]) -> Iterator[Html]:
    """The words of a line, and a button for each marker that has a citation."""
    done = 0
    for found in _MARKER.finditer(line):
        if int(found[1]) in known:
            yield isolated(line[done : found.start()])
            yield _marker(int(found[1]), number)
            done = found.end()
    if done < len(line):
        yield isolated(line[done:])


def _marker(marker: int, number: int) -> Html:
    return element(
        "button",
        f"[{marker}]",
        class_="marker",
        type="button",
        data_to=f"citation-{number}-{marker}",
        aria_label=f"Source {marker}",
    )


def _sources(part: Exchange, number: int, store: Store | None) -> Html:
    shown, title = (
        (part.nearest, "Nearest entries – not an answer") if part.kind == "refusal" else (part.citations, "Sources")
    )
    if not shown:
        return Html("")
    kind = "nearest" if part.kind == "refusal" else "citation"
    return element(
        "section",
        element("h3", title),
        element("ol", *(_citation(cited, number, kind, store) for cited in shown), class_="citations"),
        class_=f"beside {kind}",
        aria_label=f"{title}, {number}",
    )


def _citation(cited: Quoted, number: int, kind: str, store: Store | None) -> Html:
    before, quote, after = whole_entry(cited, store)
    return element(
        "li",
        element(
            "header",
            element("span", str(cited.marker), class_="number", aria_hidden="true"),
            element("time", cited.entry),
            _occurred(cited),
        ),
        element(
            "blockquote",
            isolated(before),
            element("mark", isolated(quote)),
            isolated(after),
            tabindex=0,
            aria_label=f"Entry of {cited.entry}",
        ),
        element("p", *_origin(cited), class_="origin"),
        id=f"{kind}-{number}-{cited.marker}",
        class_="citation-card",
        tabindex=-1,
    )


def _occurred(cited: Quoted) -> Html:
    return element("span", f"speaks of {cited.occurred}", class_="occurred") if cited.occurred else Html("")


def _origin(cited: Quoted) -> Iterator[Html]:
    yield isolated(cited.source_title, class_="source-title")
    if cited.headings:
        yield element("span", *_separated(cited.headings, " › "), class_="headings")
    if cited.outlets:
        yield element("span", "reported by ", *_separated(cited.outlets, ", "), class_="outlets")


def _separated(names: Sequence[str], between: str) -> Iterator[Html]:
    for place, name in enumerate(names):
        if place:
            yield joined(between)
        yield isolated(name)


def _conflict(conflict: Disagreement, question: str, number: int, known: set[int]) -> Html:
    rows = (
        element(
            "tr",
            element("td", isolated(side.value)),
            element("td", isolated(side.attribution or "the entry itself")),
            element("td", side.entry, " ", _marker(side.marker, number) if side.marker in known else ""),
        )
        for side in conflict.sides
    )
    head = element("tr", *(element("th", name, scope="col") for name in ("Figure", "Who says so", "Entry of")))
    return element(
        "div",
        element(
            "table",
            element("caption", "The entries give different figures", *_about(conflict, question)),
            element("thead", head),
            element("tbody", *rows),
        ),
        class_="conflict",
    )


def _about(conflict: Disagreement, question: str) -> Iterator[Html]:
    """What figures are about, where the question above them does not say it already."""
    if conflict.about.rstrip("?") != question.rstrip("? "):
        yield joined(": ")
        yield isolated(conflict.about)
