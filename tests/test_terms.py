"""What of a question an entry must account for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.parsing import parse
from assistant.facts.terms import Term, terms_of

WORDS = "who did Turkey army seize the town of Homs 40 men in 2014 ISIL and".split()


def kinds(text: str) -> dict[str, str]:
    return {term.text: term.kind for term in terms_of(parse(text))}


def term(text: str, name: str) -> Term:
    return next(t for t in terms_of(parse(text)) if t.text == name)


def test_names_numbers_things_and_happenings_are_told_apart() -> None:
    found = kinds("How many soldiers did Turkey send to Idlib with 40 tanks?")
    assert (found["Turkey"], found["Idlib"], found["40"], found["tanks"], found["send"]) == (
        *("name", "name", "number", "noun", "verb"),
    )


def test_words_that_ask_are_no_terms() -> None:
    assert not {"How", "many", "did", "to", "What", "?"} & set(kinds("How many did they send? What was it?"))


def test_the_words_of_one_name_stay_together() -> None:
    name = "Syrian Observatory for Human Rights"
    assert term(f"What did the {name} say?", name).words == ("Syrian", "Observatory", "Human", "Rights")


def test_two_names_joined_by_and_are_two() -> None:
    assert {"Iran", "Russia"} <= set(kinds("What did Iran and Russia sign?"))


@pytest.mark.parametrize(("text", "located"), [("Who fled from Aleppo?", True), ("Did Aleppo fall?", False)])
def test_a_place_is_known_by_its_preposition(text: str, located: bool) -> None:
    assert term(text, "Aleppo").located is located


def test_hidden_stretches_have_no_terms() -> None:
    text = "What happened in March 2014 in Homs?"
    start = text.index("March")
    assert {t.text for t in terms_of(parse(text), [(start, start + len("March 2014"))])} == {"Homs"}


def test_a_name_is_known_without_capitals_where_none_are_used() -> None:
    assert kinds("who seized jarablus")["jarablus"] == "name"


@given(
    st.lists(st.sampled_from("who did Turkey army seize the town of Homs 40 men in 2014 ISIL and".split()), max_size=9)
)
def test_terms_stand_in_the_text_in_order(words: list[str]) -> None:
    text = " ".join(words)
    found = terms_of(parse(text))
    assert all(text[t.start : t.end] == t.text for t in found)
    assert [t.start for t in found] == sorted(t.start for t in found)
