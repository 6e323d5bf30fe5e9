"""Number words read back to the numbers that they were made from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from assistant.facts.number_words import read_cardinal, read_ordinal
from assistant.facts.quantity_tokens import tokenise

numbers = st.one_of(st.integers(0, 2000), st.integers(0, 10**9), st.integers(0, 10**14))


@given(numbers)
def test_cardinals_round_trip(number):
    tokens = tokenise(num2words(number))
    assert read_cardinal(tokens, 0) == (number, len(tokens))


@given(st.integers(1, 999))
def test_ordinals_round_trip(number):
    tokens = tokenise(num2words(number, to="ordinal"))
    assert read_ordinal(tokens, 0) == (number, len(tokens))


@given(numbers)
def test_american_wording_without_and_reads_the_same(number):
    tokens = tokenise(num2words(number).replace(" and ", " ").replace(",", ""))
    assert read_cardinal(tokens, 0) == (number, len(tokens))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twelve hundred men", 1200),
        ("one thousand, two were freed", 1000),
        ("two and three", 2),
        ("ninety-nine", 99),
    ],
)
def test_a_number_ends_where_the_next_thing_begins(words, value):
    found = read_cardinal(tokenise(words), 0)
    assert found is not None
    assert found[0] == value


@pytest.mark.parametrize("words", ["", "and five", "hundred", "people", "third"])
def test_no_cardinal_begins_here(words):
    assert read_cardinal(tokenise(words), 0) is None
