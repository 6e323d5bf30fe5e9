"""A chat model asked for answers in a form: bounded tries within a deadline, responses kept, tokens counted.

Nothing here hangs: a call runs on a loop of its own thread and is cut off when its time is over, however slowly a
server goes on sending.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Coroutine, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError
from tenacity import RetryCallState, Retrying, retry_if_exception

from ..errors import ModelError
from .counting import Effort, Prices
from .failing import failure_of
from .kept import Kept, Response, key_of

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

Form = TypeVar("Form", bound=BaseModel)
Messages = Sequence[tuple[str, str]]  # role ("system", "human", "ai") and text

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long and how often; in seconds."""

    whole: float = 60.0  # for all calls of one result
    once: float = 30.0  # for one try
    tries: int = 3
    wait: float = 0.5  # before the second try, doubled before each one after
    rest: float = 30.0  # a server that is down is left alone for so long


class Model:
    """A chat model under its name, as every part of the assistant asks it."""

    def __init__(
        self,
        chat: BaseChatModel,
        name: str,
        *,
        kept: Kept | None = None,
        patience: Patience | None = None,
        prices: Prices | None = None,
        address: str = "",
    ) -> None:
        """`name` is shown; with `address` it is part of what responses are kept by."""
        self.name, self.prices, self._address = name, prices, address
        self.patience = patience or Patience()
        self._chat, self._kept = chat, kept
        self._rested = 0.0
        self._out = ""

    def effort(self) -> Effort:
        """The time for one result, beginning now."""
        return Effort(self.patience.whole)

    def ask(self, form: type[Form], messages: Messages, effort: Effort) -> Form:
        """The answer in that form. Raises ModelError where there is none after all tries, or no time is left."""
        key = key_of(
            "1", self.name, self._address, json.dumps(form.model_json_schema(), sort_keys=True), json.dumps(messages)
        )
        if (found := self._found(form, key)) is not None:
            answer, response = found
            effort.count(response.read, response.written)
            return answer
        if time.monotonic() < self._rested:
            raise ModelError(self._out)
        try:
            answer, response = self._tried(form, messages, effort)
        except ModelError as error:
            if error.out:
                self._out, self._rested = str(error), time.monotonic() + self.patience.rest
            raise
        if self._kept is not None:
            self._kept.put(key, response)
        return answer

    def _found(self, form: type[Form], key: str) -> tuple[Form, Response] | None:
        response = self._kept.get(key) if self._kept is not None else None
        if response is None:
            return None
        try:
            return form.model_validate_json(response.body), response
        except ValidationError:
            return None

    def _tried(self, form: type[Form], messages: Messages, effort: Effort) -> tuple[Form, Response]:
        """The first usable answer of several tries."""

        def pause(state: RetryCallState) -> float:
            error = state.outcome.exception() if state.outcome else None
            grown = self.patience.wait * 2.0 ** (state.attempt_number - 1)
            return max(grown, error.after if isinstance(error, ModelError) else 0.0)

        def over(state: RetryCallState) -> bool:
            return state.attempt_number >= self.patience.tries or state.upcoming_sleep >= effort.left

        tries = Retrying(
            stop=over,
            wait=pause,
            retry=retry_if_exception(lambda error: isinstance(error, ModelError) and error.again),
            reraise=True,
        )
        return tries(self._once, form, messages, effort)

    def _once(self, form: type[Form], messages: Messages, effort: Effort) -> tuple[Form, Response]:
        seconds = min(self.patience.once, effort.left)
        if seconds <= 0:
            raise ModelError("there was no time left for it")
        asked = self._chat.with_structured_output(form, include_raw=True)
        told: Any = _within(asked.ainvoke(list(messages)), seconds)
        raw, answer = told.get("raw"), told.get("parsed")
        used = getattr(raw, "usage_metadata", None) or {}
        read, written = int(used.get("input_tokens", 0)), int(used.get("output_tokens", 0))
        effort.count(read, written)
        if told.get("parsing_error") is not None or not isinstance(answer, form):
            error = told.get("parsing_error")
            reason = (
                f"what it gave is not in the form asked for ({type(error).__name__})" if error else "it gave nothing"
            )
            raise ModelError(reason, again=True)
        return answer, Response(answer.model_dump_json(), read, written)


def _within(call: Coroutine[Any, Any, Any], seconds: float) -> Any:
    """What the call comes to. Raises ModelError for whatever it raises, and when the time is over."""
    running = asyncio.run_coroutine_threadsafe(call, _loop())
    try:
        # Taken as a value, not caught: a client may raise anything over what a server sends.
        error = running.exception(seconds)
    except (TimeoutError, CancelledError):
        raise ModelError("it took longer than there was time for", again=True, out=True) from None
    finally:
        running.cancel()
    if error is not None:
        failure = failure_of(error)
        _log.debug("%s: %s", type(error).__name__, failure)  # not its own words: servers repeat keys in them
        raise failure
    return running.result()


_starting = Lock()


def _loop() -> asyncio.AbstractEventLoop:
    with _starting:
        return _started()


@lru_cache(maxsize=1)
def _started() -> asyncio.AbstractEventLoop:
    """One loop for the process: the clients keep their connections between models, and those belong to a loop."""
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name="language-models", daemon=True).start()
    return loop
