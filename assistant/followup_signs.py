"""Whether a question leans on what was said before it, and by which words."""

from __future__ import annotations

import re

from .facts.parsing import SUBJECTS, Parse, Token, parse
from .question_shape import named, settings_of

OPENER = re.compile(r"^(?:(?:and|but|so|also|then|or|ok|okay|yes|no|well|now)\b[,:;]?\s+)+", re.I)
BARE = re.compile(
    r"^(?:(?:by|to|from|with|for|of|since|until) )?"
    r"(?:who|whom|whose|when|where|why|how|what|which|how many|how much|how long)"
    r"(?: (?:was|is|were|did|does)(?: (?:that|this|it))?(?: (?:happen|take place|occur))?)?\s*\??$",
    re.I,
)
ABOUT = re.compile(r"^(?:what|how) about\b|^(?:the )?same (?:for|in|with|question)\b", re.I)
MORE = re.compile(
    r"^(?:(?:please )?tell (?:me|us) more|more(?: details?| information)?|go on|continue"
    r"|anything else|what else|and then|then what|details?)\b[^?]{0,20}(?:about (?:it|that|this))?\s*[?.!]*$",
    re.I,
)
FRAGMENT = re.compile(r"^(?:in|at|near|on|from|into|around|outside|inside|by|for|against) \S+(?: \S+){0,3}$", re.I)
BACK_IN_TIME = re.compile(
    r"\b(?:(?:on |in |at |by )?(?:that|the same|this)"
    r" (?:day|date|time|month|year|week|evening|night|morning|afternoon|moment|period)"
    r"|(?:on )?the (?:day|week|month|year) (?:before|after)(?: that)?(?=\s*[?.,!]|$)"
    r"|(?:on |in )?the (?:next|following|previous|preceding) (?:day|week|month|year)(?=\s*[?.,!]|$)"
    r"|(?:a|an|one|two|three|four|five|six|seven|\d+)"
    r" (?:day|week|month|year)s? (?:later|earlier|before|after(?:wards?)?)(?=\s*[?.,!]|$)"
    r"|since then|by then|until then|before that|after that|afterwards?|meanwhile"
    r"|(?:(?<!and )then|later)(?=\s*[?.,!]|$))",
    re.I,
)
_EXPLETIVE = re.compile(
    r"\bit (?:that|true|known|announced|reported|confirmed|said|claimed|revealed|possible|clear|take|took"
    r"|stated|believed)\b"
    r"|\b(?:was|is) it\b(?= (?:that|who|where|the)\b)|\btrue that\b",
    re.I,
)
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_PERSONAL |= {"they", "them", "their", "theirs", "it", "its"}
_POINTING = frozenset({"that", "this", "those", "these"})
_PLURAL = frozenset({"they", "them", "their", "theirs"})
_ANYONE = frozenset({"people", "person"})
# "the town": a class that is said in place of a name once the name was said.
_CLASSES = frozenset(
    {"group", "town", "city", "village", "place", "country", "attack", "incident", "event", "accident"}
)
_CLASSES |= {
    "victim",
    "attacker",
    "perpetrator",
    "suspect",
    "dead",
    "wounded",
    "explosion",
    "bombing",
    "organisation",
}
_THERE = re.compile(r"\b(?:were|was|are|is) there\s*\??$", re.I)
_NOTHING_ELSE = 8  # words: a longer question without any name says enough to be searched for
_COMPARED = re.compile(
    r"\bthe (?:other|lower|higher|former|latter|larger|smaller|second|first|last)"
    r" (?:one|figure|number|count|report|claim)\b",
    re.I,
)


def leans(question: str, before: str) -> bool:
    """True if the question cannot be understood without `before`, the text of the turns before it."""
    words = question.strip()
    if OPENER.match(words) or BARE.match(words) or about(words) or MORE.match(words):
        return True
    if FRAGMENT.match(words.rstrip(" ?")) and not _asks(words):
        return True
    if BACK_IN_TIME.search(words) or _COMPARED.search(words):
        return True
    tree = parse(words)
    return any(points_back(tree, token) for token in tree.tokens) or _bare_of_names(tree, before)


def _asks(words: str) -> bool:
    return any(token.pos in ("VERB", "AUX") or token.tag.startswith("W") for token in parse(words).tokens)


