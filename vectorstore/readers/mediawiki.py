"""MediaWiki wikitext → a document of its plain words: what a reader of the page sees, references apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from dataclasses import replace as changed

import mwparserfromhell

from ..errors import ReadError
from ..models import Problem
from .blocks import Block, Heading, Item
from .drafts import Document
from .headed_dates import lacks_year
from .lines import equals_heading
from .outline import outline
from .wikitext_lines import logical_lines, named_references, tangled, visible
from .wikitext_pages import pages_of
from .wikitext_render import Renderer
from .wikitext_tables import table_rows
from .wikitext_templates import block_content, header_date

LOOKED_FOR = "date headings such as '=== 7 January ===', bullets that begin with a date, tables with a date column"

# The parser reads about 100 kB a second: above this a file takes minutes.
MAX_WIKITEXT = 32 * 1024 * 1024
_LIST = re.compile(r"(?P<marks>[*#:;]+)\s*")
_TABLE = re.compile(r"[ \t:*]*\{\|")
_BOLD_LINE = re.compile(r"'''(?!'')(.+?)'''\s*:?\s*$")
_MARKS = re.compile(r"'{2,}|[\[\]{}|]+")
_DAY_LEVEL, _DATE_LEVEL, _TERM_LEVEL = 7, 9, 10  # headings without equals signs, under those with them


@dataclass(slots=True)
class _Page:
    """The plain text as far as it is written, and the blocks in it."""

    path: str
    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    renderer: Renderer = field(default_factory=Renderer)
    paragraph: list[str] = field(default_factory=list)
    began: int = 0

    def take(self, wikitext: str, first_line: int) -> None:
        """Reads the lines of the wikitext, the first of which has this number in the file."""
        for number, text in logical_lines(wikitext):
            self._line(text, first_line + number - 1)
        self._end_paragraph()

    def heading(self, level: int, title: str, line: int) -> None:
        """Writes a heading; it ends the paragraph before it."""
        self._end_paragraph()
        if title:
            marks = "=" * max(1, min(level, 6))
            self._write("", f"{marks} {title} {marks}", "\n")
            self.blocks.append(Heading(level, title, line))

    def _line(self, text: str, line: int) -> None:
        if not text.strip():
            self._end_paragraph()
        elif tangled(text):
            self._end_paragraph()
            self.problems.append(
                Problem(
                    self.path,
                    line,
                    "opens more constructs than it closes",
                    "correct the line; it was skipped",
                )
            )
        elif heading := equals_heading(text):
            self.heading(heading[0], self.renderer.words(heading[1])[0], line)
        elif _TABLE.match(text):
            self._table(text, line)
        elif match := _LIST.match(text):
            self._listed(match["marks"], text[match.end() :], line)
        elif match := _BOLD_LINE.match(text):
            title = self.renderer.words(match[1])[0].rstrip(" :")
            self.heading(_DATE_LEVEL if lacks_year(title) else _TERM_LEVEL, title, line)
        elif not (text.startswith("{{") and self._wrapper(text, line)):
            self.began = self.began if self.paragraph else line
            self.paragraph.append(text)

    def _wrapper(self, text: str, line: int) -> bool:
        """Reads a template that heads a day or wraps a page's content; False for any other."""
        templates = mwparserfromhell.parse(text).filter_templates(recursive=False)
        if not templates:
            return False
        date, content = header_date(templates[0]), block_content(templates[0])
        if date:
            self.heading(_DAY_LEVEL, date, line)
        if content:
            before = text[: text.find(content)].count("\n")
            self.take(content, line + before)
        return bool(date or content)

    def _table(self, text: str, line: int) -> None:
        self._end_paragraph()
        for row in table_rows(text, line, self.renderer):
            self._item(f"- {row.date}: ", row.words, row.outlets, Item(0, 0, row.line, 1, row.date))

    def _listed(self, marks: str, text: str, line: int) -> None:
        self._end_paragraph()
        words, outlets = self.renderer.words(text)
        if marks.endswith(";") and not words.rstrip(":").count(":"):
            title = words.rstrip(" :")
            self.heading(_DATE_LEVEL if lacks_year(title) else _TERM_LEVEL, title, line)
        elif words:
            depth = 0 if set(marks) == {":"} else len(marks)
            self._item("  " * max(0, depth - 1) + "- " * bool(depth), words, outlets, Item(0, 0, line, depth))

    def _end_paragraph(self) -> None:
        if self.paragraph:
            text, self.paragraph = "\n".join(self.paragraph), []
            words, outlets = self.renderer.words(text)
            if _MARKS.sub("", words).strip():
                self._item("", words, outlets, Item(0, 0, self.began))

    def _item(self, mark: str, words: str, outlets: tuple[str, ...], item: Item) -> None:
        start = self.length + len(mark)
        self._write(mark, words, "\n")
        self.blocks.append(changed(item, start=start, end=start + len(words), outlets=outlets))

    def _write(self, mark: str, words: str, end: str) -> None:
        self.parts += (mark, words, end)
        self.length += len(mark) + len(words) + len(end)


def read_mediawiki(text: str, path: str) -> Document:
    """The document of the page or pages; offsets count in the plain text that is made here."""
    if len(text) > MAX_WIKITEXT:
        raise ReadError(f"{path}: has more than {MAX_WIKITEXT:,} characters of wikitext; split it by pages")
    pages = pages_of(text, path)
    state = _Page(path)
    for page in pages:
        state.renderer.named = named_references(page.wikitext)
        if len(pages) > 1:
            state.heading(0, page.title, page.line)
        state.take(visible(page.wikitext), page.line)
    title = pages[0].title if len(pages) == 1 else ""
    document = outline("".join(state.parts), state.blocks, path, title)
    return changed(document, problems=(*document.problems, *state.problems, *_unknown(state)))


def _unknown(state: _Page) -> Iterator[Problem]:
    for name, count in state.renderer.unknown.most_common(20):
        what = f"the template {{{{{name}}}}} is unknown ({count} times); its first value was taken for its words"
        yield Problem(state.path, 0, what, "write the words out if an entry reads wrongly")
