"""A conversation as the browser keeps it: what was asked, what was answered, in words and offsets.

The browser hands it back with every question, so it is read as anything else that comes from outside:
checked, and dropped where it is not what this version writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from ..models import Answer, Citation, Conflict, Turn
from ..wording import spelled

# Browsers give a page about 5 MB; thirty answers of a whole month each come to about 1 MB.
KEPT = 30
STORAGE_KEY = "chronofact.conversation"

Text = Annotated[str, Field(max_length=200_000)]


class _Kept(BaseModel):
    """What all parts of a conversation have in common."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Quoted(_Kept):
    """A citation with its dates in words; `start` and `end` count characters in the source's text."""

    marker: int
    event_id: Text
    source_id: Text
    source_title: Text
    entry: Text
    occurred: Text  # empty where it is the entry's own date
    headings: tuple[Text, ...]
    outlets: tuple[Text, ...]
    quote: Text
    start: int
    end: int


class Side(_Kept):
    """One of several figures that do not agree."""

    value: Text
    attribution: Text
    entry: Text
    marker: int


class Disagreement(_Kept):
    """Figures that do not agree, oldest first."""

    about: Text
    sides: tuple[Side, ...]


class Unsaid(_Kept):
    """A sentence of a language model that did not pass, with the reason."""

    sentence: Text
    reason: Text


class Exchange(_Kept):
    """A question and what came back: an answer, a refusal, or (`kind` "error") why there is none."""

    kind: Literal["answer", "refusal", "error"]
    question: Text
    answer: Text
    short_answer: Text = ""
    standalone: Text = ""  # empty where the question already stood alone
    citations: tuple[Quoted, ...] = ()
    nearest: tuple[Quoted, ...] = ()
    conflicts: tuple[Disagreement, ...] = ()
    model: Text = ""  # the language model in whose words it is; empty where it is in those of the entries
    notice: Text = ""
    dropped: tuple[Unsaid, ...] = ()


Conversation = tuple[Exchange, ...]
_STORED: TypeAdapter[Conversation] = TypeAdapter(Conversation)


def exchange(question: str, answer: Answer) -> Exchange:
    """An answer as it is shown and kept."""
    alone, use = answer.standalone_question.strip(), answer.model
    return Exchange(
        kind="refusal" if answer.abstained else "answer",
        question=question,
        answer=answer.answer,
        short_answer=answer.short_answer,
        standalone="" if alone == question.strip() else alone,
        citations=tuple(map(_quoted, answer.citations)),
        nearest=tuple(map(_quoted, answer.nearest)),
        conflicts=tuple(map(_disagreement, answer.conflicts)),
        model=use.name if use and use.used else "",
        notice=" ".join(filter(None, [use.notice, use.disagreement])) if use else "",
        dropped=tuple(Unsaid(sentence=d.sentence, reason=d.reason) for d in use.dropped) if use else (),
    )


def failure(question: str, reason: str) -> Exchange:
    """A question that could not be answered, with the reason in words."""
    return Exchange(kind="error", question=question, answer=reason)


def history(conversation: Conversation) -> list[Turn]:
    """The conversation as the assistant reads it, oldest first; failures are left out."""
    turns: list[Turn] = []
    for past in conversation:
        if past.kind != "error":
            turns += [Turn(role="user", content=past.question), Turn(role="assistant", content=past.answer)]
    return turns


def read_conversation(stored: object) -> Conversation:
    """The conversation that a browser kept; an empty one where that is not what this version writes."""
    try:
        # JSON has lists where the model has tuples, so this is read loosely, field by field.
        return _STORED.validate_python(stored)[-KEPT:]
    except ValidationError:
        return ()


def write_conversation(conversation: Conversation) -> list[dict[str, Any]]:
    """The conversation as JSON for the browser to keep: its last exchanges."""
    kept: list[dict[str, Any]] = _STORED.dump_python(conversation[-KEPT:], mode="json")
    return kept


def cited_events(conversation: Conversation) -> dict[str, tuple[int, ...]]:
    """Event id → its markers in the last answer."""
    marks: dict[str, tuple[int, ...]] = {}
    for cited in conversation[-1].citations if conversation else ():
        marks[cited.event_id] = (*marks.get(cited.event_id, ()), cited.marker)
    return marks


def _quoted(citation: Citation) -> Quoted:
    same = (citation.occurred.first, citation.occurred.last) == (citation.entry.first, citation.entry.last)
    return Quoted(
        marker=citation.marker,
        event_id=citation.event_id,
        source_id=citation.source_id,
        source_title=citation.source_title,
        entry=spelled(citation.entry),
        occurred="" if same else spelled(citation.occurred),
        headings=citation.headings,
        outlets=citation.outlets,
        quote=citation.quote,
        start=citation.start,
        end=citation.end,
    )


def _disagreement(conflict: Conflict) -> Disagreement:
    sides: Sequence[Side] = [
        Side(value=f.value, attribution=f.attribution, entry=spelled(f.entry), marker=f.marker)
        for f in conflict.figures
    ]
    return Disagreement(about=conflict.about, sides=tuple(sides))
