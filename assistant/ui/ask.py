"""The tab that asks: the conversation, what each answer rests on, and the box for the next question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import gradio as gr

from vectorstore.errors import StoreEmpty, VectorstoreError

from ..chat import LONGEST_QUESTION
from ..errors import AssistantError
from .answers import conversation_html, waiting_html
from .conversation import Conversation, exchange, failure, history, read_conversation, write_conversation
from .examples import examples
from .library import Library
from .rendering import Html, element, joined
from .shared import NOTHING_INDEXED, QUIET, Shared, script

# One at a time: two answers at once on two cores take as long as one after the other, and twice the memory.
_ANSWERING: dict[str, Any] = {"concurrency_id": "answering", "concurrency_limit": 1}
# With a language model most of the time is waiting for it: nobody need wait for somebody else's.
_WAITING: dict[str, Any] = {"concurrency_id": "answering", "concurrency_limit": 8}

NO_MODEL = "No model: quote the entries"
_FAULT = "Something went wrong here, and this question has no answer. The terminal that serves the page says what."


def ask_tab(tab: gr.Tab, shared: Shared) -> None:
    """Build the tab."""
    del tab
    library, kept = shared.library, shared.conversation
    log = gr.HTML(
        value="",
        html_template='<div role="log" aria-label="Conversation" aria-live="polite">${value}</div>',
        js_on_load=script("ask"),
        elem_id="conversation",
        apply_default_css=False,
    )
    offered = gr.HTML(value="", js_on_load=script("examples"), elem_id="examples", apply_default_css=False)
    with gr.Row(elem_id="composer"):
        box = _box()
        clear = gr.Button("Clear", elem_id="clear", size="sm", variant="secondary", min_width=60)
    answer, shown, given = answering(library), [log, box, kept], [kept, *_switch(library.model)]
    queue = _WAITING if library.model else _ANSWERING
    asked = box.submit(answer, [box, *given], shown, **queue, **QUIET)
    chosen = offered.example(_chosen(answer, bool(library.model)), given, shown, **queue, **QUIET)
    clear.click(lambda: ("", []), outputs=[log, kept], cancels=[asked, chosen], **QUIET)
    offer = offering(library)
    # In one queue with the answers: what was kept, shown after a first quick question, would take its place.
    first = shared.page.load(showing(library), [kept], [log], **queue, **QUIET)
    first.then(offer, None, [offered], **queue, **QUIET)
    shared.indexed.change(offer, None, [offered], **queue, **QUIET)


def _box() -> gr.Textbox:
    """Where a question is typed."""
    return gr.Textbox(
        label="Question",
        show_label=False,
        container=False,
        lines=1,
        max_lines=5,
        max_length=LONGEST_QUESTION,
        placeholder="Ask a question",
        submit_btn="Ask",
        elem_id="question",
        html_attributes=gr.InputHTMLAttributes(enterkeyhint="send"),
    )


def _switch(model: str) -> list[gr.Radio]:
    """Which model answers, and the way back to none; nothing where none is set."""
    if not model:
        return []
    choices = [(f"Answer with {model}", True), (NO_MODEL, False)]
    return [gr.Radio(choices, value=True, label="Language model", container=False, elem_id="model")]


Shown = tuple[Any, Any, Any]  # conversation, question box, kept conversation


def answering(library: Library) -> Callable[..., Iterator[Shown]]:
    """What answers a question after those that the browser kept, sentence by sentence."""

    def answer(question: str, stored: object, with_model: bool = True) -> Iterator[Shown]:
        past = read_conversation(stored)
        if not question.strip():
            yield gr.skip(), gr.skip(), gr.skip()
            return
        yield _waiting(library, past, question), "", gr.skip()
        grown = past
        try:
            answers = library.answers if with_model else library.plain
            for part in answers.stream(question, history(past)):
                grown = (*past, exchange(question, part))
                yield _html(library, grown, writing=True), gr.skip(), gr.skip()
        except StoreEmpty:
            grown = (*past, failure(question, NOTHING_INDEXED))
        except (AssistantError, VectorstoreError) as error:
            grown = (*past, failure(question, str(error)))
        except Exception:
            # A fault of ours is for the log, but the page must not look as if an answer were still to come.
            yield _html(library, (*past, failure(question, _FAULT))), gr.skip(), gr.skip()
            raise
        yield _html(library, grown), gr.skip(), write_conversation(grown)

    return answer


def _chosen(answer: Callable[..., Iterator[Shown]], switched: bool) -> Callable[..., Iterator[Shown]]:
    """Asks an example question as if it had been typed."""

    def ask(stored: object, event: gr.EventData) -> Iterator[Shown]:
        yield from answer(str(event.question)[:LONGEST_QUESTION], stored)

    def ask_with(stored: object, with_model: bool, event: gr.EventData) -> Iterator[Shown]:
        yield from answer(str(event.question)[:LONGEST_QUESTION], stored, with_model)

    return ask_with if switched else ask


def showing(library: Library) -> Callable[[object], Any]:
    """What shows the conversation that the browser kept; nothing is touched where there is none."""

    def show(stored: object) -> Any:
        past = read_conversation(stored)
        return _html(library, past) if past else gr.skip()

    return show


def offering(library: Library) -> Callable[[], Html]:
    """The example questions of what is indexed, made once for each state of the store; how to begin without one."""
    made: dict[str, tuple[str, ...]] = {}

    def offer() -> Html:
        try:
            revision = library.answers.store.revision
            if revision not in made:
                made.clear()
                made[revision] = examples(library.plain)
        except StoreEmpty:
            return _beginning()
        except (AssistantError, VectorstoreError) as error:
            return element("p", str(error), class_="problem", role="alert")
        return _examples(made[revision])

    return offer


def _examples(questions: tuple[str, ...]) -> Html:
    buttons = (element("li", element("button", each, type="button", class_="example")) for each in questions)
    return joined(
        element("p", "Every answer quotes dated entries and cites them; what they do not say is refused."),
        element("p", "For example:", class_="hint") if questions else "",
        element("ul", *buttons),
    )


def _beginning() -> Html:
    """What to do while nothing is indexed."""
    return joined(
        element("h2", "Begin with a timeline"),
        element(
            "p",
            "Answers come from the timelines that you add, and from nothing else. Headed text, Markdown, wikitext, "
            "CSV, JSON and YAML are read, as long as each entry has a date.",
        ),
        element("p", element("button", "Add a timeline", type="button", class_="example", data_tab="Sources")),
        element("p", "In a terminal: chronofact ingest FILE", class_="hint"),
    )


def _waiting(library: Library, past: Conversation, question: str) -> Html:
    return joined(_html(library, past), waiting_html(question, len(past) + 1))


def _html(library: Library, conversation: Conversation, writing: bool = False) -> Html:
    try:
        store = library.store if conversation else None
    except VectorstoreError:
        store = None  # the error itself is told by whatever is asked; the past stays readable
    return conversation_html(conversation, store, writing)
