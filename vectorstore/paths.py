"""Files and folders as given → the files to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from .errors import ReadError

_NOT_TIMELINES = ("readme", "license", "licence", "copying", "notice", "changelog")
_SUFFIXES = frozenset((".txt", ".md", ".markdown", ".wiki", ".mediawiki", ".csv", ".tsv", ".json", ".jsonl"))
_SUFFIXES_ALSO = frozenset((".ndjson", ".yaml", ".yml"))


def expand(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files, absolute, each once, in the order given; a folder stands for the readable files below it.

    Raises ReadError for a path that is not there, or a folder without a file to read.
    """
    found: dict[Path, None] = {}
    for path in paths:
        place = path.expanduser().absolute()
        if place.is_dir():
            inside = sorted(_below(place))
            if not inside:
                raise ReadError(f"{path}: no file to read in this folder; name the files, or another folder")
            found.update(dict.fromkeys(inside))
        elif place.exists():
            found[place] = None
        else:
            raise ReadError(f"{path}: no such file or folder; check the path")
    return tuple(found)


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file() and _readable(path):
            yield path


def _readable(path: Path) -> bool:
    suffixes = [suffix.lower() for suffix in path.suffixes if suffix != ".gz"]
    known = bool(suffixes) and suffixes[-1] in _SUFFIXES | _SUFFIXES_ALSO
    return known and not path.name.lower().startswith(_NOT_TIMELINES)
