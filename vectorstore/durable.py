"""Files that survive a kill: written whole, flushed to the disk, then put in place by one rename."""

from __future__ import annotations

import mmap
import os
import shutil
from pathlib import Path
from time import time
from uuid import uuid4

# Drafts that nobody has touched for this long belong to a process that died.
_ABANDONED = 3600.0  # seconds


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
    for path in sorted(finished.rglob("*")):
        if path.is_file():
            _sync(path)
        else:
            sync_folder(path)
    sync_folder(finished)
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        finished.rename(place)
    except OSError:
        if not place.is_dir():
            raise
        shutil.rmtree(finished)
    sync_folder(place.parent)


def draft_folder(parent: Path) -> Path:
    """A new folder to make something in that is not to be seen yet."""
    draft = parent / f".draft-{uuid4().hex}"
    draft.mkdir(parents=True)
    return draft


def clear_folder(parent: Path, wanted: frozenset[str]) -> None:
    """Remove all folders but the wanted ones, and the drafts that a process may still be at work on."""
    for found in parent.glob("*"):
        fresh = found.name.startswith(".draft-") and time() - _touched(found) < _ABANDONED
        if found.name not in wanted and not fresh:
            shutil.rmtree(found, ignore_errors=True)


def mapped(path: Path) -> memoryview:
    """The bytes of a file, readable as long as they are held, even when the file is removed meanwhile."""
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size == 0:
            return memoryview(b"")
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


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


def _touched(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # finished just now
        return time()
