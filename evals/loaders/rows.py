"""Files of public data → checked rows; a wrong line is told as `path:line`."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.intake import read_lines, told

from ..corpora import Passages
from ..errors import EvalsError
from ..tasks import TaskName

_LARGEST = 1 << 30  # bytes after unpacking: a small archive must not fill the memory


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a loader makes of a file or folder: cases of one task, and the passages that they are asked over."""

    task: TaskName
    cases: tuple[Any, ...]
    corpora: Mapping[str, Passages] = field(default_factory=dict)


class PublicRow(BaseModel):
    """One row of public data; what is not asked for is left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")


Read = TypeVar("Read", bound=BaseModel)


def rows(model: type[Read], path: Path) -> Iterator[tuple[int, Read]]:
    """Each line of a file of JSON Lines with its number. Raises EvalsError for the first that is wrong."""
    for number, item in read_lines(model, contents(path).splitlines(), str(path)):
        if isinstance(item, str):
            raise EvalsError(f"{item}; is the file of another form? `chronofact eval list` shows the loaders")
        yield number, item


def whole(model: type[Read], path: Path) -> Read:
    """A file that is one JSON value. Raises EvalsError where it is something else."""
    try:
        return model.model_validate_json(contents(path))
    except ValidationError as error:
        raise EvalsError(f"{path}: {told(error)[:500]}; is the file of another form?") from None


def contents(path: Path) -> bytes:
    """The bytes of a file, unpacked where its name ends in .gz. Raises EvalsError for what cannot be read."""
    if path.suffix != ".gz":
        return path.read_bytes()
    try:
        with gzip.open(path) as file:
            read = file.read(_LARGEST + 1)
    except (gzip.BadGzipFile, EOFError) as error:
        raise EvalsError(f"{path}: cannot be unpacked ({error}); copy it again") from None
    if len(read) > _LARGEST:
        raise EvalsError(f"{path}: is larger than 1 GiB unpacked; cut it into parts")
    return read


def in_folder(folder: Path, *names: str) -> Path:
    """The first of those files that is in the folder. Raises EvalsError where none is."""
    for name in names:
        if (folder / name).is_file():
            return folder / name
    raise EvalsError(f"{folder}: has no {' or '.join(names)}; name the folder that has")


def by_label(known: Mapping[str, str], label: str, place: str) -> Any:
    """The label of ours that stands for one of theirs. Raises EvalsError for one that is not known."""
    if label not in known:
        raise EvalsError(f"{place}: label {json.dumps(label)} is none of {', '.join(known)}")
    return known[label]
