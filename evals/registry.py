"""The tasks, by their names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .asking import QUESTIONS
from .judging import CLAIMS
from .tasks import Task

TASKS: Mapping[str, Task] = MappingProxyType({task.name: task for task in (QUESTIONS, CLAIMS)})
