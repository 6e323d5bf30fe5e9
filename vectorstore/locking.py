"""One writer at a time: a lock that the system frees when its holder dies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from .errors import StoreLocked


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the data folder for writing; it is made where it is missing.

    Raises StoreLocked at once, naming the other writer and since when it works, if there is one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    holder = folder / "writer.txt"
    lock = FileLock(folder / "writer.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        who = _told(holder)
        raise StoreLocked(f"{folder}: {who} is writing to it; wait until it has ended, then try again") from None
    try:
        holder.write_text(f"process {os.getpid()}, since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC,")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _told(holder: Path) -> str:
    try:
        return holder.read_text() or "another process"
    except OSError:  # it has only just taken the lock, or is just letting it go
        return "another process"