def about(words: str) -> str:
    """The matter of "What about Aleppo?"; "" for other questions, "What about it makes …" among them."""
    match = ABOUT.match(words)
    matter = words[match.end() :].strip(" ?.!") if match else ""
    short = len(matter.split()) <= 8 and not any(t.tag in ("VBZ", "VBP", "MD") for t in parse(words).tokens[2:])
    return matter if short else ""


def points_back(tree: Parse, token: Token) -> bool:
    """True for a pronoun with nothing in its own question that it can stand for."""
    word = token.text.lower()
    if word == "there":
        before = tree.tokens[token.index - 1].lemma if token.index else ""
        return token.dep != "expl" and token.pos in ("ADV", "PRON") and before != "be"
    if word in _POINTING:
        return _demonstrates(tree, token)
    if word not in _PERSONAL or _expletive(tree, token):
        return False
    return not any(_antecedent(tree, other, token) for other in tree.tokens[: token.index])


def _demonstrates(tree: Parse, token: Token) -> bool:
    """ "that attack", "how many of those", "did that kill"; not "the man that", "said that", "those who"."""
    following = tree.tokens[token.index + 1] if token.index + 1 < len(tree.tokens) else None
    if token.dep in ("mark", "complm") or token.tag in ("WDT", "IN", "RB", "WP"):
        return False
    if following is not None and following.text.lower() in ("who", "whom", "which", "of", "that"):
        return False
    if token.dep == "det":
        return not any(kid.dep in ("relcl", "acl", "prep") for kid in tree.kids(tree.head(token)))
    return not (token.text.lower() in ("those", "these") and tree.kids(token, "relcl", "acl", "prep", "amod"))


def _expletive(tree: Parse, token: Token) -> bool:
    around = tree.text[max(token.start - 6, 0) : token.end + 24]
    return token.dep == "expl" or (token.text.lower() == "it" and _EXPLETIVE.search(around) is not None)


def _antecedent(tree: Parse, other: Token, pronoun: Token) -> bool:
    """True if the earlier word can be what the pronoun stands for: of its number, and not of its own clause.

    Inside one clause only a possessive may look back: "Why did the prosecutor change her mind?"
    """
    word = pronoun.text.lower()
    asker = other.text.lower() == "who" and other.dep in SUBJECTS and word not in ("it", "its")
    if not asker and other.pos not in ("NOUN", "PROPN"):
        return False
    if other.tag in ("NNS", "NNPS") and word not in _PLURAL:
        return False
    if other.tag == "NN" and word in ("they", "them"):
        return False
    own = pronoun.tag == "PRP$" or word in ("his", "their", "its", "her")
    return own or _clause(tree, other) != _clause(tree, pronoun)


def _clause(tree: Parse, token: Token) -> int:
    """Index of the verb that governs the word."""
    for _ in range(len(tree.tokens)):
        head = tree.head(token)
        if head.index == token.index or head.pos in ("VERB", "AUX"):
            return head.index
        token = head
    return token.index


def _bare_of_names(tree: Parse, before: str) -> bool:
    """True for a short question without a name, date or place of its own: "What was the bomber called?"."""
    words = [token for token in tree.tokens if token.text[0].isalnum()]
    own = any(named(token) for token in words[1:]) or (words and words[0].pos == "PROPN")
    if len(words) > _NOTHING_ELSE or own or settings_of(tree.text):
        return False
    if any(token.text[0].isdigit() or token.dep == "relcl" for token in words):
        return False
    known = {word.lower() for word in re.findall(r"\w+", before)}
    names = {word.lower() for word in re.findall(r"(?<=[a-z,] )[A-Z]\w+", before)}
    if any(token.text in names for token in words):
        return False  # a name that was said, typed in small letters
    nouns = [token for token in words if token.pos in ("NOUN", "PROPN", "X") and token.lemma not in _ANYONE]
    new = [token for token in nouns if not _known(token, known)]
    # "How many were hurt?", "How many victims were there?", nouns that were spoken of: else a new matter.
    return not new or (len(new) == len(nouns) == 1 and _THERE.search(tree.text) is not None)


def _known(token: Token, known: set[str]) -> bool:
    return token.text.lower() in known or token.lemma in known or token.lemma in _CLASSES
