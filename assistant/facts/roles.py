"""Who did what to whom: the predicates of a parsed sentence with their agents and patients."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .parsing import SUBJECTS, Parse, Token
from .synonyms import is_news_word

_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "without", "n’t"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_OBJECTS = ("dobj", "dative", "obj", "oprd")
# Verbs that lend their subject to the verb below them without adding an event of their own.
_HELPING = frozenset({"manage", "begin", "start", "continue", "try", "attempt", "go", "get", "fail", "refuse", "want"})
_LIFE_TAKING = frozenset({"lose", "claim", "cost", "take"})
# Who dies does not act: the grammar's subject is the one it happens to.
_UNDERGOING = frozenset(
    {"die", "perish", "succumb", "lose life", "drown", "fall", "collapse", "sink", "crash", "explode"}
)
_MARGINS = frozenset(
    {"vote", "point", "percent", "goal", "margin", "majority", "second", "minute", "metre", "seat", "year"}
)
_UNREAL = frozenset({"fail", "refuse", "deny", "decline"})


@dataclass(frozen=True, slots=True)
class Predication:
    """One verb of a sentence with the words that fill its roles (token indices, empty where not said)."""

    verb: Token
    lemma: str  # with its particle: "shoot down"
    agent: tuple[int, ...]
    patient: tuple[int, ...]
    negated: bool
    passive: bool


@lru_cache(maxsize=20_000)
def predications(tree: Parse) -> tuple[Predication, ...]:
    """Every verb of the text, in its order, with agent and patient where the grammar gives them."""
    return tuple(_predication(tree, t) for t in tree.tokens if _is_predicate(tree, t))


def _is_predicate(tree: Parse, token: Token) -> bool:
    if token.pos == "VERB":
        return True
    # The parser tags the verb of many a question ("Turkey down a jet") otherwise; an object gives it away.
    return token.dep == "ROOT" and token.pos not in ("AUX", "NOUN", "PROPN") and bool(tree.kids(token, *_OBJECTS))


def verb_lemma(tree: Parse, verb: Token) -> str:
    """The verb's lemma with its particle, if it has one: "take over"."""
    particles = [kid.lemma for kid in tree.kids(verb, "prt")]
    if verb.lemma in _LIFE_TAKING and any(kid.lemma in ("life", "live") for kid in tree.kids(verb, "dobj")):
        return f"{verb.lemma} life"
    bare = " ".join([verb.lemma, *particles])
    return next((idiom for idiom in _idioms(tree, verb, bare) if is_news_word(idiom)), bare)


def _idioms(tree: Parse, verb: Token, bare: str) -> Iterator[str]:
    """What the verb makes with its next words: "take part", "put to death", "throw out of" → "throw out"."""
    for kid in tree.kids(verb, "dobj", "acomp", "oprd", "ccomp", "xcomp", "advmod", "prep", "prt"):
        if kid.index > verb.index:
            yield f"{bare} {kid.lemma}"
            yield from (f"{bare} {kid.lemma} {below.lemma}" for below in tree.kids(kid, "pobj", "prep"))
            yield from (f"{verb.lemma} {kid.lemma} {below.lemma}" for below in tree.kids(kid, "pobj", "prep"))


def _predication(tree: Parse, verb: Token) -> Predication:
    passive = _is_passive(tree, verb)
    subject = _subject(tree, verb)
    objects = [i for kid in tree.kids(verb, *_OBJECTS) for i in _phrase(tree, kid)] or _shared_objects(tree, verb)
    by = [i for prep in tree.kids(verb, "agent") for kid in tree.kids(prep, "pobj") if not _is_measure(tree, kid)
          for i in _phrase(tree, kid)]  # fmt: skip
    agent, patient = (by, subject) if passive else (subject, objects)
    lemma = verb_lemma(tree, verb)
    if lemma in _UNDERGOING and not passive:
        agent, patient = [], subject
    return Predication(verb, lemma, tuple(agent), tuple(patient), _negated(tree, verb), passive)


def _is_measure(tree: Parse, head: Token) -> bool:
    """True for what "by" gives a difference with: "by how many votes", "by 4 points"."""
    counted = tree.kids(head, "nummod", "amod")
    return (head.lemma in _MARGINS and bool(counted)) or head.pos in ("NUM", "SYM")


