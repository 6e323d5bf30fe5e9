"""Chosen sentences → an Answer: quoted, dated, marked; the short answer; the conflicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vectorstore.models import Passage

from ..citations import Citer, Sources
from ..facts.roles import predications
from ..facts.speakers import speaker
from ..facts.synonyms import stands_for
from ..models import Answer, Citation, Conflict, Figure
from ..questions import Question
from ..wording import spelled
from .polarity import yes_or_no
from .selection import Chosen
from .slots import Slot, asked_happening

# What is asked of these kinds is often told in two sentences; a slot below this score only may be it.
_TOLD_AT_LENGTH = frozenset({"who", "what", "why", "how", "yes_no"})
SURE_OF_WORDS = 0.8
# The reader's answer takes the place of a sure one of the grammar elsewhere in the sentence from this sureness on:
# "Zelensky wins over Poroshenko" was read for who won as Poroshenko, at 0.3.
SURELY_ELSEWHERE = 0.7
# A slot up to this score is a guess at a name or the rest of a sentence: the quote may answer, it does not.
GUESSED = 0.5
SAME_ACT = 0.5  # verbs that stand for each other this far may tell of one act
_POINTING = frozenset({"this", "that", "these", "those", "such", "another", "both"})


def compose(asked: str, question: Question, chosen: Sequence[Chosen], sources: Sources) -> Iterator[Answer]:
    """Answers that grow by one quoted sentence each; the last has the short answer and the conflicts."""
    citer = Citer(sources)
    lines: list[str] = []
    cited: list[Citation] = []
    for one in chosen:
        citation = citer.cite(one.evidence.entry.event, _readable(one))
        if citation not in cited:
            lines.append(_line(citation))
            yield _answer(asked, question, lines, "", citer, ())
        cited.append(citation)
    conflicts = _conflicts(chosen, cited)
    yield _answer(asked, question, lines, _short(question, chosen), citer, conflicts)


def _readable(one: Chosen) -> list[Passage]:
    """The sentence; with the one before it where its first words point back to that, and with the one behind it
    where it does not surely say what was asked itself."""
    evidence = one.evidence
    first = evidence.tree.tokens[0] if evidence.tree.tokens else None
    points_back = first is not None and (first.pos == "PRON" or first.lemma in _POINTING)
    unsure = one.ask.kind in _TOLD_AT_LENGTH and (one.slot is None or one.slot.score < SURE_OF_WORDS)
    start = max(0, evidence.index - points_back)
    return list(evidence.entry.passages[start : evidence.index + 1 + unsure])


def _answer(
    asked: str,
    question: Question,
    lines: Sequence[str],
    short: str,
    citer: Citer,
    conflicts: tuple[Conflict, ...],
) -> Answer:
    return Answer(
        question=asked,
        answer="\n".join(lines),
        short_answer=short,
        abstained=False,
        missing=(),
        citations=citer.citations,
        nearest=(),
        conflicts=conflicts,
        standalone_question=question.text,
    )


def _line(citation: Citation) -> str:
    """`7 January 2014: The sentence. [1]`, with the day it speaks of where that is another."""
    when = spelled(citation.entry)
    occurred = spelled(citation.occurred)
    told = when if occurred == when else f"{when} (of {occurred})"
    return f"{told}: {' '.join(citation.quote.split())} [{citation.marker}]"


def _short(question: Question, chosen: Sequence[Chosen]) -> str:
    if question.asks[0].kind == "yes_no":
        return yes_or_no(question, chosen[0].evidence)
    if len(chosen) == 1 and len(question.asks) == 1 and (read := _read(question, chosen[0])):
        return _bare(question, read)
    parts = [one.slot.text for one in chosen if one.slot is not None and not _guessed(one, one.slot)]
    return "; ".join(dict.fromkeys(_bare(question, p) for p in parts))


def _bare(question: Question, answer: str) -> str:
    """The answer in one line; a name without the office that is asked for ("elected Ines Dorran president")."""
    words, asked = answer.split(), {t.text for t in question.parse.tokens}
    while len(words) > 1 and words[-1] in asked and words[-1].islower() and words[-2][:1].isupper():
        words.pop()
    return " ".join(words)


def _read(question: Question, one: Chosen) -> str:
    """What the reader sees as the answer; empty where it sees none, or grammar a surer or a shorter one."""
    read, slot = one.evidence.answer, one.slot
    if one.ask.kind == "who" and _did_something_else(question, one):
        return ""
    if one.ask.kind == "when" or slot is None or slot.score < SURE_OF_WORDS or read in slot.text:
        return "" if one.ask.kind == "when" else read
    start, end = one.evidence.answer_place
    apart = end <= slot.start or slot.end <= start
    return read if apart and one.evidence.entry.reading.sure >= SURELY_ELSEWHERE else ""


def _did_something_else(question: Question, one: Chosen) -> bool:
    """True for a name that grammar only guesses as well, and that did nothing in the sentence like what is asked."""
    if one.slot is not None and one.slot.score > GUESSED:
        return False
    tree, (start, end) = one.evidence.tree, one.evidence.answer_place
    inside = {token.index for token in tree.tokens if start <= token.start < end}
    asked = asked_happening(question, one.ask)
    acts = [told.lemma for told in predications(tree) if inside & set(told.agent)]
    return bool(asked and acts) and all(stands_for(a, told, "v") < SAME_ACT for a in asked for told in acts)


def _guessed(one: Chosen, slot: Slot) -> bool:
    return one.ask.kind in ("who", "what") and slot.score <= GUESSED


def _conflicts(chosen: Sequence[Chosen], cited: Sequence[Citation]) -> tuple[Conflict, ...]:
    rivals = [one for one in chosen if one.rival]
    about = list(dict.fromkeys(one.ask.text for one in rivals))
    return tuple(Conflict(text.strip(" ?"), _figures(text, chosen, cited)) for text in about)


def _figures(about: str, chosen: Sequence[Chosen], cited: Sequence[Citation]) -> tuple[Figure, ...]:
    figures = [
        Figure(one.slot.text, speaker(one.evidence.tree), citation.entry, citation.marker)
        for one, citation in zip(chosen, cited, strict=True)
        if one.ask.text == about and one.slot is not None
    ]
    return tuple(sorted(figures, key=lambda f: (f.entry.first.key if f.entry.first else 0, f.marker)))
