"""Whether a name occurs among the words of the entries, in whatever spelling."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from . import wordnet
from .names import folded, one_slip, same_name

# Below this share of common letters (of 100) no two words are spellings, or slips, of one name.
_NEAR = 60.0


def occurs(name: str, vocabulary: Mapping[str, int]) -> bool:
    """True if a word of the vocabulary is this name: spelled so, otherwise, as a people, or with a slip.

    Only words that share most of their letters with it are compared: of 100,000 in a few hundredths of a second,
    all of them in seconds.
    """
    word = folded(name)
    other = (name for name in wordnet.other_names(word) if " " not in name)
    forms = {word, *wordnet.related(word, "derivation"), *wordnet.related(word, "pertainym"), *other}
    if any(form in vocabulary for form in forms if form):
        return True
    near = [v for v, _, _ in process.extract(word, list(vocabulary), scorer=ratio, score_cutoff=_NEAR, limit=None)]
    if any(same_name(name, v) for v in near):
        return True
    return not wordnet.is_known(word) and any(one_slip(name, v) for v in near)
