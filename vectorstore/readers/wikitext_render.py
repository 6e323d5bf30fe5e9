"""A stretch of wikitext → plain words and the outlets that its references name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import mwparserfromhell
from mwparserfromhell.nodes import Comment, ExternalLink, HTMLEntity, Tag, Template, Text, Wikilink
from mwparserfromhell.wikicode import Wikicode

from .outlets import host_of, unique
from .wikitext_templates import expand, name_of

_FILE = re.compile(
    r"\s*(?:file|image|media|category|datei|bild|kategorie|fichier|catégorie|archivo|imagen|categoría|ficheiro"
    r"|immagine|categoria|файл|изображение|категория|ملف|تصنيف)\s*:",
    re.IGNORECASE,
)
_MARKED = re.compile(r"[\[\]{}<>&']|https?://")
_SILENT_TAGS = frozenset(("references", "gallery", "timeline", "imagemap", "score", "math", "syntaxhighlight"))
_SILENT_TAGS |= frozenset(("style", "script", "templatestyles", "s", "del", "strike", "indicator", "section"))
_BRACKETED = re.compile(r"\(([^()]{2,80})\)")
_WORK = ("work", "newspaper", "website", "magazine", "journal", "periodical", "encyclopedia")
_AGENCY = ("agency", "news agency")
_BEFORE_STOP = re.compile(r" ([.,;:!?)])(?=\s|$)")
_DOUBLED = re.compile(r" ?\( ?[;,]? ?\)")
_MAX_DEPTH = 30


@dataclass(slots=True)
class Renderer:
    """Renders the stretches of one page; remembers named references and unknown templates."""

    named: Mapping[str, str] = field(default_factory=dict)  # name → wikitext of the reference
    unknown: Counter[str] = field(default_factory=Counter)
    outlets: list[str] = field(default_factory=list)  # of the stretch at hand
    depth: int = 0

    def words(self, wikitext: str) -> tuple[str, tuple[str, ...]]:
        """The plain words on one line, and who is cited for them."""
        self.outlets = []
        words = self._inline(mwparserfromhell.parse(wikitext)) if _MARKED.search(wikitext) else wikitext
        return tidy(words), unique(self.outlets)

    def render(self, value: object) -> str:
        """The plain words of parsed or unparsed wikitext."""
        if isinstance(value, Wikicode):
            return self._inline(value)
        return self._inline(mwparserfromhell.parse(str(value))) if value else ""

    def _inline(self, code: Wikicode) -> str:
        if self.depth > _MAX_DEPTH:
            return ""
        self.depth += 1
        try:
            return "".join(self._node(node) for node in code.nodes)
        finally:
            self.depth -= 1

    def _node(self, node: object) -> str:
        match node:
            case Text():
                return str(node.value)
            case Wikilink():
                return self._link(node)
            case ExternalLink():
                return self._external(node)
            case Template():
                return self._template(node)
            case Tag():
                return self._tag(node)
            case HTMLEntity():
                return str(node.normalize())
            case Comment():
                return ""
        return ""

    def _link(self, link: Wikilink) -> str:
        title = str(link.title)
        if _FILE.match(title):
            return ""
        if link.text is None:
            return self.render(title.lstrip(":").partition("#")[0] or title)
        return self._inline(link.text) or title.partition("(")[0].strip()

    def _external(self, link: ExternalLink) -> str:
        title = self._inline(link.title).strip() if link.title is not None else ""
        bracketed = _BRACKETED.fullmatch(title)
        if bracketed or not title:
            self.outlets.append(bracketed[1] if bracketed else host_of(str(link.url)))
            return ""
        return title

    def _template(self, template: Template) -> str:
        name = name_of(template)
        if name.startswith(("cite", "citation")) and template.params:
            self.outlets += self._cited(template)
            return ""
        shown = expand(template, self.render)
        if shown is not None:
            return shown
        self.unknown[name] += 1
        values = [param.value for param in template.params if not param.showkey]
        return self.render(values[0]) if values else ""

    def _tag(self, tag: Tag) -> str:
        name = str(tag.tag).strip().lower()
        if name == "ref":
            self._reference(tag)
            return ""
        if name in ("br", "hr", "li", "dd", "dt"):
            return " "
        if name in _SILENT_TAGS or tag.contents is None:
            return ""
        return self._inline(tag.contents)

    def _reference(self, tag: Tag) -> None:
        content = str(tag.contents or "").strip()
        if not content and tag.has("name"):
            content = self.named.get(str(tag.get("name").value).strip("\"' "), "")
        if content and self.depth < _MAX_DEPTH:
            self.outlets += self._named_in(mwparserfromhell.parse(content))

    def _named_in(self, reference: Wikicode) -> list[str]:
        """Who a reference names: the work of its citation, else words in italics, else its link's host."""
        templates = reference.filter_templates(recursive=False)
        cited = [name for template in templates for name in self._cited(template)]
        if cited:
            return cited
        italics = [tag for tag in reference.filter_tags(recursive=False) if str(tag.tag) == "i"]
        links = reference.filter_external_links(recursive=False)
        if links and italics and (words := tidy(self.render(italics[0].contents))):
            return [words]
        return [host for link in links[:1] if (host := host_of(str(link.url)))]

    def _cited(self, template: Template) -> list[str]:
        fields = {str(param.name).strip().lower(): param.value for param in template.params}
        works = [key for key in _WORK if key in fields] or [key for key in ("publisher",) if key in fields]
        agencies = [key for key in _AGENCY if key in fields]
        names = [tidy(self.render(fields[key])) for key in (*works, *agencies)]
        if not any(names) and "url" in fields:
            names = [host_of(str(fields["url"]))]
        return [name for name in names if name]


def tidy(words: str) -> str:
    """One line, single spaces, no gap left before a stop or in brackets where something was dropped."""
    return _BEFORE_STOP.sub(r"\1", _DOUBLED.sub("", " ".join(words.split()))).strip()
