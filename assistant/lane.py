"""The lane with a language model: what of the chain and of a verdict it takes over, and what it must pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from vectorstore.models import DateSpan
from vectorstore.store import Store

from . import prompts
from .answering.generative import answer_stream
from .errors import ModelError
from .language.asking import Model, Patience
from .language.counting import Effort, Prices
from .language.kept import FILE, Kept
from .language.opening import open_model, resolve
from .language.quoting import Cited
from .models import Answer, Turn, Verdict
from .retrieval import Found
from .rewording import reworded
from .settings import Settings
from .verification.apart import put_together, taken_apart, worth_it
from .verification.borne_out import why_not_borne_out
from .verification.evidence import Evidence, InStore
from .verification.judge import Court, judged, unsure

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

TEXT_FACTOR = 5  # a whole text has as much time as so many answers


class Lane:
    """What a model does beside the embedded default; the state of the store is handed in each time."""

    def __init__(self, model: Model) -> None:
        """`model` is asked by every part of it."""
        self.model = model

    def effort(self) -> Effort:
        """The time for one answer, beginning now."""
        return Effort(self.model.patience.whole)

    def standalone(self, question: str, plain: str, history: Sequence[Turn], effort: Effort) -> str:
        """The question as it stands alone; `plain`, as the rules read it, where the model gives nothing better."""
        if not history:
            return plain
        try:
            return reworded(question, plain, history, self.model, effort)
        except ModelError:
            return plain  # the answer that follows tells of the failure

    def answers(self, asked: str, found: Found, store: Store, effort: Effort | None = None) -> Iterator[Answer]:
        """Answers that grow sentence by sentence, as those of the embedded default."""

        def check(sentence: str, cited: Sequence[Cited]) -> str:
            return why_not_borne_out(sentence, cited, store)

        return answer_stream(asked, found, store, self.model, check, effort or self.effort())

    def verify(self, claim: str, store: Store, until: DateSpan | None = None, effort: Effort | None = None) -> Verdict:
        """The verdict of the rules, with what the model makes of it where they are unsure."""
        return self.judge(claim, InStore(store, until), effort)

    def judge(self, claim: str, evidence: Evidence, effort: Effort | None = None) -> Verdict:
        """As `verify`, by whatever evidence there is: a given text in place of a store."""
        effort = effort or self.effort()
        plain = evidence.verdict(claim)
        try:
            return self._weighed(plain, evidence, effort)
        except ModelError as error:
            notice = prompts.MODEL_NOT_JUDGING.format(name=self.model.name, reason=error)
            return replace(plain, model=effort.use(self.model.name, self.model.prices, used=False, notice=notice))

    def verifying(self, store: Store, until: DateSpan | None = None) -> Callable[[str], Verdict]:
        """What judges the claims of one text, all within one deadline."""
        return self.judging(InStore(store, until))

    def judging(self, evidence: Evidence) -> Callable[[str], Verdict]:
        """As `verifying`, by whatever evidence there is."""
        whole = Effort(self.model.patience.whole * TEXT_FACTOR)
        return lambda claim: self.judge(claim, evidence, Effort(min(self.model.patience.whole, whole.left)))

    def _weighed(self, plain: Verdict, evidence: Evidence, effort: Effort) -> Verdict:
        claim, model = evidence.statement(plain.claim), self.model
        if worth_it(claim, plain):
            statements = taken_apart(claim, model, effort)
            whole = put_together(plain, statements, evidence.verdict) if statements else None
            if whole is not None:
                return replace(whole, model=effort.use(model.name, model.prices, used=True))
        bearings = evidence.gathered(claim)
        if not unsure(plain, bearings):
            return replace(plain, model=effort.use(model.name, model.prices, used=False))
        judgement, entries = judged(plain.claim, bearings, evidence, model, effort)
        found = Court(claim, plain, evidence, entries, model, effort).weighed(judgement)
        use = effort.use(model.name, model.prices, used=found.used, disagreement=found.disagreement)
        return replace(found.verdict, model=use)


def lane_of(settings: Settings, chat: BaseChatModel | None = None) -> Lane | None:
    """The lane of the settings, or with a chat model of the caller's own; None where neither names a model.

    Raises SettingsError for a model that cannot be opened.
    """
    if chat is None and settings.model is None:
        return None
    patience = Patience(whole=settings.model_timeout, once=settings.model_timeout / 2)
    prices = Prices.of(settings.model_prices) if settings.model_prices else None
    if chat is not None:
        return Lane(Model(chat, settings.model or _name_of(chat), patience=patience, prices=prices))
    named = str(settings.model)
    opened, address = open_model(named, patience.once), resolve(named).address
    kept = Kept(settings.data / FILE)
    return Lane(Model(opened, named, kept=kept, patience=patience, prices=prices, address=address))


def _name_of(chat: BaseChatModel) -> str:
    given = getattr(chat, "model_name", None) or getattr(chat, "model", None)
    return str(given or type(chat).__name__)
