"""What fills the blank of a question in one sentence: the number, the name, the place, the reason."""

from __future__ import annotations

from dataclasses import dataclass

from ..facts.parsing import Parse, Token
from ..facts.speakers import trimmed
from ..facts.synonyms import same_kind
from ..questions import Ask, Question


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of a sentence that may answer an ask; offsets in the sentence."""

    text: str
    start: int
    end: int
    score: float  # 0 to 1: how surely it is the thing asked for


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its grammar and the tokens that the question's terms already use."""

    tree: Parse
    used: frozenset[int]

    @property
    def text(self) -> str:
        """The sentence as printed."""
        return self.tree.text


def slot_of(tree: Parse, tokens: list[Token], score: float) -> Slot:
    """The slot that spans some tokens, articles and prepositions in front left out."""
    kept = trimmed(tokens)
    start, end = tree.span(kept)
    return Slot(tree.text[start:end], start, end, score)


def focus_score(ask: Ask, lemma: str) -> float:
    """How far a noun is of the kind that the question names ("which envoy"); 1 where it names none."""
    if not ask.focus:
        return 1.0
    return max(0.0, same_kind(ask.focus[-1].lemma, lemma))


def asked_happening(question: Question, ask: Ask) -> list[str]:
    """The lemmas of what happened to the thing asked for: the main verb of the part that asks, or what "were" is
    followed by ("were aboard", "went free"); verbs of other clauses only where there is nothing else."""
    if ask.happening:
        return [ask.happening]
    start = question.text.find(ask.text)
    inside = [t for t in question.parse.tokens if start <= t.start < start + len(ask.text)]
    verbs = {t.indices[0]: t.lemma for t in question.terms if t.kind == "verb"}
    main = [verbs[t.index] for t in inside if t.index in verbs and t.dep not in _OTHER_CLAUSE]
    states = [t.lemma for t in inside if t.dep in ("acomp", "oprd", "advmod", "prep") and _is_state(question.parse, t)]
    return main or states or [verbs[t.index] for t in inside if t.index in verbs] or list(verbs.values())


_OTHER_CLAUSE = frozenset({"advcl", "relcl", "acl", "amod"})
_STATES = frozenset(
    {"aboard", "dead", "hurt", "injured", "wounded", "missing", "free", "homeless", "alive", "ill", "absent"}
)


def _is_state(tree: Parse, token: Token) -> bool:
    return token.lemma in _STATES and tree.head(token).pos in ("AUX", "VERB")
