"""Headed Markdown timelines: headings, bullets, paragraphs, tables with a date column, front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from ..models import Problem
from .blocks import Block, Heading, Item, Nothing, Opened, gathered
from .drafts import Document
from .front_matter import FrontMatter, front_matter
from .lines import Line, numbered, trimmed
from .markdown_tables import is_table, table_items
from .outline import outline

LOOKED_FOR = "date headings such as '## January 2014', bullets that begin with a date, tables with a date column"

_ATX = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
_BULLET = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*+•]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
# Lines that say nothing: a link's definition, an image alone, tags alone.
_SILENT = re.compile(r"\s*(?:\[[^\]]+\]:\s*\S+.*|!\[[^\]]*\]\([^)]*\)|(?:</?[A-Za-z][^<>]*>\s*)+)$")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)|!?\[([^\[\]]*)\]\[[^\[\]]*\]")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3}|`+)(?=\S)(.+?)(?<=\S)\1")


def read_markdown(text: str, path: str) -> Document:
    """The document in the text; offsets count in the text as it is, marks inside an entry stay."""
    front = front_matter(text, path)
    blocks: list[Block] = []
    lines = [line for line in _visible(text) if line.start >= front.end]
    opened = partial(_opened, _underlined(lines))
    for part in _parts(lines):
        if is_table(part):
            blocks += table_items(part)
        else:
            blocks += (_without_comments(text, block) for block in gathered(part, opened))
    document = outline(text, [block for block in blocks if not _empty(block)], path, front.title)
    return _with_front_matter(document, front, path)


def plain(text: str) -> str:
    """The words of a heading or cell without links and emphasis."""
    words = _LINK.sub(lambda match: match[1] or match[2] or "", text)
    return _EMPHASIS.sub(r"\2", words).strip()


def _with_front_matter(document: Document, front: FrontMatter, path: str) -> Document:
    problems = document.problems
    if front.broken:
        problems = (Problem(path, 1, front.broken, "correct it or take it out"), *problems)
    return replace(
        document,
        url=front.url,
        publisher=front.publisher,
        licence=front.licence,
        retrieved=front.retrieved,
        description=document.description or front.description,
        problems=problems,
    )


def _visible(text: str) -> Iterator[Line]:
    """The lines outside fenced code and comments; hidden ones come out blank, so that they end paragraphs."""
    fence, comment = "", False
    for line in numbered(text):
        hidden = replace(line, text="", end=line.start)
        mark = _FENCE.match(line.text)
        if comment:
            comment = "-->" not in line.text
            yield hidden
        elif fence:
            fence = "" if mark and mark[1].startswith(fence) and not line.text.strip(" `~") else fence
            yield hidden
        elif mark:
            fence = mark[1]
            yield hidden
        elif line.text.lstrip().startswith("<!--") and line.text.rstrip().endswith("-->"):
            yield hidden
        elif "<!--" in line.text and "-->" not in line.text[line.text.rindex("<!--") :]:
            comment = True
            yield replace(line, text=line.text[: line.text.rindex("<!--")])
        else:
            yield line


def _parts(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines with a pipe in them, and the runs between: tables are read as a whole."""
    part: list[Line] = []
    for line in lines:
        piped = "|" in line.text
        if part and piped != ("|" in part[-1].text) and (piped or is_table(part)):
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _underlined(lines: Sequence[Line]) -> dict[int, int]:
    """Line number → heading level for single lines with === or --- under them, 0 for those underlines."""
    levels: dict[int, int] = {}
    for before, line, under in zip([None, *lines], lines, lines[1:], strict=False):
        alone = before is None or before.blank or levels.get(before.number) == 0
        if alone and not line.blank and _SETEXT.match(under.text) and not _BULLET.match(line.text):
            levels[line.number] = 1 if "=" in under.text else 2
            levels[under.number] = 0
    return levels


def _opened(underlined: Mapping[int, int], line: Line, current: Item | None) -> Opened:
    if level := underlined.get(line.number):
        return Heading(level, plain(line.text), line.number)
    if line.number in underlined or line.blank or _RULE.match(line.text) or _SILENT.match(line.text):
        return Nothing()
    if match := _ATX.match(line.text):
        title = line.text[match.end() :].strip()
        closed = title.rstrip("#")
        return Heading(len(match[1]), plain(closed if closed[-1:] in ("", " ", "\t") else title), line.number)
    quote = _QUOTE.match(line.text)
    skip = quote.end() if quote else 0
    bullet = _BULLET.match(line.text, skip)
    if bullet and (not bullet["mark"][0].isdigit() or current is None or current.depth):
        depth = 1 + len(bullet["indent"].expandtabs(4)) // 2
        return Item(line.start + bullet.end(), _end(line), line.number, depth)
    if current is not None:
        return None
    skip = max(skip, len(line.text) - len(line.text.lstrip()))
    return Item(line.start + skip, _end(line), line.number)


def _end(line: Line) -> int:
    return line.start + len(line.text.rstrip())


def _without_comments(text: str, block: Block) -> Block:
    """The item without comments at its end; those inside stay, as the text is never changed."""
    while isinstance(block, Item) and text.endswith("-->", block.start, block.end):
        opened = text.rfind("<!--", block.start, block.end)
        if opened < 0:
            break
        block = replace(block, end=trimmed(text, block.start, opened)[1])
    return block


def _empty(block: Block) -> bool:
    return not block.text if isinstance(block, Heading) else block.start >= block.end
