"""The tab that asks: the conversation, what each answer rests on, and the box for the next question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from vectorstore.errors import VectorstoreError

from ..chat import LONGEST_QUESTION
from ..errors import AssistantError
from .answers import conversation_html, waiting_html
from .conversation import (
    STORAGE_KEY,
    Conversation,
    exchange,
    failure,
    history,
    read_conversation,
    write_conversation,
)
from .examples import examples
from .library import Library
from .rendering import Html, element, joined

# One at a time: two answers at once on two cores take as long as one after the other, and twice the memory.
_ANSWERING: dict[str, Any] = {"concurrency_id": "answering", "concurrency_limit": 1}
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def ask_tab(page: gr.Blocks, library: Library) -> gr.BrowserState:
    """Build the tab; the state is the conversation as the browser keeps it."""
    # The browser's own storage holds it, readable to whoever uses that browser; a fixed key only lets the
    # next start of the server read what the last one wrote.
    kept = gr.BrowserState([], storage_key=STORAGE_KEY, secret=STORAGE_KEY)
    log = gr.HTML(
        value="",
        html_template='<div role="log" aria-label="Conversation" aria-live="polite">${value}</div>',
        js_on_load=Path(__file__).with_name("ask.js").read_text(encoding="utf-8"),
        elem_id="conversation",
        apply_default_css=False,
    )
    offered = gr.HTML(
        value="",
        js_on_load="element.addEventListener('click', event => { const chosen = event.target.closest('button');"
        " if (chosen) trigger('example', {question: chosen.textContent}); });",
        elem_id="examples",
        apply_default_css=False,
    )
    with gr.Row(elem_id="composer"):
        box = gr.Textbox(
            label="Question",
            show_label=False,
            container=False,
            lines=1,
            max_lines=5,
            max_length=LONGEST_QUESTION,
            placeholder="Ask about the entries",
            submit_btn="Ask",
            elem_id="question",
            html_attributes=gr.InputHTMLAttributes(enterkeyhint="send"),
        )
        clear = gr.Button("Clear", elem_id="clear", size="sm", variant="secondary", min_width=70)
    answer, shown = answering(library), [log, box, kept]
    box.submit(answer, [box, kept], shown, **_ANSWERING, **_QUIET)
    offered.example(_chosen(answer), [kept], shown, **_ANSWERING, **_QUIET)
    clear.click(lambda: ("", []), outputs=[log, kept], **_QUIET)
    first = page.load(_showing(library), [kept], [log], **_QUIET)
    first.then(_offering(library), None, [offered], **_ANSWERING, **_QUIET)
    return kept


Shown = tuple[Any, Any, Any]  # conversation, question box, kept conversation


def answering(library: Library) -> Callable[[str, object], Iterator[Shown]]:
    """What answers a question after those that the browser kept, sentence by sentence."""

    def answer(question: str, stored: object) -> Iterator[Shown]:
        past = read_conversation(stored)
        if not question.strip():
            yield gr.skip(), gr.skip(), gr.skip()
            return
        yield _waiting(library, past, question), "", gr.skip()
        grown = past
        try:
            for part in library.answers.stream(question, history(past)):
                grown = (*past, exchange(question, part))
                yield _html(library, grown, writing=True), gr.skip(), gr.skip()
        except (AssistantError, VectorstoreError) as error:
            grown = (*past, failure(question, str(error)))
        yield _html(library, grown), gr.skip(), write_conversation(grown)

    return answer


def _chosen(answer: Callable[[str, object], Iterator[Shown]]) -> Callable[..., Iterator[Shown]]:
    """Asks an example question as if it had been typed."""

    def ask(stored: object, event: gr.EventData) -> Iterator[Shown]:
        yield from answer(str(event.question)[:LONGEST_QUESTION], stored)

    return ask


def _showing(library: Library) -> Callable[[object], Html]:
    return lambda stored: _html(library, read_conversation(stored))


def _offering(library: Library) -> Callable[[], Html]:
    """The example questions of what is indexed, made once for each state of the store."""
    made: dict[str, tuple[str, ...]] = {}

    def offer() -> Html:
        try:
            revision = library.answers.store.revision
            if revision not in made:
                made.clear()
                made[revision] = examples(library.answers)
        except (AssistantError, VectorstoreError) as error:
            return element("p", str(error), class_="hint")
        buttons = (
            element("li", element("button", question, type="button", class_="example")) for question in made[revision]
        )
        return joined(
            element("p", "Every answer quotes dated entries and cites them. For example:", class_="hint"),
            element("ul", *buttons),
        )

    return offer


def _waiting(library: Library, past: Conversation, question: str) -> Html:
    return joined(_html(library, past), waiting_html(question, len(past) + 1))


def _html(library: Library, conversation: Conversation, writing: bool = False) -> Html:
    try:
        store = library.store if conversation else None
    except VectorstoreError:
        store = None  # the error itself is told by whatever is asked; the past stays readable
    return conversation_html(conversation, store, writing)
