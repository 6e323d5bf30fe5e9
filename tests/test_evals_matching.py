"""Matching of accepted strings: spelling does not count, words and numbers do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from evals.matching import leads_with, plain, says


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("They executed thirty-four jihadists. [1]", "34"),
        ("At least 1,000 men", "one thousand"),
        ("$3.4 million was stolen", "3,400,000"),
        ("in Deir ez-Zôr.", "deir ez zor"),
        ("on January 7th, 2014", "7 January"),
        ("the 7th of January", "January 7"),
        ("a MiG‑23 was shot down", "MiG-23"),
        ("88.7 percent of votes", "88.7"),
        ("It cost £350,000.", "350,000 pounds"),
        ("It cost 350,000 pounds.", "£350,000"),
        ("It cost £0.35 million.", "£350,000"),
        ("It cost £0.35 million.", "350,000 pounds"),
        ("about €12", "12"),
    ],
)
def test_spelling_does_not_count(text, accepted):
    assert says(text, accepted)


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("It has 2 entries. [34]", "34"),
        ("34,000 people", "34"),
        ("hundreds of people", "100"),
        ("3.4 million", "3"),
        ("Aleppoan", "Aleppo"),
        ("17 January", "7 January"),
        ("anything", "…"),
        ("£350,000", "350,000 dollars"),
        ("£350", "ps350"),
        ("£", "pounds"),
    ],
)
def test_other_words_and_numbers_do_not_match(text, accepted):
    assert not says(text, accepted)


@given(st.integers(0, 999_999))
def test_number_in_words_is_the_number(number):
    words = num2words(number).replace(",", "")
    assert says(f"there were {words} of them", str(number))


@given(st.integers(0, 10**9))
def test_grouped_digits_are_the_number(number):
    assert plain(f"{number:,}") == plain(str(number)) == str(number)


@given(st.text(max_size=60))
def test_a_text_says_itself(text):
    assert says(text, text) == bool(plain(text))


def test_first_word_leads():
    assert leads_with("Yes, on 7 January", "yes")
    assert not leads_with("Yesterday", "yes")