def _shared_objects(tree: Parse, verb: Token) -> list[int]:
    """What a verb without an object of its own has in common with the next ("identify, recruit and train them"),
    or calls something else ("declare it a threat", where the grammar makes a clause of the two)."""
    named = [sub for kid in tree.kids(verb, "ccomp") if kid.pos != "VERB" for sub in tree.kids(kid, *SUBJECTS)]
    if named and not any(tree.kids(kid, "mark", "cop", "aux") for kid in tree.kids(verb, "ccomp")):
        return [i for sub in named for i in _phrase(tree, sub)]
    for other in tree.kids(verb, "conj"):
        between = tree.tokens[verb.index + 1 : other.index]
        if other.pos == "VERB" and all(t.pos in ("PUNCT", "CCONJ", "VERB", "ADV") for t in between):
            own = [i for kid in tree.kids(other, *_OBJECTS) for i in _phrase(tree, kid)]
            return own or _shared_objects(tree, other)
    return []


def _is_passive(tree: Parse, verb: Token) -> bool:
    if tree.kids(verb, "nsubjpass", "auxpass", "agent"):
        return True
    if _asked_with_be(tree, verb):
        return True
    if verb.dep == "conj" and verb.tag == "VBN" and not tree.kids(verb, "nsubj", "aux"):
        return _is_passive(tree, tree.head(verb))
    return verb.dep in ("acl", "amod") and verb.tag == "VBN"


def _asked_with_be(tree: Parse, verb: Token) -> bool:
    """True for "Was the embassy closed?", where the parser often takes what was closed for who closed."""
    head = tree.head(verb)
    subjects = tree.kids(verb, *SUBJECTS) or tree.kids(head, *SUBJECTS)
    inverted = bool(subjects) and head.lemma == "be" and head.dep == "ROOT" and head.index < subjects[0].index
    asked = tree.tokens[-1].text == "?" and verb.dep in ("ccomp", "acomp", "attr")
    return inverted and asked and verb.tag in ("VBN", "VBD") and not tree.kids(verb, *_OBJECTS)


def _subject(tree: Parse, verb: Token) -> list[int]:
    own = [i for kid in tree.kids(verb, *SUBJECTS) for i in _phrase(tree, kid)]
    if own:
        return _antecedent(tree, verb, own)
    head = tree.head(verb)
    if head is verb:
        return []
    if verb.dep in ("acl", "amod"):
        return _phrase(tree, head, without=verb)
    if verb.dep in ("conj", "xcomp", "advcl", "ccomp", "acomp", "attr") and head.pos in ("VERB", "AUX"):
        return _subject(tree, head)
    return []


def _antecedent(tree: Parse, verb: Token, subject: list[int]) -> list[int]:
    relative = len(subject) == 1 and tree.tokens[subject[0]].lemma in ("who", "which", "that")
    if relative and verb.dep == "relcl":
        return _phrase(tree, tree.head(verb), without=verb)
    return subject


def _phrase(tree: Parse, head: Token, without: Token | None = None) -> list[int]:
    """The words of a noun phrase, its relative clauses left out."""
    cut = {t.index for kid in tree.kids(head, "relcl", "acl", "advcl", "appos") for t in tree.subtree(kid)}
    if without is not None:
        cut |= {t.index for t in tree.subtree(without)}
    return [t.index for t in tree.subtree(head) if t.index not in cut]


def _negated(tree: Parse, verb: Token) -> bool:
    if any(kid.lemma in _NEGATIONS for kid in tree.kids(verb, "neg", "advmod", "preconj")):
        return True
    parts = tree.kids(verb, *_OBJECTS, *SUBJECTS)
    if any(part.lemma in _NOBODY or _is_not_any(tree, part) for part in parts):
        return True
    head = tree.head(verb)
    return verb.dep == "xcomp" and head is not verb and (head.lemma in _UNREAL or _negated(tree, head))


def _is_not_any(tree: Parse, part: Token) -> bool:
    """True for "no school", "not one school"."""
    below = [*tree.kids(part), *(deeper for kid in tree.kids(part, "nummod", "det") for deeper in tree.kids(kid))]
    return any(kid.lemma in ("no", "not") for kid in below)
