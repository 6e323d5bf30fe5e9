"""One file per input format, each: characters → a Document of dated entries; `read` picks the reader."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..models import Reading
from .decoding import open_material
from .drafts import finish
from .timeline import LOOKED_FOR, read_timeline

FORMATS: tuple[str, ...] = ("timeline", "markdown", "mediawiki", "csv", "json", "jsonl", "yaml")


def read(path: Path, *, format: str | None = None, mapping: Mapping[str, str] | None = None) -> Reading:
    """What the file holds: its text, dated events, and the problems that were skipped."""
    material = open_material(path)
    document = read_timeline(material.text(), str(path))
    return finish(document, path, material.sha256, "timeline", LOOKED_FOR)
