"""Did it happen, and to whom: a claim's verbs and roles against those of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..facts.assertion import stand
from ..facts.matching import match_within
from ..facts.parsing import Parse, Token
from ..facts.roles import Predication
from ..facts.statements import Statement
from ..facts.synonyms import across_classes, opposed, stands_for
from ..facts.terms import Term

SURELY = 0.9  # words that fill a role beyond doubt; "fighters" may be anybody's
SAME = 0.7  # verbs that stand for each other this far tell of one happening
# Verbs that carry nothing of their own; what they govern does.
LIGHT = frozenset({"take place"}) | frozenset(
    "be have do get make take give go come say tell put happen begin start continue report announce state claim add "
    "hold carry see include remain become seem appear".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim's happening beside the one of a sentence that is most like it."""

    asked: Predication
    said: Predication | None
    likeness: float  # of the verbs, -1 opposite to 1 the same
    swapped: bool = False  # who and whom have changed places
    denied: bool = False  # one says that it happened, the other that it did not
    unstated: bool = False  # the sentence has it planned, doubted or ordered, the claim has it as fact
    opposite: bool = False  # the same who and whom, and the opposite of it
    other_agent: str = ""  # who did it in the sentence, where that is somebody else
    other_patient: str = ""


def happenings(claim: Statement, sentence: Statement) -> list[Told]:
    """What the sentence tells of each happening of the claim; light verbs are left out."""
    asked = [p for p in claim.happenings if p.lemma not in LIGHT]
    return [_told(claim, one, sentence) for one in asked]


def directions_swapped(claim: Statement, sentence: Statement) -> bool:
    """True if what is left in the claim is what is reached in the sentence: "from Düsseldorf to Barcelona"."""
    for mine, theirs in ((_FROM, _TO), (_TO, _FROM)):
        ends = [t for t in claim.terms if t.kind == "name" and _hangs_on(claim.tree, t, mine)]
        there = _in(ends, sentence.tree, _below(sentence.tree, theirs), SURELY)
        if there and not _in(ends, sentence.tree, _below(sentence.tree, mine), SURELY):
            return True
    return False


_FROM, _TO = frozenset({"from", "off", "out"}), frozenset({"to", "into", "onto", "towards", "toward"})


def _hangs_on(tree: Parse, term: Term, prepositions: frozenset[str]) -> bool:
    return bool(set(term.indices) & set(_below(tree, prepositions)))


def _below(tree: Parse, prepositions: frozenset[str]) -> tuple[int, ...]:
    """The words that hang directly on such a preposition of way, not on one that a noun has ("ties to")."""
    heads = [t for t in tree.tokens if t.pos == "ADP" and t.lemma in prepositions]
    below = (tree.subtree(head) for prep in heads for head in tree.kids(prep, "pobj"))
    return tuple(i for phrase in below for i in without_prepositions(tree, [t.index for t in phrase]))


def _told(claim: Statement, asked: Predication, sentence: Statement) -> Told:
    rated = [(_alike(asked, said), _roles_shared(claim, asked, sentence, said), said) for said in sentence.happenings]
    if not rated:
        return Told(asked, None, _as_noun(asked, sentence))
    likeness, _, said = max(rated, key=lambda r: (abs(r[0]) >= SAME, r[1], abs(r[0]), -r[2].verb.index))
    if abs(likeness) < SAME:
        return Told(asked, None, max(likeness, _as_noun(asked, sentence)))
    denied = _undone(claim, asked) != _undone(sentence, said)
    roles = _Roles.of(claim, asked, sentence, said)
    swapped = likeness > 0 and roles.swapped
    opposite = likeness < 0 and not denied and not roles.swapped and roles.agent_there is not False
    return Told(
        asked,
        said,
        likeness,
        swapped=swapped,
        denied=denied and likeness > 0,
        unstated=_unstated(sentence, said) and not _unstated(claim, asked),
        opposite=opposite,
        other_agent="" if likeness < 0 or roles.agent_there is not False else roles.did_text,
        other_patient="" if likeness < 0 or roles.patient_there is not False else roles.underwent_text,
    )


@dataclass(frozen=True, slots=True)
class _Roles:
    """Who and whom of a claim's happening beside those of a sentence's."""

    agent_there: bool | None  # the claim's agent is the sentence's; None where one of them is not said
    patient_there: bool | None
    swapped: bool
    did_text: str
    underwent_text: str

    @classmethod
    def of(cls, claim: Statement, asked: Predication, sentence: Statement, said: Predication) -> _Roles:
        """The roles of two happenings that tell of the same."""
        agent, patient = _terms(claim, asked.agent), _terms(claim, asked.patient)
        did = _resolved(sentence, without_prepositions(sentence.tree, said.agent))
        underwent = without_prepositions(sentence.tree, said.patient)
        agent_there, patient_there = _fills(agent, sentence, did), _fills(patient, sentence, underwent)
        others = [t for t in claim.terms if t.kind == "name"]
        taken_agent = agent_there is False and _in([t for t in others if t not in agent], sentence.tree, did)
        taken_patient = patient_there is False and _in([t for t in agent if t.kind == "name"], sentence.tree, underwent)
        crossed = _crossed(agent, patient, sentence, did, underwent)
        return cls(
            agent_there,
            patient_there,
            bool(taken_agent or taken_patient or crossed),
            _text(sentence, did),
            _text(sentence, underwent),
        )


