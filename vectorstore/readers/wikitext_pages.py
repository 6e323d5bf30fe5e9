"""What Wikipedia serves → its pages: bare wikitext, an XML export, or JSON of the API."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from xml.parsers import expat

from ..errors import ReadError

_DISPLAY_TITLE = re.compile(r"\{\{\s*DISPLAYTITLE\s*:\s*([^{}]+)\}\}", re.IGNORECASE)
_MAX_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Page:
    """The wikitext of a page, its title ("" where unknown), and the line of the file it begins on."""

    title: str
    wikitext: str
    line: int = 1


def pages_of(text: str, path: str) -> list[Page]:
    """The pages in the text, at least one. Raises ReadError for an export or answer without wikitext."""
    start = text.lstrip()[:1]
    if text.lstrip().startswith("<mediawiki"):
        pages = _exported(text, path)
    elif start == "{" and not re.match(r"\{[{|]", text.lstrip()):
        pages = list(_answered(_loaded(text, path)))
    else:
        pages = [Page("", text)]
    if not pages:
        raise ReadError(f"{path}: holds no wikitext; export the page again with its text")
    name = Path(path).stem.replace("_", " ")  # pages are saved under their titles: "1066.wiki"
    return [page if page.title else replace(page, title=_displayed(page.wikitext) or name) for page in pages]


def _displayed(wikitext: str) -> str:
    named = _DISPLAY_TITLE.search(wikitext)
    return named[1].strip(" '") if named else ""


def _exported(text: str, path: str) -> list[Page]:
    if "<!DOCTYPE" in text[:2000] or "<!ENTITY" in text[:2000]:
        raise ReadError(f"{path}: defines entities of its own, which an export never does; take the DOCTYPE out")
    collector = _Export()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, _: collector.begin(name, parser.CurrentLineNumber)
    parser.EndElementHandler = collector.end
    parser.CharacterDataHandler = collector.take
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        raise ReadError(f"{path}:{error.lineno}: is not valid XML ({error}); export the page again") from None
    return collector.pages


class _Export:
    """Takes title and text of each page; of several revisions the last."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.parts: list[str] | None = None
        self.title, self.wikitext, self.line = "", "", 1

    def begin(self, name: str, line: int) -> None:
        """An element begins."""
        if name in ("title", "text"):
            self.parts = []
        if name == "text":
            self.line = line

    def take(self, data: str) -> None:
        """Characters inside an element."""
        if self.parts is not None:
            self.parts.append(data)

    def end(self, name: str) -> None:
        """An element ends; a page is complete with its own."""
        content = "".join(self.parts or ())
        if name == "title":
            self.title = content
        elif name == "text":
            self.wikitext = content
        elif name == "page" and self.wikitext:
            self.pages.append(Page(self.title, self.wikitext, self.line))
            self.wikitext = ""
        self.parts = None


def _loaded(text: str, path: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        raise ReadError(f"{path}:{line}: is not valid JSON ({error}); fetch the page again") from None


def _answered(value: object, title: str = "", depth: int = 0) -> Iterator[Page]:
    """Pages anywhere in an answer: under "wikitext", or under "content" or "*" of a revision."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _answered(item, title, depth + 1)
    if not isinstance(value, Mapping):
        return
    own = value.get("title")
    title = own if isinstance(own, str) else title
    for key, member in value.items():
        if isinstance(member, str):
            if key in ("wikitext", "content", "*") and (key == "wikitext" or depth):
                yield Page(title, member)
        else:
            yield from _answered(member, title, depth + 1)
