"""Which reader a file is for, seen from its content; the ending of its name only breaks a tie."""

from __future__ import annotations

import json
import re

from ..errors import ReadError
from .csv_rows import DELIMITERS, split_line
from .decoding import Material
from .front_matter import front_matter
from .records_mapping import names_a_date

_LINES = 400
_WIKI_START = re.compile(r"\{\{|\{\||\[\[(?:[A-Z]|:)|'''|<mediawiki\b|#REDIRECT", re.IGNORECASE)
_WIKI_MARK = re.compile(r"\[\[[^\[\]]+\]\]|\{\{[^{}]|<ref\b|'''|^\{\|", re.MULTILINE)
_WIKI_KEY = re.compile(r'"(?:wikitext|contentmodel|content_model)"\s*:|"query"\s*:\s*\{\s*"pages"')
_EQUALS_HEADING = re.compile(r"^[ \t]*={1,6}(?!=)[^=\n]+=*[ \t\r]*$", re.MULTILINE)
_HASH_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.MULTILINE)
_MARKDOWN = re.compile(
    r"^[ \t]*+\|?+[ \t]*+:?-{3,}+:?[ \t]*+\||^\S.*\n(?:={3,}|-{3,})[ \t\r]*$|^[-*+] +\*\*|\]\(\S+\)", re.MULTILINE
)
_YAML_LINE = re.compile(r"[ \t]*(?:- +)*(?:[\"']?[\w][\w ./()-]*[\"']?[ \t]*:(?:[ \t]|$)|- )")
_YAML_START = re.compile(r"""(?:- +)?["']?(?:[A-Za-z_][\w ]*|-?\d{4}-\d{2}-\d{2})["']?[ \t]*:(?:[ \t]+\S|[ \t]*$)""")


def recognise(material: Material, rows_only: bool = False) -> str:
    """The name of the format, one of FORMATS. Raises ReadError for web pages; with `rows_only` for prose."""
    head = material.head.lstrip()
    suffix = _suffix(material)
    found = _structured(head, suffix, material) or ("" if rows_only else _prose(head, suffix))
    if not found:
        raise ReadError(f"{material.path}: holds no rows that columns could be mapped in; leave out --map")
    return found


def _structured(head: str, suffix: str, material: Material) -> str:
    """The row format (or MediaWiki inside JSON or XML) that the text is in, "" if it is prose."""
    if re.match(r"<(?:!doctype\s+html|html\b)", head, re.IGNORECASE):
        raise ReadError(f"{material.path}: is a web page; save it as text, Markdown or wikitext")
    if head.startswith("<mediawiki"):
        return "mediawiki"
    if head[:1] in ("{", "[") and not _WIKI_START.match(head):
        return _json_kind(head)
    lines = [line for line in head.splitlines()[:_LINES] if line.strip()]
    if suffix in ("csv", "tsv") or _is_csv(lines):
        return "tsv" if "\t" in lines[0] and lines[0].count("\t") >= lines[0].count(",") else "csv"
    if suffix in ("yaml", "yml") or _is_yaml(head, lines, str(material.path)):
        return "yaml"
    return ""


def _prose(head: str, suffix: str) -> str:
    sample = "\n".join(head.splitlines()[:_LINES])
    equals, hashes = len(_EQUALS_HEADING.findall(sample)), len(_HASH_HEADING.findall(sample))
    marks = len(_WIKI_MARK.findall(sample))
    if suffix in ("wiki", "wikitext", "mediawiki") or (hashes <= equals and (marks >= 3 or (marks and equals))):
        return "mediawiki"
    if equals > hashes:
        return "timeline"
    if hashes or suffix in ("md", "markdown") or head.startswith("---") or _MARKDOWN.search(sample):
        return "markdown"
    return "timeline"


def _json_kind(head: str) -> str:
    if _WIKI_KEY.search(head):
        return "mediawiki"
    first, _, rest = head.partition("\n")
    try:
        whole = isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return "jsonl" if re.match(r"\{[^\n]*\}[ \t\r]*\n\s*\{", head) else "json"
    return "jsonl" if whole and rest.lstrip().startswith("{") else "json"


def _is_csv(lines: list[str]) -> bool:
    if len(lines) < 2:
        return False
    for delimiter in DELIMITERS:
        names = split_line(lines[0], delimiter)
        if len(names) > 1 and names_a_date(names) and all(len(name) < 60 for name in names):
            return delimiter != "|" or not lines[0].lstrip().startswith("|")
    return False


def _is_yaml(head: str, lines: list[str], path: str) -> bool:
    if head.startswith("---"):
        front = front_matter(head, path)
        if front.end and not _YAML_START.match(head[front.end :].lstrip()):
            return not head[front.end :].strip()
        lines = lines[1:]
    body = [line for line in lines[:40] if not line.lstrip().startswith("#")]
    if not body or not _YAML_START.match(body[0]):
        return False
    fitting = sum(_YAML_LINE.match(line) is not None or line.startswith(("  ", "- ")) for line in body)
    return fitting == len(body) and len(body) > 1


def _suffix(material: Material) -> str:
    names = material.path.name.lower().removesuffix(".gz").rsplit(".", 1)
    return names[1] if len(names) == 2 else ""
