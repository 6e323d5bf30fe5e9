"""Files that survive a kill: written whole, flushed to the disk, then put in place by one rename."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from uuid import uuid4


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step: a reader sees the old file or the new one."""
    temporary = path.with_name(f".{path.name}.{uuid4().hex}")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    sync_folder(path.parent)


def publish_folder(finished: Path, place: Path) -> None:
    """Move a finished folder to its place in one step, its files flushed first.

    Where the place is taken, what stands there was made from the same content and is kept.
    """
    for file in sorted(finished.rglob("*")):
        if file.is_file():
            _sync(file)
    sync_folder(finished)
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        finished.rename(place)
    except OSError:
        if not place.is_dir():
            raise
        shutil.rmtree(finished)
    sync_folder(place.parent)


def sync_folder(folder: Path) -> None:
    """Flush a folder's list of names; without it a rename may be lost with the power."""
    if os.name != "nt":  # Windows opens no folders
        _sync(folder)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
