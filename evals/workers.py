"""Cases → results, one after the other or in several processes, always in the order of the cases."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from time import perf_counter
from typing import Any

from assistant.chat import Assistant
from assistant.errors import AssistantError
from vectorstore.errors import VectorstoreError

from .corpora import Corpora
from .tasks import Line, Respond, System


@dataclass(frozen=True, slots=True)
class Work:
    """Cases, and the systems that are to do them; it can be sent to another process."""

    systems: tuple[System, ...]
    cases: tuple[Any, ...]
    corpora: Corpora
    give_up: Respond
    over_store: bool  # false: a case holds all that is needed


@dataclass(frozen=True, slots=True)
class Answered:
    """One output as it is written, and how long the system took for it."""

    line: Line
    seconds: float


Do = Callable[[int, range], Iterator[Answered]]  # number of a system, numbers of cases → what it gives for each


class Worker:
    """Does cases in one process."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._responds: dict[int, Respond] = {}

    def answered(self, system: int, number: int) -> Answered:
        """What the system of that number gives for the case of that number."""
        case = self._work.cases[number]
        place, respond = self._place(case), self._respond(system)
        error: dict[str, str] = {}
        started = perf_counter()
        try:
            result = respond(place, case)
        except (AssistantError, VectorstoreError) as raised:
            # One case that is refused for its form must not end a run of hundreds.
            result, error = self._work.give_up(place, case), {"error": str(raised)}
        seconds = perf_counter() - started
        return Answered(self._work.systems[system].record(place, case, result) | error, seconds)

    def _place(self, case: Any) -> Assistant | None:
        return self._work.corpora.assistant(case.corpus) if self._work.over_store else None

    def _respond(self, system: int) -> Respond:
        if system not in self._responds:
            self._responds[system] = self._work.systems[system].prepare(self._work.cases, self._work.corpora)
        return self._responds[system]


@contextmanager
def working(work: Work, jobs: int) -> Iterator[Do]:
    """What does the cases, in this process or in as many others as there are jobs."""
    if jobs <= 1:
        worker = Worker(work)
        yield lambda system, numbers: map(partial(worker.answered, system), numbers)
        return
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start, initargs=(work,))
    try:
        yield lambda system, numbers: pool.map(partial(_answered, system), numbers)
    finally:
        pool.shutdown(cancel_futures=True)


_here: list[Worker] = []  # of this process, where it is one of several


def _start(work: Work) -> None:
    # Ctrl-C reaches every process of a terminal; one that ends in the middle of a message leaves the others waiting.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # each process a core, not each all of them
    _here[:] = [Worker(work)]


def _answered(system: int, number: int) -> Answered:
    return _here[0].answered(system, number)
