"""What a suite has done: which cases it takes, which systems do them, and what is measured of what they give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from assistant.chat import Assistant

from .corpora import Corpora
from .metrics import Metric
from .outputs import Output

TaskName = Literal["questions", "claims", "given", "queries"]
Line = dict[str, Any]  # an output as it is written: the public JSON of a result, and what was seen beside it
Respond = Callable[[Assistant | None, Any], Any]  # place and case → result; this is what is timed
Record = Callable[[Assistant | None, Any, Any], Line]  # place, case and result → what is written
Prepare = Callable[[Sequence[Any], Corpora], Respond]  # all cases of the run → what gives the result of one


@dataclass(frozen=True, slots=True)
class System:
    """The product, or a control that is printed beside it."""

    name: str
    prepare: Prepare
    record: Record


@dataclass(frozen=True, slots=True)
class Task:
    """One of the things that the product does, as it is measured. The first system is the product."""

    name: TaskName
    case: type[BaseModel]
    output: type[Output]
    systems: tuple[System, ...]
    metrics: tuple[Metric, ...]
    failed: Callable[[Any, Any], bool]  # case and output → is it not what the case asks for?
    give_up: Respond  # the result where the product ends in an error of its own: a refusal, no verdict, nothing
    over_store: bool = True  # false: a case holds all that is needed

    @property
    def controls(self) -> tuple[System, ...]:
        """Every system but the product."""
        return self.systems[1:]


def at_once(respond: Respond) -> Prepare:
    """What needs no look at the other cases, as `System.prepare`."""
    return _Unprepared(respond)


@dataclass(frozen=True, slots=True)
class _Unprepared:
    """A class, not a closure: a system is sent to other processes."""

    respond: Respond

    def __call__(self, cases: Sequence[Any], corpora: Corpora) -> Respond:
        del cases, corpora
        return self.respond
