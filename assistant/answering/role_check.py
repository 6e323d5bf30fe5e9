"""Does a sentence give the parts of a happening to others than the question does?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..facts.matching import match_within
from ..facts.parsing import Parse
from ..facts.roles import Predication, predications
from ..facts.synonyms import stands_for
from ..facts.terms import Term
from ..questions import Question

SWAPPED, OTHER_AGENT, NONE = 1.0, 0.5, 0.0
SAME_HAPPENING = 0.85  # verbs that stand for each other this far tell of one happening
_LIGHT = frozenset("be have do get make take give go come say put happen want agree believe think carry hold".split())
_FROM = frozenset({"from", "off", "out"})
_TO = frozenset({"to", "into", "onto", "towards", "toward"})


def role_conflict(question: Question, trees: Sequence[Parse], index: int) -> float:
    """1 where agent and patient (or from and to) have changed places, 0.5 where another agent did it, else 0.

    A sentence that does not tell of the happening itself is judged by those of its entry that do.
    """
    own = _told(question, trees[index])
    if own is not None:
        return own
    return min((t for tree in trees if (t := _told(question, tree)) is not None), default=NONE)


@lru_cache(maxsize=10_000)
def _told(question: Question, tree: Parse) -> float | None:
    """How far a sentence contradicts the roles of the question; None where it tells of nothing like it."""
    if _directions_swapped(question, tree):
        return SWAPPED
    worst = None
    for asked in predications(question.parse):
        if asked.verb.lemma in _LIGHT:
            continue
        fits = [s for s in predications(tree) if stands_for(asked.lemma, s.lemma, "v") >= SAME_HAPPENING]
        if fits:
            worst = max(worst or NONE, min(_conflict(question, asked, tree, said) for said in fits))
    return worst


def _conflict(question: Question, asked: Predication, tree: Parse, said: Predication) -> float:
    if said.verb.lemma in _LIGHT:
        return NONE  # "is given bail" says of paying it what it says, whoever the grammar makes the receiver
    agent = _terms_in(question, _core(question.parse, asked.agent))
    patient = _terms_in(question, _core(question.parse, asked.patient))
    did, underwent = _core(tree, said.agent), _core(tree, said.patient)
    if _named(agent) and _in(agent, tree, underwent) and not _in(agent, tree, did):
        return SWAPPED if not (patient and _in(patient, tree, underwent)) or _in(patient, tree, did) else NONE
    if _named(patient) and _in(patient, tree, did) and not _in(patient, tree, underwent):
        return SWAPPED
    if agent and did and not _in(agent, tree, did):
        others = [t for t in question.terms if t.kind == "name" and t not in agent]
        if _named(agent) and _in(others, tree, did) and _in(agent, tree, range(len(tree.tokens))):
            return SWAPPED
        return OTHER_AGENT if _is_named(tree, did) and not _in(agent, tree, range(len(tree.tokens))) else NONE
    return NONE


def _named(terms: list[Term]) -> bool:
    return any(t.kind == "name" for t in terms)


def _is_named(tree: Parse, indices: tuple[int, ...]) -> bool:
    return any(tree.tokens[i].pos == "PROPN" for i in indices)


def _core(tree: Parse, indices: tuple[int, ...]) -> tuple[int, ...]:
    """The words of a phrase without what hangs on a preposition ("Explorers of a cave in Israel" → "Explorers")."""
    cut = {t.index for i in indices for prep in tree.kids(tree.tokens[i], "prep") for t in tree.subtree(prep)}
    return tuple(i for i in indices if i not in cut)


def _terms_in(question: Question, indices: tuple[int, ...]) -> list[Term]:
    inside = set(indices)
    return _naming([t for t in question.terms if t.kind in ("name", "noun") and inside & set(t.indices)])


def _naming(terms: list[Term]) -> list[Term]:
    """The names among some terms, which tell who is who; the nouns where there is no name."""
    return [t for t in terms if t.kind == "name"] or terms


def _in(terms: list[Term], tree: Parse, indices: Iterable[int]) -> bool:
    chosen = tuple(indices)
    return any(match_within(t, tree, chosen).score >= 0.8 for t in terms)


def _directions_swapped(question: Question, tree: Parse) -> bool:
    """True if what is reached in the question is what is left in the sentence, or the other way round."""
    for mine, theirs in ((_FROM, _TO), (_TO, _FROM)):
        ends = _naming(_objects(question, mine))
        if ends and _in(ends, tree, _object_indices(tree, theirs)) and not _in(ends, tree, _object_indices(tree, mine)):
            return True
    return False


def _objects(question: Question, prepositions: frozenset[str]) -> list[Term]:
    return [t for t in _terms_in(question, _object_indices(question.parse, prepositions)) if t.kind == "name"]


def _object_indices(tree: Parse, prepositions: frozenset[str]) -> tuple[int, ...]:
    heads = [t for t in tree.tokens if t.pos == "ADP" and t.lemma in prepositions]
    return tuple(x.index for prep in heads for head in tree.kids(prep, "pobj") for x in tree.subtree(head))
