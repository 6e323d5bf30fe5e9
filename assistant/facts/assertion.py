"""Does a sentence state that something happened, or only that somebody plans, doubts, orders or denies it?"""

from __future__ import annotations

from typing import Literal

from .parsing import SUBJECTS, Parse, Token

Stand = Literal["stated", "denied", "open"]

# What stands below these did not happen, or is said not to have happened.
_DENYING = frozenset(
    "deny reject refute dispute disprove debunk retract lie hoax myth falsehood fabrication untrue false fake wrong "
    "incorrect baseless mistaken".split()
)
_TRUE = frozenset("true right correct case fact".split())  # not so, it is denied; anything else not so is open
_FALSELY = frozenset("falsely wrongly mistakenly erroneously untruthfully".split())
_NOT = frozenset("not n't n’t never no hardly nobody none neither nor".split())
_UNDOING = frozenset("refuse fail prevent halt abandon avoid decline cancel".split())
# What stands below these may or may not happen, or have happened.
_OPEN = frozenset(
    "suppose imagine pretend hope want wish threaten plan promise pledge vow expect fear doubt propose demand urge "
    "request ask order call predict forecast consider intend aim prepare seek offer rumour rumor wonder accuse suspect "
    "allege invite encourage instruct command advise recommend authorize authorise hypothesis possibility impossible "
    "unlikely possible likely agree".split()
)
_MODALS = frozenset({"may", "might", "could", "should", "must", "ought"})
_IF = frozenset({"if", "unless", "whether"})
_BELOW = frozenset({"ccomp", "xcomp", "pcomp", "acl", "csubj", "csubjpass", "advcl", "dobj", "relcl"})


def stand(tree: Parse, verb: Token) -> Stand:
    """ "denied" or "open" where something above the verb takes its truth away, "stated" otherwise."""
    if any(kid.lemma in _MODALS for kid in tree.kids(verb, "aux")):
        return "open"
    if any(kid.lemma in _IF for kid in tree.kids(verb, "mark")):
        return "open"
    token = verb
    for _ in range(4):  # "It is a lie that he said that …": further up nothing is about the verb any more
        above = tree.head(token)
        if above is token or token.dep not in {*_BELOW, "prep"}:
            return "stated"
        if token.dep in ("relcl", "advcl") and token.dep != verb.dep:
            return "stated"
        found = _by(tree, above, token)
        if found != "stated":
            return "stated" if found == "denied" and tree.kids(above, "neg") else found
        if token.dep not in ("relcl", "advcl") and (found := _not_said(tree, above)) != "stated":
            return found
        token = above
    return "stated"


def _not_said(tree: Parse, above: Token) -> Stand:
    """What a denial, a demand or a judgement on the word above makes of the clause: "nobody confirmed that …"."""
    copula = tree.head(above) if above.dep in SUBJECTS and tree.head(above).lemma == "be" else above
    told = [above.lemma, *(kid.lemma for kid in tree.kids(copula, "attr", "acomp") if copula.lemma == "be")]
    if any(kid.lemma in _NOT for word in (above, copula) for kid in _around(tree, word)):
        return "denied" if _TRUE & set(told) else "open"
    if any(kid.lemma in _FALSELY for kid in tree.kids(above, "advmod")):
        return "denied"
    judge = tree.head(above)
    if above.dep in SUBJECTS and judge.lemma in _DENYING:
        return "denied"
    wanted = any(kid.lemma in _MODALS for kid in tree.kids(above, "aux"))
    return "open" if wanted or _is_order(tree, above) else "stated"


def _around(tree: Parse, word: Token) -> list[Token]:
    """What may deny a word: its negation and adverbs, its article, its subject; of "is", those of what it is, too."""
    said = tree.kids(word, "attr") if word.lemma == "be" else []
    return [kid for one in (word, *said) for kid in tree.kids(one, "neg", "advmod", "det", "nsubj", "nsubjpass")]


def _is_order(tree: Parse, verb: Token) -> bool:
    """True for the verb of "Say that …": bare, without a subject or a helping verb."""
    first = tree.head(verb) if verb.dep == "conj" else verb
    return all(v.tag in ("VB", "VBP") and not tree.kids(v, *SUBJECTS, "aux") for v in (verb, first)) and (
        first.dep == "ROOT" and first.pos == "VERB"
    )


def _by(tree: Parse, above: Token, below: Token) -> Stand:
    """What a word does to the clause below it: itself, or as in "that … is a lie", "the claim that … is false"."""
    if below.dep == "advcl":
        return "stated"
    if below.dep == "relcl":
        return "denied" if above.lemma in _DENYING else "stated"
    words = [above]
    copula = above if above.lemma == "be" else tree.head(above)
    if copula.lemma == "be" and (copula is above or above.dep in SUBJECTS):
        words += tree.kids(copula, "attr", "acomp")
    found: Stand = "stated"
    for word in words:
        if word.lemma in _DENYING | _UNDOING:
            return "denied"
        if word.lemma in _OPEN:
            found = "open"
    return found
