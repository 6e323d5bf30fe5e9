"""A question made to stand alone by a language model, taken only where its words are those of the conversation."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from . import prompts
from .facts.names import folded
from .facts.parsing import parse
from .language.asking import Model
from .language.counting import Effort
from .models import Turn
from .serialise import to_line

LATEST = 8  # turns that the model reads
_LONGEST_TURN = 2_000  # characters
_LONGEST = 400
_OPEN = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
# Words that a question leaves to the conversation, and so may lose.
_LEANING = frozenset(
    "it he she they them this that these those there then one same other do so and what about "
    "day week month year time place".split()
)


class Standalone(BaseModel):
    """The question as the model writes it."""

    model_config = ConfigDict(extra="forbid")

    question: str


def reworded(question: str, plain: str, history: Sequence[Turn], model: Model, effort: Effort) -> str:
    """The question as it stands alone: the model's where it passes, else `plain`, as the rules read it.

    Raises ModelError.
    """
    given = model.ask(Standalone, messages(question, history), effort)
    text = " ".join(given.question.split())
    return text if _faithful(text, question, plain, history) else plain


def messages(question: str, history: Sequence[Turn]) -> list[tuple[str, str]]:
    """What the model is told, and given."""
    turns = [{"role": turn["role"], "content": turn["content"][:_LONGEST_TURN]} for turn in history[-LATEST:]]
    return [("system", prompts.STANDALONE), ("human", to_line({"history": turns, "question": question}))]


def _faithful(text: str, question: str, plain: str, history: Sequence[Turn]) -> bool:
    """True for one question that keeps the words of the one asked and has no other than those of the conversation."""
    if not text or len(text) > _LONGEST or text.count("?") > max(1, question.count("?")):
        return False
    asked, told = _words(text), _words(question)
    known = told | _words(plain) | {word for turn in history[-LATEST:] for word in _words(turn["content"])}
    return told - _LEANING <= asked <= known


def _words(text: str) -> set[str]:
    """The words that carry a meaning of their own, as they compare."""
    tokens = parse(text[:_LONGEST_TURN]).tokens
    return {folded(t.lemma) or t.text for t in tokens if t.pos in _OPEN and t.lemma not in _LEANING}
