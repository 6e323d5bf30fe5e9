"""One file per input format, each: characters → a Document of dated entries; `read` picks the reader."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..errors import ReadError
from ..models import Problem, Reading
from . import markdown, mediawiki, records, timeline
from .csv_rows import csv_table
from .decoding import Material, open_material
from .drafts import Document, finish
from .formats import FORMATS, ROW_FORMATS
from .json_rows import json_line_table, json_table
from .recognise import recognise
from .rows import Table
from .yaml_rows import yaml_table

__all__ = ["FORMATS", "read"]

_LOOKED_FOR = {
    "timeline": timeline.LOOKED_FOR,
    "markdown": markdown.LOOKED_FOR,
    "mediawiki": mediawiki.LOOKED_FOR,
}


def read(path: Path, *, format: str | None = None, mapping: Mapping[str, str] | None = None) -> Reading:
    """What the file holds: its text, its dated events in order, and the problems that were skipped.

    `format` is one of FORMATS, recognised from the content where it is None. `mapping` tells the columns of
    row formats (`{"date": "event_date", "text": "notes"}`). Raises ReadError for a file that cannot be read
    or holds no dated entry.
    """
    if format is not None and format not in FORMATS:
        raise ReadError(f"{path}: no reader is named {format!r}; --format takes {', '.join(FORMATS)}")
    material = open_material(path)
    name = format or recognise(material, rows_only=mapping is not None)
    if mapping is not None and name not in ROW_FORMATS:
        raise ReadError(f"{path}: --map is for rows ({', '.join(ROW_FORMATS)}), not for {name}")
    document = _document(material, name, mapping)
    return finish(document, path, material, name, _LOOKED_FOR.get(name, records.LOOKED_FOR))


def _document(material: Material, name: str, mapping: Mapping[str, str] | None) -> Document:
    path = str(material.path)
    match name:
        case "timeline":
            return timeline.read_timeline(material.text(), path)
        case "markdown":
            return markdown.read_markdown(material.text(), path)
        case "mediawiki":
            return mediawiki.read_mediawiki(material.text(), path)
        case _:
            problems: list[Problem] = []
            return records.read_records(_table(material, name, problems), mapping, path, problems)


def _table(material: Material, name: str, problems: list[Problem]) -> Table:
    path = str(material.path)
    match name:
        case "csv" | "tsv":
            return csv_table(material.lines(), path, problems)
        case "jsonl":
            return json_line_table(material.lines(), path, problems)
        case "json":
            return json_table(material.text(), path)
        case _:
            return yaml_table(material.text(), path)
