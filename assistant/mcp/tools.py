"""The tools: what each takes and gives, and what it does. None of them changes anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, Field

from ..errors import QuestionError
from ..http.requests import Message, Query, Taken, Words
from ..listings import Entry, Hits, SourceList, entry_of, sources_of, window_of
from ..models import Answer, Turn, Verdict
from ..ui.library import Library


class Asked(Taken):
    """A question, with the conversation that it belongs to."""

    question: Words = Field(examples=["Who executed 34 foreign jihadists?"])
    history: list[Message] = Field(default=[], max_length=1_000, description="oldest first")


class Stated(Taken):
    """A claim."""

    claim: Words = Field(examples=["Turkish F-16s shot down a Syrian MiG-23 on 25 March 2014."])
    as_of: Annotated[str, Field(max_length=100)] | None = Field(
        default=None, description="a date: only what had been reported by then"
    )


class Chosen(Taken):
    """An entry."""

    event_id: str = Field(min_length=1, max_length=100, description="as citations and hits give it")


class Nothing(Taken):
    """No arguments."""


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool: `work` is called with what was taken, and gives an instance of `gives`."""

    name: str
    title: str
    description: str
    takes: type[BaseModel]
    gives: type
    work: Callable[[Library, Any], Any]


def _ask(library: Library, asked: Asked) -> Answer:
    history = [Turn(role=message.role, content=message.content) for message in asked.history]
    return library.answers.ask(asked.question, history)


def _verify(library: Library, stated: Stated) -> Verdict:
    return library.answers.verify(stated.claim, window_of(None, stated.as_of))


def _search(library: Library, query: Query) -> Hits:
    window = window_of(query.since, query.until)
    return Hits(tuple(library.answers.store.search(query.query, window=window, k=query.k)))


def _event(library: Library, chosen: Chosen) -> Entry:
    try:
        return entry_of(library.answers.store, chosen.event_id)
    except KeyError:
        raise QuestionError(f"no entry has the id {chosen.event_id!r}; search_events gives those there are") from None


def _sources(library: Library, nothing: Nothing) -> SourceList:
    del nothing
    return sources_of(*library.view())


TOOLS = (
    Tool(
        "ask",
        "Ask the timelines",
        "Answer a question from the indexed timelines of dated events. Every sentence of the answer is quoted from a "
        "dated entry and cites it; where the entries do not answer, `abstained` is true and `nearest` holds entries "
        "that are no answer. Follow-ups are read with the history.",
        Asked,
        Answer,
        _ask,
    ),
    Tool(
        "verify_claim",
        "Check a claim",
        "Check one claim against the indexed timelines: supported, refuted by an entry about that same event, "
        "conflicting where the sources disagree, or not_enough_evidence; part by part, with the quotes that decide. "
        "That nothing reports a claim refutes nothing.",
        Stated,
        Verdict,
        _verify,
    ),
    Tool(
        "search_events",
        "Search the timelines",
        "Find sentences of dated entries by words and meaning, best first, in a window of dates where one is given.",
        Query,
        Hits,
        _search,
    ),
    Tool("get_event", "Read an entry", "The whole text of a dated entry, with its source.", Chosen, Entry, _event),
    Tool(
        "list_sources",
        "List what is indexed",
        "The indexed timelines, how many entries each has and the days that they cover.",
        Nothing,
        SourceList,
        _sources,
    ),
)
