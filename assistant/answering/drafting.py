"""What a language model is asked for an answer: sentences with the quotes that carry them; and what came of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from .. import prompts
from ..language.asking import Messages, Model
from ..language.counting import Effort
from ..language.quoting import Cited, Numbered, Quote
from ..serialise import to_line

MOST_SENTENCES = 12
LONGEST_SENTENCE = 600  # characters
# Markers are ours to give; markup, addresses and what cannot be seen have no place in a plain sentence.
_UNPLAIN = re.compile(
    "[\\[\\]<>{}`|\\\\\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
    r"|\*\*|://|\bwww\.",
    re.I,
)

Check = Callable[
    [str, Sequence[Cited]], str
]  # a sentence and what it quotes → why it does not pass; empty where it does


class Sentence(BaseModel):
    """One sentence as the model writes it."""

    model_config = ConfigDict(extra="forbid")

    text: str
    quotes: list[Quote]


class Draft(BaseModel):
    """An answer as the model writes it; no sentences where the entries do not answer."""

    model_config = ConfigDict(extra="forbid")

    sentences: list[Sentence]
    short_answer: str


@dataclass(frozen=True, slots=True)
class Gated:
    """A sentence after the gate: what it rests on, and why it did not pass (empty where it did)."""

    text: str
    cited: tuple[Cited, ...]
    reason: str
    named: tuple[str, ...]  # ids of the entries that it quotes, whether it passed or not


class Drafting:
    """One answer in the making."""

    def __init__(self, model: Model, question: str, entries: Numbered, check: Check, effort: Effort) -> None:
        """`check` is what each sentence must pass."""
        self._model, self._entries, self._check, self._effort = model, entries, check, effort
        self._asked: Messages = messages(question, entries)

    def first(self) -> Draft:
        """The draft. Raises ModelError."""
        return self._model.ask(Draft, self._asked, self._effort)

    def again(self, draft: Draft, failed: Sequence[Gated]) -> Draft:
        """The sentences that failed, once more. Raises ModelError."""
        told = "\n".join(to_line({"sentence": one.text, "reason": one.reason}) for one in failed)
        more = [("ai", draft.model_dump_json()), ("human", f"{prompts.ANSWER_AGAIN}\n{told}")]
        return self._model.ask(Draft, [*self._asked, *more], self._effort)

    def gated(self, sentence: Sentence) -> Gated:
        """What the gate says of a sentence."""
        text = " ".join(sentence.text.split())
        events = (self._entries.event(quote.entry) for quote in sentence.quotes)
        named = tuple(dict.fromkeys(event.id for event in events if event is not None))
        if not text or len(text) > LONGEST_SENTENCE or _UNPLAIN.search(text):
            return Gated(text, (), "it is no plain sentence", named)
        cited, reason = self._entries.found(sentence.quotes)
        return Gated(text, cited, reason or self._check(text, cited), named)


def messages(question: str, entries: Numbered) -> Messages:
    """What the model is told, and given."""
    asked = to_line({"question": question})
    return [("system", prompts.ANSWER), ("human", f"{asked}\n{entries.lines()}")]
