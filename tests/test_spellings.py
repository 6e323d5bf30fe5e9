"""Names among the words of the entries, found without comparing every word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.names import known_spellings
from assistant.facts.spellings import occurs

WORDS = "aleppo raqqah ar-raqqah jarabulus syrian dutch vatican geneva obama niger kerry shaykhun us 2014 f-16".split()
VOCABULARY = dict.fromkeys(WORDS, 1)
letters = st.text("abcehijklnorsuy-'", min_size=1, max_size=10)


@pytest.mark.parametrize(
    "name", ["Aleppo", "al-Raqqa", "Jarablus", "Syria", "Vaticans", "Gneeva", "Sheikhoun", "Obama's"]
)
def test_a_name_is_known_in_any_spelling(name: str) -> None:
    assert occurs(name, VOCABULARY)


@pytest.mark.parametrize("name", ["Nigeria", "Reykjavik", "F-18", "", "…", "2015"])
def test_another_name_is_not(name: str) -> None:
    assert not occurs(name, VOCABULARY)


@given(st.sampled_from(WORDS) | letters, st.lists(letters, max_size=8))
def test_what_a_comparison_with_every_word_finds_is_found(name: str, more: list[str]) -> None:
    vocabulary = VOCABULARY | dict.fromkeys(more, 1)
    assert occurs(name, vocabulary) == bool(known_spellings(name, vocabulary))