def _alike(asked: Predication, said: Predication) -> float:
    alike = stands_for(asked.lemma, said.lemma, "v")
    if alike == 0.0 and " " in asked.lemma + said.lemma:
        alike = 0.9 * stands_for(asked.verb.lemma, said.verb.lemma, "v")
    return -1.0 if alike < SAME and opposed(asked.lemma, said.lemma, "v") else alike


def _as_noun(asked: Predication, sentence: Statement) -> float:
    """How far a noun of the sentence tells the happening ("the withdrawal of")."""
    nouns = (t.lemma for t in sentence.tree.tokens if t.pos in ("NOUN", "ADJ"))
    return max((across_classes(asked.verb.lemma, noun) for noun in nouns), default=0.0)


def _roles_shared(claim: Statement, asked: Predication, sentence: Statement, said: Predication) -> int:
    agent, patient = _terms(claim, asked.agent), _terms(claim, asked.patient)
    fits = (_in(agent, sentence.tree, said.agent), _in(patient, sentence.tree, said.patient))
    return sum(fit is True for fit in fits)


def _undone(statement: Statement, told: Predication) -> bool:
    """True if the sentence says that it did not happen."""
    denied = stand(statement.tree, told.verb) == "denied"
    return told.negated or denied or _kept_from(statement.tree, told.verb)


def _unstated(statement: Statement, told: Predication) -> bool:
    return stand(statement.tree, told.verb) == "open"


def _kept_from(tree: Parse, verb: Token) -> bool:
    """ "without firing", "instead of leaving"."""
    above = tree.head(verb)
    return verb.dep == "pcomp" and above.lemma in ("without", "instead")


def _crossed(
    agent: Sequence[Term], patient: Sequence[Term], sentence: Statement, did: Sequence[int], underwent: Sequence[int]
) -> bool:
    """True if each of two said roles is filled by what fills the other in the sentence."""
    there = _in(agent, sentence.tree, underwent, SURELY) and _in(patient, sentence.tree, did, SURELY)
    here = _in(agent, sentence.tree, did, SURELY) or _in(patient, sentence.tree, underwent, SURELY)
    return bool(there) and not here


def _fills(terms: Sequence[Term], sentence: Statement, indices: Sequence[int]) -> bool | None:
    """True if the terms are what the words of a role name, None where either side names nobody."""
    words = [sentence.tree.tokens[i] for i in indices]
    if not terms or not any(t.pos in ("NOUN", "PROPN") for t in words):
        return None
    return _in(terms, sentence.tree, indices)


def _resolved(sentence: Statement, indices: Sequence[int]) -> tuple[int, ...]:
    """The role's words; for a pronoun, the subject of the sentence that it stands for."""
    words = [sentence.tree.tokens[i] for i in indices]
    if not words or any(t.pos != "PRON" for t in words):
        return tuple(indices)
    before = [p for p in sentence.happenings if p.agent and max(p.agent) < words[0].index]
    named = [p.agent for p in before if any(sentence.tree.tokens[i].pos in ("PROPN", "NOUN") for i in p.agent)]
    return without_prepositions(sentence.tree, named[0]) if named else tuple(indices)


def _text(sentence: Statement, indices: Sequence[int]) -> str:
    if not indices:
        return ""
    start, end = sentence.tree.span([sentence.tree.tokens[i] for i in indices])
    return sentence.text[start:end]


def _terms(claim: Statement, indices: Iterable[int]) -> list[Term]:
    """The terms that name a role: its names, or its nouns where it has none; what hangs on a preposition left out."""
    inside = set(without_prepositions(claim.tree, tuple(indices)))
    found = [t for t in claim.terms if t.kind in ("name", "noun") and inside & set(t.indices)]
    return [t for t in found if t.kind == "name"] or found


def without_prepositions(tree: Parse, indices: Sequence[int]) -> tuple[int, ...]:
    """The words of a phrase without what hangs on a preposition but "of" ("rebels in the Jabal area" → "rebels")."""
    hung = [prep for i in indices for prep in tree.kids(tree.tokens[i], "prep") if prep.lemma != "of"]
    cut = {t.index for prep in hung for t in tree.subtree(prep)}
    return tuple(i for i in indices if i not in cut)


def _in(terms: Sequence[Term], tree: Parse, indices: Iterable[int], least: float = SAME) -> bool | None:
    """True if one of the terms is among some tokens; None where there are no terms."""
    chosen = tuple(indices)
    if not terms:
        return None
    return any(match_within(t, tree, chosen).score >= least for t in terms)
