"""Results for a reader at a terminal: text of sources, questions and file names is made harmless first."""

from __future__ import annotations

import re
from typing import Any

import typer

from vectorstore.models import Hit

from ..models import Answer, Citation, Conflict, ModelUse
from ..wording import spelled

# C0 and C1 controls move the cursor or set the title; bidirectional ones make text read as what it is not.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|[\ud800-\udfff]")


def harmless(text: str) -> str:
    """The text with each control character as a visible one ("␛" for escape); line ends and tabs stay."""
    return _CONTROL.sub(lambda match: _visible(ord(match[0])), text)


def one_line(text: str) -> str:
    """The harmless text on one line."""
    return " ".join(harmless(text).split())


def say(text: str = "", **style: Any) -> None:
    """Print a line of the result on stdout, styled on a terminal only."""
    typer.secho(harmless(text), **style)


def complain(text: str) -> None:
    """Print a message on stderr."""
    typer.secho(harmless(text), err=True)


def show_answer(answer: Answer) -> None:
    """Print an answer with its citations and conflicts, or a refusal with the nearest entries."""
    say(answer.answer)
    if answer.short_answer and not answer.abstained:
        say(f"→ {answer.short_answer}", bold=True)
    show_citations("", answer.citations)
    for conflict in answer.conflicts:
        show_conflict(conflict)
    show_citations("Nearest entries, which do not answer the question:", answer.nearest)
    if answer.model is not None:
        say()
        show_use(answer.model)


def show_use(use: ModelUse) -> None:
    """Print what a language model had to do with a result, and what of its words was left out."""
    if use.notice or use.disagreement:
        say(one_line(" ".join(filter(None, [use.notice, use.disagreement]))))
    for dropped in use.dropped:
        say(f"  left out: {one_line(dropped.sentence)} ({one_line(dropped.reason)})")
    cost = "" if use.cost is None else f", cost {use.cost:.6f}"
    calls = "1 call" if use.calls == 1 else f"{use.calls} calls"
    say(f"{use.name}: {calls}, {use.input_tokens:,} + {use.output_tokens:,} tokens{cost}")


def show_hit(hit: Hit, title: str) -> None:
    """Print a hit: rank, date, source, text."""
    say(f"{hit.rank:>3}. {spelled(hit.event.entry)}, {one_line(title)}", bold=True)
    say(f"     {one_line(hit.passage.text)}")


def show_citations(heading: str, citations: tuple[Citation, ...]) -> None:
    """Print citations under a heading; nothing where there are none."""
    if citations:
        say()
    if citations and heading:
        say(heading)
    for citation in citations:
        say(citation_line(citation))


def citation_line(citation: Citation) -> str:
    """`[1] 8 January 2014 (of 7 January 2014), Title: "quote"`; without a date where the text has none."""
    entry, occurred = spelled(citation.entry), spelled(citation.occurred)
    dated = entry if entry == occurred else f"{entry} (of {occurred})"
    undated = citation.entry.first is None and citation.entry.last is None and not citation.entry.raw
    told = [*([] if undated else [dated]), *filter(None, [one_line(citation.source_title)])]
    return f'[{citation.marker}] {", ".join(told) or "the given text"}: "{one_line(citation.quote)}"'


def show_conflict(conflict: Conflict) -> None:
    """Print figures that do not agree, one a line."""
    say()
    say(f"The entries differ on {one_line(conflict.about)}:")
    for item in conflict.figures:
        said_by = f", {one_line(item.attribution)}" if item.attribution else ""
        say(f"  {one_line(item.value)} ({spelled(item.entry)}{said_by}) [{item.marker}]")


def _visible(code: int) -> str:
    """A control picture for C0 and delete, the replacement character for all others."""
    if code == 0x7F:
        return "␡"
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"
