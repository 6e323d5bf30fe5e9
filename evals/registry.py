"""The tasks, by their names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from assistant.verification.given import verify_given

from .asking import QUESTIONS
from .judging import CLAIMS, given_task
from .queries import QUERIES
from .tasks import Task

GIVEN = given_task(verify_given)
TASKS: Mapping[str, Task] = MappingProxyType({task.name: task for task in (QUESTIONS, CLAIMS, GIVEN, QUERIES)})
