"""Why a sentence states nothing that sources could confirm or deny: it asks, judges, foretells, greets or is none."""

from __future__ import annotations

import re

from ..facts.addressed import is_addressed
from ..facts.parsing import SUBJECTS, Parse, Token, parse
from ..models import Reason

_ASKS = re.compile(
    r"[?？؟][\"'”’»)\]]*$"
    r"|^(?:who|what|which|why|how(?: many| much| long)?|(?:when|where) (?:did|does|do|is|are|was|were|has|have)"
    r"|did|does|is it|was it)\b[^.!]*$",
    re.I,
)
_HEADLINE = re.compile(r"\b(?:dead|killed|wounded|injured|hurt|missing|arrested|captured|freed|down)\b", re.I)
_GREETS = re.compile(
    r"(?:hello|hi|hey|dear|greetings|welcome|thanks?|thank you|good (?:morning|day|afternoon|evening|night)"
    r"|(?:best|kind|warm) (?:regards|wishes)|sincerely|yours|happy new year|cheers|bye|goodbye)\b",
    re.I,
)
_FIRST_PERSON = frozenset({"i", "we"})
_OPINING = frozenset("think believe feel hope guess suppose doubt wish love hate like prefer suspect agree".split())
_IN_MY_VIEW = re.compile(
    r"\b(?:in (?:my|our) (?:view|opinion|eyes)|to my mind|if you ask me|imho|arguably|hopefully|frankly"
    r"|unfortunately|sadly|shamefully|(?:may|might) (?:seem|look|sound)|let us|let's)\b",
    re.I,
)
_OUGHT = frozenset({"should", "ought"})
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_FORETELLING = frozenset({"go", "set", "expect", "bind", "likely", "unlikely", "poise", "sure", "certain", "due"})
_SAYING = frozenset(
    "say announce declare promise warn vow pledge tell report claim state confirm deny estimate predict forecast "
    "threaten agree decide propose suggest insist argue believe accuse demand urge call plan note".split()
)
_QUOTED_AS = re.compile(r"\b(?:according to|as reported by|in the words of)\b", re.I)
# What somebody feels of a thing, where a sentence says nothing else of it.
_FELT = frozenset(
    """absurd amazing appalling awesome awful bad beautiful boring brave brilliant courageous cowardly cruel delicious
    despicable difficult disappointing disgraceful disgusting evil excellent exciting fantastic fascinating foolish
    funny good great heartbreaking heroic hideous horrible horrific immoral incredible inexcusable interesting
    intolerable lovely magnificent nice noble obvious outrageous pathetic pleasant pointless reckless repugnant
    ridiculous sad scandalous shameful shocking sickening silly speculative stunning stupid superb terrible terrific
    tragic ugly unacceptable unclear unforgivable unfortunate unjust unwise useless vile wonderful worrying worthless
    wrong""".split()
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FEWEST = 2  # words


def why_left_out(text: str) -> Reason | None:
    """Why a sentence is not worth checking; None where it states something."""
    words = text.strip(" \t\r\n\"'“”‘’«»()[]-–—*•#>")
    if _ASKS.search(text.strip()):
        return "question"
    if is_addressed(text):
        return "instruction"
    if _GREETS.match(words) and len(words.split()) <= 8:
        return "greeting"
    tree = parse(text)
    if not _states(tree) and not _is_told(words, text):
        return "fragment"
    root = next(t for t in tree.tokens if t.head == t.index and t.dep == "ROOT")
    return _unchecked(text, tree, root)


def is_statement(text: str) -> bool:
    """True for a clause that stands alone: a finite verb with a subject of its own."""
    tree = parse(text)
    return _states(tree) and any(t.dep in SUBJECTS and tree.head(t).pos in ("VERB", "AUX") for t in tree.tokens)


def _unchecked(text: str, tree: Parse, root: Token) -> Reason | None:
    if _commands(tree, root):
        return "instruction"
    if _IN_MY_VIEW.search(text) or _judges(tree, root):
        return "opinion"
    reported = root.lemma in _SAYING or _QUOTED_AS.search(text)
    if not reported and any(kid.text.lower() in _OUGHT for kid in tree.kids(root, "aux")):
        return "opinion"
    return "prediction" if not reported and _foretells(tree, root) else None


def _states(tree: Parse) -> bool:
    """True where something is said of something: a finite verb, or a headline's participle with what it befell."""
    words = [t for t in tree.tokens if t.pos not in ("PUNCT", "SYM", "SPACE")]
    if len(words) < _FEWEST:
        return False
    finite = any(t.tag in _FINITE and t.pos in ("VERB", "AUX") for t in words)
    # "Four killed in Hermel": the parser hangs the participle on the noun.
    headline = any(t.tag == "VBN" and t.dep in ("ROOT", "acl") and tree.head(t).dep == "ROOT" for t in words)
    return finite or headline or (words[0].tag == "VB" and words[0].dep == "ROOT")


def _is_told(words: str, text: str) -> bool:
    """True for a sentence whose verb the parser took for a noun, and for "150 dead" in a headline."""
    stopped = text.rstrip("\"'”’»)] ").endswith((".", "!"))
    return (stopped and len(words.split()) > 4) or _HEADLINE.search(words) is not None


def _commands(tree: Parse, root: Token) -> bool:
    """True for "Read more about it." and "Please subscribe."."""
    if root.tag != "VB" or tree.kids(root, *SUBJECTS):
        return False
    before = [t for t in tree.tokens[: root.index] if t.pos not in ("INTJ", "PUNCT", "ADV")]
    return not before


def _judges(tree: Parse, root: Token) -> bool:
    """True where the writer says what he feels, or where all that is said of a thing is what is felt of it."""
    subjects = tree.kids(root, *SUBJECTS)
    if root.lemma in _OPINING and any(s.lemma in _FIRST_PERSON for s in subjects):
        return True
    if root.lemma not in ("be", "seem", "look", "sound", "feel", "remain"):
        return False
    said = tree.kids(root, "acomp", "attr", "oprd")
    felt = [t for s in said for t in (s, *tree.kids(s, "amod")) if t.lemma in _FELT]
    return bool(felt) and not _counts_or_names(tree, said)


def _counts_or_names(tree: Parse, said: list[Token]) -> bool:
    """True where what is said holds a name or a number: "the best result since 1998" can be looked up."""
    return any(t.pos in ("PROPN", "NUM") for s in said for t in tree.subtree(s))


def _foretells(tree: Parse, root: Token) -> bool:
    """True for a main clause about what is to come."""
    helpers = tree.kids(root, "aux", "auxpass")
    if any(t.text.lower() in _WILL for t in helpers):
        return not any(s.lemma == "you" for s in tree.kids(root, *SUBJECTS))  # a recipe or an instruction
    now = root.tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP") for t in helpers)
    turns = [root, *tree.kids(root, "acomp")]
    coming = [t for t in turns if t.lemma in _FORETELLING and tree.kids(t, "xcomp") and not tree.kids(t, "advmod")]
    # "is expected to", "is going to": not "he expects to", "they go to see".
    turned = {"expect": bool(tree.kids(root, "auxpass")), "go": root.tag == "VBG"}.get(root.lemma, True)
    return now and bool(coming) and turned
