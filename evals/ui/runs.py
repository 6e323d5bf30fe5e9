"""What the tab stands on: suites to choose from, and runs that were made, in the data folder of the page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from assistant.ui.library import Library
from vectorstore.reporting import Progress

from ..cases import SUITES, Split
from ..errors import EvalsError
from ..registry import TASKS
from ..run_folder import RECORD, Run, open_run
from ..running import run_suite
from ..suites import listed, open_suite, sizes
from ..tasks import Task


class Runs:
    """Runs of suites, kept in a folder within the page's data folder."""

    def __init__(self, library: Library, suites: Path = SUITES, tasks: Mapping[str, Task] = TASKS) -> None:
        """`suites` and `tasks` take the place of those that ship."""
        self._library, self._suites, self._tasks = library, suites, tasks
        self._folder = library.settings.data.absolute() / "evals"

    @property
    def suites(self) -> Mapping[str, str]:
        """What can be run: "seeds-questions.dev" → "seeds-questions, dev: 127 cases"."""
        return {
            f"{name}.{split}": f"{name}, {split}: {sizes(name, splits, self._suites)[split]} cases"
            for name, splits in listed(self._suites).items()
            for split in splits
        }

    @property
    def names(self) -> list[str]:
        """The runs that are whole, the newest first."""
        whole = [path for path in self._folder.glob("*/figures.json") if (path.parent / RECORD).is_file()]
        return [path.parent.name for path in sorted(whole, key=lambda path: -path.stat().st_mtime)]

    def start(self, suite: str, limit: int, progress: Progress) -> Run:
        """The run of a suite. Raises EvalsError for one that is not among `suites`, VectorstoreError."""
        if suite not in self.suites:
            raise EvalsError("choose a suite")
        name, _, split = suite.partition(".")
        chosen = open_suite(name, cast(Split, split), self._tasks, self._suites).spread(limit)
        return run_suite(
            chosen, self._library.settings, self._folder, progress=progress, embedder=self._library.embedder
        )

    def open(self, name: str) -> Run:
        """A run by its name. Raises EvalsError for one that is not among `names`."""
        if name not in self.names:
            raise EvalsError("choose a run")
        return open_run(self._folder / name, self._tasks)
