"""What is measured: reading, finding, warm answers, and a cold one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from time import perf_counter, process_time

from assistant.chat import Assistant
from assistant.settings import Settings
from vectorstore.embedding import Embedder
from vectorstore.ingest import ingest
from vectorstore.models import DateSpan
from vectorstore.store import Store

from .figures import Timing, each, quantiles

# What an answer stands on; the first line of a script that did the same would import as much.
HEAVY = "import numpy, torch, spacy; from langchain_core.runnables import RunnableLambda"
_COLD = 5  # processes of each kind, one after the other in turn


def reading(files: Sequence[Path], embedder: Embedder, scratch: Path) -> Iterator[Timing]:
    """Passages a second from file to published store, beside the bare encoder on the same sentences."""
    embedder.encode_documents(["The model is loaded before the clock runs."])
    began, ran = perf_counter(), process_time()
    report = ingest(files, scratch, embedder)
    seconds, cpu = perf_counter() - began, process_time() - ran
    store = Store.open(scratch, embedder)
    sentences = [passage.text for event in store.events() for passage in store.passages(event.id)]
    began, ran = perf_counter(), process_time()
    embedder.encode_documents(sentences)
    bare, bare_cpu = perf_counter() - began, process_time() - ran
    count = report.passages
    yield Timing("ingest, passages", count / seconds, "/s", None, "the bare encoder", count / bare)
    yield Timing("ingest, a processor second", count / cpu, "/s", None, "the bare encoder", count / bare_cpu)


def answering(name: str, settings: Settings, questions: Sequence[str]) -> Iterator[Timing]:
    """Milliseconds a question in a process that has answered one; then the same questions once more."""
    assistant = Assistant.open(settings)
    assistant.ask("Who was it?")
    yield from quantiles(f"warm ask, {name}", each(assistant.ask, questions))
    yield from quantiles(f"the same again, {name}", each(assistant.ask, questions))


def finding(name: str, settings: Settings, embedder: Embedder, questions: Sequence[str]) -> Iterator[Timing]:
    """Opening a store, and searching all of it or a window of it, each question new to it."""
    began, ran = perf_counter(), process_time()
    store = Store.open(settings.data, embedder, chroma_url=settings.chroma_url)
    yield Timing(f"open, {name}: {len(store.events())} entries", perf_counter() - began, "s", process_time() - ran)
    store.search("the first takes what is imported late")
    store.search("and so does the second")
    yield from quantiles(f"search, {name}", each(store.search, questions))
    month = _middle_month(store)
    inside = each(lambda q: store.search(f"{q}!", window=month), questions)  # other words: nothing is known of them
    yield from quantiles(f"search in a month, {name}", inside)
    yield from quantiles(f"encode a question, {name}", each(lambda q: embedder.encode_query(f"{q}?"), questions))


def cold(settings: Settings, question: str) -> Iterator[Timing]:
    """Seconds of `chronofact ask` in a new process, beside the bare import of what it stands on."""
    ask = [sys.executable, "-m", "assistant.cli", "--data", str(settings.data), "ask", question]
    bare = [sys.executable, "-c", HEAVY]
    _seconds(ask), _seconds(bare)  # what the disk has to give is read before the clock runs
    pairs = [(_seconds(ask), _seconds(bare)) for _ in range(_COLD)]
    wall, cpu = (median(asked[at] for asked, _ in pairs) for at in (0, 1))
    bare_wall, bare_cpu = (median(imported[at] for _, imported in pairs) for at in (0, 1))
    yield Timing("cold ask", wall, "s", cpu, "bare imports", bare_wall)
    yield Timing("cold ask, processor", cpu, "s", None, "bare imports", bare_cpu)


def _seconds(command: Sequence[str]) -> tuple[float, float]:
    """What a process took: on the wall, and of the processor."""
    before, began = getrusage(RUSAGE_CHILDREN), perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    seconds, after = perf_counter() - began, getrusage(RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _middle_month(store: Store) -> DateSpan:
    """The month of the entry in the middle of the store."""
    events = store.events()
    entry = events[len(events) // 2].entry
    day = entry.first or entry.last
    return entry if day is None else DateSpan.of_month(day.year, day.month)
