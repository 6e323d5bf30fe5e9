"""Run by test_crash.py as a process of its own: kills ingestions with SIGKILL and looks at what they leave.

Prints a JSON object: for each kill what state the store was in afterwards. Forking here, in a process without
threads, makes a kill cost milliseconds instead of a new interpreter.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from conftest import WordVectors

from vectorstore.ingest import ingest
from vectorstore.lexical import build_lexical
from vectorstore.store import Store

# Whatever changes the disk; the hook is called before the act.
_ACTS = frozenset(("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.truncate"))


class Slow(WordVectors):
    """Takes its time, so that a kill falls among its batches as well."""

    def encode_documents(self, texts):  # type: ignore[no-untyped-def]
        time.sleep(0.02)
        return super().encode_documents(texts)


def kill_at(act: int) -> Callable[[], None]:
    """In the child: die before the n-th change of the disk."""

    def arm() -> None:
        left = [act]

        def hook(event: str, given: tuple[Any, ...]) -> None:
            if event in _ACTS or (event == "open" and given[2] & (os.O_WRONLY | os.O_RDWR)):
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)

    return arm


def ingested(folder: Path, data: Path, arm: Callable[[], None], seconds: float | None) -> bool:
    """Ingest in a child; True if it lived to the end."""
    child = os.fork()
    if child == 0:
        arm()
        ingest([folder], data, Slow())
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1] == 0


def state(data: Path) -> list[str]:
    """The texts of a store that opens and answers, every source whole."""
    store = Store.open(data, WordVectors())
    texts = [event.text for event in store.events()]
    assert {hit.event.text for hit in store.search("ship", k=1000)} == set(texts)
    assert all(store.source_text(e.source_id)[e.start : e.end] == e.text for e in store.events())
    return texts


@cache
def texts(data: Path) -> list[str]:
    """The same of a store that no longer changes."""
    return state(data)


def trial(scratch: Path, arm: Callable[[], None], seconds: float | None = None) -> dict[str, object]:
    """Kill an ingestion of a changed, a removed and a new file; then let it run to its end."""
    data, before, after = (scratch / name for name in ("data", "before", "after"))
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(before, data)
    lived = ingested(scratch / "new", data, arm, seconds)
    left = state(data)
    report = ingest([scratch / "new"], data, WordVectors())
    return {
        "lived": lived,
        "old": left == texts(before),
        "new": left == texts(after),
        "resumed": state(data) == texts(after),
        "failed": list(map(str, report.problems)),
        "left over": sorted(f.name for f in (data / "segments").iterdir() if f.name not in _segments(data)),
    }


def _segments(data: Path) -> set[str]:
    return {entry["segment"] for entry in json.loads((data / "manifest.json").read_text())["entries"]}


def _write(path: Path, *entries: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    days = "\n\n".join(f"=== {n} March ===\n{text}" for n, text in enumerate(entries, 1))
    path.write_text(f"= {path.stem} =\n\n== March 1901 ==\n\n{days}\n")


def main(scratch: Path, random_kills: int) -> None:
    """Kill once before every change of the disk, then at random moments."""
    _write(scratch / "new" / "harbour.txt", "The ship left.", "It came back.")
    _write(scratch / "new" / "strike.txt", "The strike began.")
    ingest([scratch / "new"], scratch / "before", WordVectors())
    _write(scratch / "new" / "harbour.txt", "The ship left.", "It sank. All were saved.")
    _write(scratch / "new" / "fire.txt", "A fire broke out.", "It was put out.")
    shutil.copytree(scratch / "before", scratch / "after")
    started = time.monotonic()
    ingest([scratch / "new"], scratch / "after", Slow())
    length = time.monotonic() - started
    results, act = [], 0
    while not results or not results[-1]["lived"]:
        results.append(trial(scratch, kill_at(act)))
        act += 1
    chance = random.Random(1)
    moments = [trial(scratch, lambda: None, chance.uniform(0, length)) for _ in range(random_kills)]
    print(json.dumps({"acts": results[:-1], "moments": moments}))  # noqa: T201


if __name__ == "__main__":
    build_lexical(Path(sys.argv[1]), ["warm"], ["up"])  # imports what is imported late, before any fork
    main(Path(sys.argv[1]), int(sys.argv[2]))
