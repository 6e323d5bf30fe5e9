"""What a language model says of the answers of a run, where one is asked to: an opinion, and never more than that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from assistant import prompts
from assistant.chat import Assistant
from assistant.errors import ModelError
from assistant.lane import lane_of
from assistant.language.asking import Messages, Model
from assistant.models import Answer
from assistant.serialise import to_line
from assistant.settings import Settings
from assistant.wording import spelled

from .cases import Case
from .errors import EvalsError
from .tasks import Line, Record, Task

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


class Opinion(BaseModel):
    """What a model says of an answer; the reason first, for a model that thinks as it writes."""

    model_config = ConfigDict(extra="forbid")

    reason: str
    right: bool
    borne_out: bool


class ModelJudge:
    """A language model that says of answers whether they are right; it is opened at its first use."""

    def __init__(self, settings: Settings, chat: BaseChatModel | None = None) -> None:
        """`settings.model` names it; `chat` takes its place, but not in other processes."""
        self._settings, self._chat = settings, chat

    def __reduce__(self) -> tuple[type[ModelJudge], tuple[Settings]]:
        """What another process opens anew: a client with its connections cannot be sent there."""
        return ModelJudge, (self._settings,)

    @cached_property
    def model(self) -> Model:
        """The model. Raises EvalsError where none is named, SettingsError for one that cannot be opened."""
        lane = lane_of(self._settings, self._chat)
        if lane is None:
            raise EvalsError("no language model is named that could judge; write provider:name")
        return lane.model

    def opinion(self, case: Case, answer: Answer) -> Line:
        """What it says of the answer, as it is written; a failure tells its reason and nothing of the answer."""
        effort = self.model.effort()
        try:
            told: Line = self.model.ask(Opinion, messages(case, answer), effort).model_dump()
        except ModelError as error:
            told = {"failure": str(error)}
        tokens = {"input_tokens": effort.read, "output_tokens": effort.written}
        return {"by": self.model.name, **told, "calls": effort.calls, **tokens}


def messages(case: Case, answer: Answer) -> Messages:
    """What the model is told, and given: never entries beside the quotes, which must do alone."""
    asked = {"history": list(case.turns), "question": case.question}
    wanted = {"answerable": case.answerable, "accepted": case.answers, "polarity": case.polarity}
    given = {"answer": answer.answer, "short_answer": answer.short_answer}
    quotes = [{"marker": c.marker, "date": spelled(c.entry), "quote": c.quote} for c in answer.citations]
    return [("system", prompts.JUDGE_ANSWER), ("human", to_line({**asked, **wanted, **given, "quotes": quotes}))]


def with_judge(task: Task, judge: ModelJudge | None) -> Task:
    """The task with an opinion on each answer of the product; unchanged where no model judges or nothing is answered.

    Raises SettingsError for a model that cannot be opened: before hundreds of cases, not after the first.
    """
    if judge is None or not takes_opinions(task):
        return task
    _ = judge.model
    product = replace(task.systems[0], record=_Opining(task.systems[0].record, judge))
    return replace(task, systems=(product, *task.controls))


def takes_opinions(task: Task) -> bool:
    """True if its outputs are answers, which a model can judge."""
    return task.name == "questions"


@dataclass(frozen=True, slots=True)
class _Opining:
    """Writes an answer with what the model says of it. What was refused is no answer."""

    record: Record
    judge: ModelJudge

    def __call__(self, place: Assistant | None, case: Any, answer: Answer) -> Line:
        line = self.record(place, case, answer)
        return line if answer.abstained else line | {"opinion": self.judge.opinion(case, answer)}
