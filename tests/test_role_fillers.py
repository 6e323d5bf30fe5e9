"""Who did what to whom: a claim's happening beside a sentence's."""

from __future__ import annotations

import pytest

from assistant.facts.statements import statement_of
from assistant.verification.happenings import Told, happenings


def told(claim: str, sentence: str) -> Told:
    (first, *_) = happenings(statement_of(claim), statement_of(sentence))
    return first


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Arsenal beat Chelsea.", "Chelsea beat Arsenal in the final."),
        ("Norwegian trawlers rammed a Danish cutter.", "Danish trawlers rammed a Norwegian cutter off Bergen."),
        ("American envoys were expelled by Peru.", "The United States expelled two Peruvian envoys."),
    ],
)
def test_names_that_change_places_are_swapped(claim: str, sentence: str) -> None:
    assert told(claim, sentence).swapped


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Chelsea beat Arsenal.", "In the final Arsenal were beaten by Chelsea."),
        ("Danish trawlers rammed a Norwegian cutter.", "A Norwegian cutter was rammed by Danish trawlers."),
        ("Lindqvist met Moreau in Oslo.", "Moreau met Lindqvist in Oslo."),
        ("Guards clashed with miners.", "Miners clashed with guards at the gate."),
    ],
)
def test_the_same_in_another_order_is_not_swapped(claim: str, sentence: str) -> None:
    found = told(claim, sentence)
    assert not found.swapped
    assert not found.by_another


def test_who_stands_elsewhere_in_the_sentence_did_not_do_it() -> None:
    found = told("Protesters arrested two students.", "Police arrested two students after clashes with protesters.")
    assert found.by_another
    assert found.other_agent == "Police"


def test_a_thing_that_did_it_leaves_open_who_is_behind_it() -> None:
    found = told("Rebels killed two guards.", "A bomb killed two guards; rebels are suspected.")
    assert not found.by_another


def test_a_question_that_begins_with_be_asks_for_what_was_done() -> None:
    (asked,) = statement_of("Was the embassy in Lima closed?").happenings
    assert asked.passive
    assert not asked.agent
