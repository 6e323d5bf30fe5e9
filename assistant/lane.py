"""The lane with a language model: what of the chain and of a verdict it takes over, and what it must pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from vectorstore.store import Store

from .answering.generative import answer_stream
from .language.asking import Model, Patience
from .language.counting import Prices
from .language.kept import FILE, Kept
from .language.opening import open_model, resolve
from .language.quoting import Cited
from .models import Answer
from .retrieval import Found
from .settings import Settings
from .verification.borne_out import why_not_borne_out

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


class Lane:
    """What a model does in place of the embedded default; a state of the store is handed in each time."""

    def __init__(self, model: Model) -> None:
        """`model` is asked by every part of it."""
        self.model = model

    def answers(self, asked: str, found: Found, store: Store) -> Iterator[Answer]:
        """Answers that grow sentence by sentence, as those of the embedded default."""

        def check(sentence: str, cited: Sequence[Cited]) -> str:
            return why_not_borne_out(sentence, cited, store)

        return answer_stream(asked, found, store, self.model, check, self.model.effort())


def lane_of(settings: Settings, chat: BaseChatModel | None = None) -> Lane | None:
    """The lane of the settings, or with a chat model of the caller's own; None where neither names a model.

    Raises SettingsError for a model that cannot be opened.
    """
    if chat is None and settings.model is None:
        return None
    patience = Patience(whole=settings.model_timeout, once=max(settings.model_timeout / 2, 0.001))
    prices = Prices.of(settings.model_prices) if settings.model_prices else None
    if chat is not None:
        name = settings.model or _name_of(chat)
        return Lane(Model(chat, name, patience=patience, prices=prices))
    opened = open_model(str(settings.model), patience.once)
    kept, address = Kept(settings.data / FILE), resolve(str(settings.model)).address
    return Lane(Model(opened, str(settings.model), kept=kept, patience=patience, prices=prices, address=address))


def _name_of(chat: BaseChatModel) -> str:
    given = getattr(chat, "model_name", None) or getattr(chat, "model", None)
    return str(given or type(chat).__name__)
