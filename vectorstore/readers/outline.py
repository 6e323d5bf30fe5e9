"""Headings and entries in document order → dated drafts: which date an entry stands under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..errors import DateError
from ..models import DateSpan, Problem
from .blocks import Block, Heading, Item
from .drafts import Document, Draft
from .headed_dates import Opening, heading_date, lacks_year, opening_date, span_named

# Headings made of bullets lie under all real ones, whose levels are 1 to 6; date lines without marks between.
DATE_LINE_LEVEL = {"year": 20, "range": 20, "month": 21, "day": 22}
_BULLET_LEVEL = 100
_LONGEST_TOPIC = 15  # words; a longer bullet with others under it is an entry of its own


@dataclass(slots=True)
class _Level:
    level: int
    text: str
    line: int
    span: DateSpan | None = None  # what entries below are dated by
    named: DateSpan | None = None  # what completes dates below, in words such as "2014 in Iraq"
    impossible: str = ""  # why it is no date, where it was meant as one
    skipped: int = 0


@dataclass(slots=True)
class _Outline:
    text: str
    path: str
    title_span: DateSpan | None
    stack: list[_Level] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    intro: list[str] = field(default_factory=list)
    seen: dict[tuple[str, ...], int] = field(default_factory=dict)
    last: dict[int, DateSpan] = field(default_factory=dict)  # level → the date last seen there
    dated: bool = False

    def open(self, heading: Heading) -> None:
        """Begins what stands under the heading."""
        while self.stack and self.stack[-1].level >= heading.level:
            self._close()
        level = _Level(heading.level, heading.text, heading.line)
        try:
            level.span = self._date_of(heading)
        except DateError as error:
            level.impossible = str(error)
        level.named = None if level.span else span_named(heading.text)
        self.stack.append(level)
        if level.span:
            self.dated = True
            self.last[heading.level] = level.span
            self._note_duplicate(heading)

    def add(self, item: Item) -> None:
        """Takes an entry: it becomes a draft, part of the description, or is counted as skipped."""
        words = self.text[item.start : item.end]
        try:
            opening = self._opening(item, words)
        except DateError as error:
            self._report(item.line, f"{words[:40]!r}…: {error}", "correct the date; the entry was skipped")
            return
        above = self._span()
        entry = opening.span if opening else above
        if entry is None or (above is None and self._impossible()):
            self._skip(words)
            return
        self.dated = True
        start = item.start + (opening.offset if opening else 0)
        headings = tuple(level.text for level in self.stack)
        self.drafts.append(Draft(entry, start, item.end, headings, item.outlets))

    def finish(self) -> None:
        """Ends all that is open."""
        while self.stack:
            self._close()

    def _opening(self, item: Item, words: str) -> Opening | None:
        if not item.date:
            return opening_date(words, self._above(), runs=self._span() is None)
        span = heading_date(item.date, self._above())
        if span is None:
            raise DateError(f"{item.date!r} is no date")
        return Opening(span, 0)

    def _date_of(self, heading: Heading) -> DateSpan | None:
        above = self._above()
        span = heading_date(heading.text, above) or self._after_sibling(heading)
        if span is None and (opening := opening_date(heading.text, above)):
            span = opening.span  # "7 January: the bridge falls"
        if span is None and above is None and lacks_year(heading.text):
            raise DateError("neither it nor a heading above it names the year")
        return span

    def _span(self) -> DateSpan | None:
        for level in reversed(self.stack):
            if level.impossible:
                return None
            if level.span:
                return level.span
        return None

    def _above(self) -> DateSpan | None:
        """What completes a date: the nearest heading's date or year, else the title's year."""
        spans = (level.span or level.named for level in reversed(self.stack))
        return next((span for span in spans if span), self.title_span)

    def _impossible(self) -> bool:
        return any(bool(level.impossible) for level in self.stack)

    def _after_sibling(self, heading: Heading) -> DateSpan | None:
        """ "February" after "January 2014" is of the same year; after "December 2013" nobody can say."""
        before = self.last.get(heading.level)
        if before is None or before.first is None or self._above() is not None:
            return None
        span = heading_date(heading.text, DateSpan.of_year(before.first.year))
        return span if span and span.first and span.first > before.first else None

    def _note_duplicate(self, heading: Heading) -> None:
        way = tuple(level.text for level in self.stack)
        first = self.seen.setdefault(way, heading.line)
        if first != heading.line:
            what = f"the heading {heading.text!r} was there before, on line {first}"
            self._report(heading.line, what, "both are kept; correct the date if one is a slip")

    def _skip(self, words: str) -> None:
        impossible = next((level for level in self.stack if level.impossible), None)
        if not self.dated and impossible is None:
            self.intro.append(words)
        elif self.stack:
            (impossible or self.stack[-1]).skipped += 1

    def _close(self) -> None:
        level = self.stack.pop()
        if level.impossible:
            what = f"{level.text!r} is no date ({level.impossible}), {level.skipped} entries under it were skipped"
            self._report(level.line, what, "correct this heading")
        elif level.skipped:
            what = f"{level.skipped} paragraphs under {level.text!r} stand under no date and were skipped"
            self._report(level.line, what, "put them under a date heading if they are entries")

    def _report(self, line: int, what: str, mend: str) -> None:
        self.problems.append(Problem(self.path, line, what, mend))


def outline(text: str, blocks: Sequence[Block], path: str, title: str = "") -> Document:
    """The document of the blocks: entries with their dates, the text before the first date as description.

    A single outermost heading in front is the title; the one year that it names completes dates without one.
    """
    if not title and (found := _title(blocks)):
        title = found.text
        blocks = blocks[1:] if _only_title(blocks) else blocks
    state = _Outline(text, path, span_named(title))
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            state.open(block)
        elif (topic := _topic(text, block, blocks[at + 1 : at + 2])) is not None:
            state.open(topic)
        else:
            while state.stack and state.stack[-1].level >= _BULLET_LEVEL + block.depth:
                state.stack.pop()
            state.add(block)
    state.finish()
    problems = tuple(sorted(state.problems, key=lambda problem: problem.line))
    return Document(text, tuple(state.drafts), problems, title, "\n\n".join(state.intro))


def _title(blocks: Sequence[Block]) -> Heading | None:
    if not blocks or not isinstance(blocks[0], Heading):
        return None
    first, *others = (block for block in blocks if isinstance(block, Heading))
    return first if all(other.level > first.level for other in others) else None


def _only_title(blocks: Sequence[Block]) -> bool:
    """False if the title is itself the date of what stands below it, as on a page for one day."""
    if not isinstance(blocks[0], Heading):
        return False
    opening = opening_date(blocks[0].text, None)
    span = heading_date(blocks[0].text, None) or (opening.span if opening else None)
    if span is None:
        return True
    below = (lacks_year(block.text) for block in blocks[1:] if isinstance(block, Heading))
    return span.precision in ("year", "range") and any(below)


def _topic(text: str, item: Item, following: Sequence[Block]) -> Heading | None:
    """A bullet over deeper ones that is no sentence ("Syrian civil war:", "January 7") is their heading."""
    if not following or not isinstance(following[0], Item) or following[0].depth <= item.depth or not item.depth:
        return None
    words = text[item.start : item.end]
    if words.endswith((".", "!", "?", '"', "”", ")")) or len(words.split()) > _LONGEST_TOPIC:
        return None
    return Heading(_BULLET_LEVEL + item.depth, words.rstrip(" :"), item.line)
