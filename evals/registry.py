"""The tasks, by their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType

from assistant.models import Verdict

from .asking import QUESTIONS
from .judging import CLAIMS, given_task
from .queries import QUERIES
from .tasks import Task


def _verify_given(claim: str, evidence: Sequence[str]) -> Verdict:
    """What chronofact says of a claim by given texts."""
    found: Verdict = import_module("assistant.verification.given").verify_given(claim, evidence)
    return found


GIVEN = given_task(_verify_given)
TASKS: Mapping[str, Task] = MappingProxyType({task.name: task for task in (QUESTIONS, CLAIMS, GIVEN, QUERIES)})
