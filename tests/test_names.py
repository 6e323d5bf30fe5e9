"""Which spelling stands for which name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.names import (
    acronym,
    folded,
    is_acronym_of,
    known_spellings,
    one_slip,
    same_name,
    sounds,
)
from assistant.facts.spellings import occurs

words = st.text(st.characters(categories=("Lu", "Ll"), max_codepoint=0x24F), min_size=1, max_size=12)
plain = st.text("abcdefghijklmnopqrstuvwxyz", min_size=6, max_size=12)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [("al-Nusra's", "nusra"), ("Saraqïb", "saraqib"), ("U.N.", "un"), ("ar-Raqqah", "raqqah"), ("Beza’", "beza")],
)
def test_a_word_is_folded_to_its_letters(printed: str, plain: str) -> None:
    assert folded(printed) == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Raqqa", "Ar-Raqqah"),
        ("Jarablus", "Jarabulus"),
        ("Khan", "Khān"),
        ("Sheikhoun", "Shaykhun"),
        ("Syria", "Syrian"),
        ("Kurd", "Kurds"),
        ("Zuhdi", "Zouhdi"),
    ],
)
def test_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Petrel-2", "Petrel-3"), ("Niger", "Nigeria"), ("Syria", "Serra"), ("Homs", "Hama"), ("Iran", "Iraq"), ("", "")],
)
def test_names_of_different_things_are_not(one: str, other: str) -> None:
    assert not same_name(one, other)


@given(words, words)
def test_it_does_not_matter_which_comes_first(one: str, other: str) -> None:
    assert same_name(one, other) == same_name(other, one)
    assert one_slip(one, other) == one_slip(other, one)


@given(plain)
def test_a_name_is_its_own_in_every_dress(name: str) -> None:
    for dressed in (name, name.upper(), name.capitalize(), f"{name}'s"):
        assert same_name(name, dressed)


@given(words)
def test_sounds_are_those_of_the_folded_name(name: str) -> None:
    assert sounds(name) == sounds(folded(name))


@given(plain, st.data())
def test_one_missing_letter_is_a_slip(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(name) - 1))
    assert one_slip(name, name[:at] + name[at + 1 :])


@pytest.mark.parametrize("other", ["Jeneva", "Gene", "F-16", "Genoa"])
def test_another_first_letter_a_short_word_or_a_figure_is_no_slip(other: str) -> None:
    assert not one_slip("Geneva", other)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("UN", "United Nations"),
        ("SOHR", "Syrian Observatory for Human Rights"),
        ("ISIL", "Islamic State of Iraq and the Levant"),
        ("U.S.", "United States"),
    ],
)
def test_initials_stand_for_the_name(short: str, long: str) -> None:
    assert is_acronym_of(short, long.split())


@given(st.lists(plain.map(str.capitalize), min_size=2, max_size=5))
def test_a_made_acronym_is_recognised(long: list[str]) -> None:
    assert is_acronym_of(acronym(long).upper(), long)


@pytest.mark.parametrize(("short", "long"), [("U", "United"), ("EU", "United Nations"), ("", "United Nations")])
def test_other_letters_do_not(short: str, long: str) -> None:
    assert not is_acronym_of(short, long.split())


def test_the_spelling_asked_for_comes_first_then_the_most_frequent() -> None:
    vocabulary = {"raqqah": 5, "raqqa": 2, "raqa": 9, "homs": 7}
    assert known_spellings("Raqqa", vocabulary) == ("raqqa", "raqa", "raqqah")


def test_slips_are_tried_only_where_nothing_else_is_found() -> None:
    assert known_spellings("Manbij", {"manbej": 1, "manbit": 1}) == ("manbej",)
    assert known_spellings("Manbij", {"manbit": 1}) == ("manbit",)


@pytest.mark.parametrize(("one", "other"), [("Rakka", "Raqqa"), ("Qusayr", "Kusair")])
def test_letters_for_one_sound_make_one_name(one: str, other: str):
    assert same_name(one, other)


def test_a_country_is_found_by_the_adjective_of_another_of_its_names():
    assert occurs("Britain", {"british": 3})
    assert not occurs("Britain", {"swedish": 3})
