"""How far a sentence accounts for a term."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.matching import match_term, match_terms, number_value
from assistant.facts.parsing import parse
from assistant.facts.synonyms import across_classes, opposed, same_kind, stands_for
from assistant.facts.terms import terms_of
from assistant.facts.wordnet import relatedness

SENTENCES = (
    "Rebels seized the town of Jarabulus from ISIL.",
    "A car bomb killed 14 people in Homs.",
    "British ministers met in Geneva.",
)
LEMMAS = ("kill", "die", "seize", "capture", "arm", "town", "city", "withdraw", "withdrawal", "open", "close", "…", "")


def score(question: str, word: str, sentence: str) -> float:
    term = next(t for t in terms_of(parse(question)) if word in t.text)
    return match_term(term, parse(sentence)).score


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Who took Jarablus?", "Jarablus"),
        ("Who captured the town?", "captured"),
        ("Who captured the town?", "town"),
    ],
)
def test_other_words_for_the_same_are_found(question: str, word: str) -> None:
    assert score(question, word, SENTENCES[0]) >= 0.85


@pytest.mark.parametrize(
    ("question", "word"), [("Who took Aleppo?", "Aleppo"), ("Which ship sank?", "ship"), ("Why did 15 die?", "15")]
)
def test_what_is_not_said_is_not_found(question: str, word: str) -> None:
    assert score(question, word, SENTENCES[0]) < 0.5


def test_a_number_is_found_in_words() -> None:
    assert score("Did 14 die?", "14", "Fourteen people died.") == 1.0


def test_a_place_is_found_by_its_people() -> None:
    assert score("What did France do?", "France", "French ministers met in Geneva.") >= 0.9


def test_an_opposite_speaks_against() -> None:
    assert score("Who opened the bridge?", "opened", "Soldiers closed the bridge.") < 0


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_accounts_for_its_own_terms(sentence: str) -> None:
    tree = parse(sentence)
    assert all(match.score >= 0.95 for match in match_terms(terms_of(tree), tree))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_carries_a_term_is_a_word_of_the_sentence(sentence: str) -> None:
    tree = parse(sentence)
    found = match_terms(terms_of(parse(" ".join(SENTENCES))), tree)
    assert all(-1 <= match.score <= 1 for match in found)
    assert all(0 <= index < len(tree.tokens) for match in found for index in match.tokens)


@pytest.mark.parametrize(
    ("word", "value"), [("14", 14), ("1,000", 1000), ("88.7%", 88.7), ("fourteen", 14), ("Homs", None), ("", None)]
)
def test_a_number_has_its_value(word: str, value: float | None) -> None:
    assert number_value(word) == value


@given(st.integers(0, 10**9))
def test_a_printed_number_has_its_value_back(number: int) -> None:
    assert number_value(str(number)) == number_value(f"{number:,}") == number


@given(st.sampled_from(LEMMAS), st.sampled_from(LEMMAS), st.sampled_from(["n", "v", "a"]))
def test_opposition_does_not_depend_on_the_order(one: str, other: str, word_class: str) -> None:
    assert opposed(one, other, word_class) == opposed(other, one, word_class)  # type: ignore[arg-type]


@given(st.sampled_from(LEMMAS), st.sampled_from(LEMMAS))
def test_a_word_stands_for_itself_wholly_and_for_none_more(one: str, other: str) -> None:
    assert across_classes(one, one) == stands_for(one, one, "v") == 1.0
    assert same_kind(one, one) >= 0.9
    assert -1.0 <= across_classes(one, other) <= 1.0


@given(st.sampled_from(LEMMAS), st.sampled_from(LEMMAS), st.sampled_from(["n", "v", "a", "r"]))
def test_wordnet_relates_words_both_ways_alike(one: str, other: str, word_class: str) -> None:
    assert relatedness(one, other, word_class) == relatedness(other, one, word_class)  # type: ignore[arg-type]
