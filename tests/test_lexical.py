"""Words, terms, and the BM25 index over passages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.calendar import Day
from vectorstore.lexical import Lexical, build_lexical, searched_text
from vectorstore.models import DateSpan, Event, Passage
from vectorstore.words import terms, words

TEXTS = (
    "Rebels of al-Nusra seized 1,000 rifles.",
    "The U.N. counted 88.7% of the votes.",
    "Two F-16s landed.",
)


@pytest.fixture
def lexical(tmp_path: Path) -> Lexical:
    build_lexical(tmp_path, TEXTS, TEXTS)
    return Lexical(tmp_path, len(TEXTS))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("al-Nusra", ["al-nusra", "al", "nusra"]),
        ("Saraqïb", ["saraqib"]),
        ("1,000 88.7% 3,5", ["1000", "88.7%", "3,5"]),
        ("the U.N. and the U.S.A.", ["the", "un", "and", "the", "usa"]),
        ("…", []),
    ],
)
def test_words_are_folded_and_kept_whole(text: str, expected: list[str]) -> None:
    assert list(words(text)) == expected


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("executions", "executed"),
        ("F-16", "F-16s"),
        ("Nusra", "al-Nusra"),
        ("1000", "1,000"),
        ("UN", "U.N."),
        ("7 January", "January 7th"),
        ("Assad", "Assad's"),
        ("Raqqah", "Ar-Raqqah"),
    ],
)
def test_a_word_finds_its_other_forms(asked: str, written: str) -> None:
    assert set(terms(asked)) <= set(terms(written))


def test_negation_is_no_stopword() -> None:
    assert terms("it is not the end") == ["not", "end"]


@given(st.text())
def test_any_text_has_terms_without_space_or_capitals(text: str) -> None:
    assert all(term == term.lower() and not any(c.isspace() for c in term) for term in terms(text))


def test_the_passage_with_the_words_scores_highest(lexical: Lexical) -> None:
    assert lexical.scores("how many votes did the UN count").argmax() == 1


def test_unknown_words_score_nothing(lexical: Lexical) -> None:
    assert not lexical.scores("penguins").any()


def test_a_word_asked_twice_counts_once(lexical: Lexical) -> None:
    assert (lexical.scores("rifles rifles") == lexical.scores("rifles")).all()


def test_the_vocabulary_counts_entries(lexical: Lexical) -> None:
    assert (lexical.vocabulary["the"], lexical.vocabulary["nusra"]) == (1, 1)


def test_a_passage_is_found_by_the_date_that_it_stands_under() -> None:
    span = DateSpan.of_day(Day(1901, 1, 7), "7 January")
    event = Event("e", "s", span, span, (), "The strike ended.", 0, 17)
    assert searched_text(event, Passage("e", event.text, 0, 17, span)) == "7 January 1901 The strike ended."


def test_building_is_silent(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        build_lexical(tmp_path, TEXTS, TEXTS)
    assert caplog.records == []
