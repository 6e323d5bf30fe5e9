"""Yes or no: does the sentence say what the question supposes, or its opposite?"""

from __future__ import annotations

import math
import re

from ..facts.matching import match_term, match_within
from ..facts.parsing import Parse
from ..facts.roles import Predication, predications
from ..facts.synonyms import opposed, stands_for
from ..facts.wordnet import WordClass
from ..questions import Question
from ..reader import UNREAD
from .evidence import Evidence

SAME_AGENT, SAME_VERB, SURELY_SAME = 0.7, 0.7, 0.9
YES, NO = "Yes", "No"
_LEAST = 0.01
_CLEFT = re.compile(r"(?:was|were|is|are) it\b", re.I)  # "Was it Israel that …?" asks for more than whether it was done
_CLASSES: tuple[WordClass, ...] = ("v", "a")
# Verbs and words that undo what they govern.
_UNDOING = frozenset({"deny", "reject", "refuse", "fail", "refute", "dispute", "prevent", "halt", "boycott", "abandon"})


# How much the grammar's word counts beside half of the log odds of the reader's two: of 354 written questions it alone
# had 0.49 right, the reader 0.78, both so 0.80; the more it counts, the fewer.
BY_GRAMMAR = 0.25


def yes_or_no(question: Question, evidence: Evidence) -> str:
    """ "Yes", "No", or "" where the sentence leaves it open: by grammar and by the reader together."""
    said, reading = by_grammar(question, evidence.tree), evidence.entry.reading
    if reading is UNREAD or not said or _told_outright(question, evidence.tree):
        return said
    read = math.log((reading.yes + _LEAST) / (1 - reading.yes + _LEAST))
    read += math.log((reading.supported + _LEAST) / (reading.refuted + _LEAST))
    return YES if 0.5 * read + (BY_GRAMMAR if said == YES else -BY_GRAMMAR) > 0 else NO


def by_grammar(question: Question, tree: Parse) -> str:
    """ "Yes", "No", or "" by the verbs and opposites of a sentence alone."""
    asked = _main(question.parse)
    if asked is None:
        return NO if _contrary(question, tree) else YES
    said = _likest(question, asked, tree)
    if said is None:
        return NO if _contrary(question, tree) else YES
    alike = stands_for(asked.lemma, said.lemma, "v")
    if alike < 0:  # the opposite was done ("rejects"), unless that was not done either
        return NO if said.negated == asked.negated else YES
    undone = said.negated or (said.lemma in _UNDOING and alike < 0.7) or _contrary(question, tree)
    return NO if undone != asked.negated else YES


def _told_outright(question: Question, tree: Parse) -> bool:
    """True if the sentence has the very verb of the question, or its opposite, with the same who and whom."""
    asked = _main(question.parse)
    said = _likest(question, asked, tree) if asked is not None else None
    if (
        asked is None
        or said is None
        or _CLEFT.match(question.text)
        or abs(stands_for(asked.lemma, said.lemma, "v")) < SURELY_SAME
    ):
        return False
    return all(_shared(question, mine, tree, theirs) for mine, theirs in _sides(asked, said)) and bool(asked.patient)


def _sides(asked: Predication, said: Predication) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    return (asked.agent, said.agent), (asked.patient, said.patient)


def _shared(question: Question, mine: tuple[int, ...], tree: Parse, theirs: tuple[int, ...]) -> bool:
    """True if every word of a role of the question is among those of a role of the sentence."""
    terms = [t for t in question.terms if set(t.indices) & set(mine)]
    return all(match_within(term, tree, theirs).score >= SAME_AGENT for term in terms)


def _likest(question: Question, asked: Predication, tree: Parse) -> Predication | None:
    """The happening most like the one asked for, or most against it, by the same agent where one has it."""
    agents = [t for t in question.terms if set(t.indices) & set(asked.agent)]

    def likeness(said: Predication) -> tuple[bool, float]:
        alike = abs(stands_for(asked.lemma, said.lemma, "v"))
        same = any(match_within(t, tree, said.agent).score >= SAME_AGENT for t in agents)
        return same and alike >= SAME_VERB, alike

    return max(predications(tree), key=likeness, default=None)


def _main(tree: Parse) -> Predication | None:
    found = predications(tree)
    root = [p for p in found if p.verb.dep == "ROOT"]
    return next(iter(root or found), None)


def _contrary(question: Question, tree: Parse) -> bool:
    """True if a word of the sentence is the opposite of one of the question's, or a plain "no" stands by it."""
    if any(match_term(term, tree).score < 0 for term in question.terms):
        return True
    asked = [w for t in question.terms if t.kind in ("verb", "modifier") for w in {t.lemma, t.text.lower()}]
    if any(
        opposed(w, said, c) for w in asked for t in tree.tokens for said in {t.lemma, t.text.lower()} for c in _CLASSES
    ):
        return True
    return any(t.lemma in ("no", "not", "without", "neither", "never", "n't") for t in tree.tokens) and not any(
        t.lemma in ("no", "not", "without", "n't", "never") for t in question.parse.tokens
    )
