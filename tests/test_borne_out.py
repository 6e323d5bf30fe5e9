"""A sentence against the entry's sentences that are to carry it: figures, dates, names, who and whom, and no more."""

from __future__ import annotations

import pytest

from assistant.language.quoting import Cited
from assistant.verification.borne_out import why_not_borne_out

QUOTED = {
    "Hermel": "A suicide bomber killed 4 people and injured 26",
    "MiG": "Turkish F-16s shot down",
    "embassy": "The United States expelled all Syrian diplomats",
    "strikes": "The Israeli Air Force launched several air strikes",
}


@pytest.fixture
def why(seed_store):
    """Why a sentence does not pass beside the sentences that begin so."""

    def told(sentence, *names):
        found = {p.text: (event, p) for event in seed_store.events() for p in seed_store.passages(event.id)}
        chosen = [value for name in names for text, value in found.items() if QUOTED[name] in text]
        return why_not_borne_out(sentence, [Cited(event, (passage,)) for event, passage in chosen], seed_store)

    return told


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("On 16 January 2014, a suicide bomber killed four people and injured 26 in Hermel, Lebanon.", "Hermel"),
        ("A Syrian MiG-23 was shot down by Turkish F-16s on 23 March 2014.", "MiG"),
        ("The US expelled all Syrian diplomats in March 2014.", "embassy"),
        ("One Syrian soldier was killed and seven others were wounded in Israeli air strikes.", "strikes"),
    ],
)
def test_other_words_for_the_same_pass(why, sentence, name):
    assert why(sentence, name) == ""


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("A suicide bomber killed 5 people and injured 26 in Hermel.", "Hermel"),
        ("A suicide bomber killed 4 people and injured 26 in Hermel on 17 January 2014.", "Hermel"),
        ("A suicide bomber killed 4 people and injured 26 in Tripoli.", "Hermel"),
        ("A suicide bomber from Homs killed 4 people and injured 26 in Hermel.", "Hermel"),
        ("A suicide bomber killed 4 people and injured 26 in Hermel, which shocked the whole world.", "Hermel"),
        ("A suicide bomber did not kill 4 people in Hermel.", "Hermel"),
        ("Syrian MiG-23s shot down a Turkish F-16.", "MiG"),
        ("Turkish F-16s shot down a Syrian MiG-25.", "MiG"),
        ("Syria expelled all United States diplomats.", "embassy"),
        ("The United States expelled all Syrian diplomats and froze 3 accounts.", "embassy"),
        ("The United States should expel all Syrian diplomats.", "embassy"),
        ("Was a suicide bomber in Hermel?", "Hermel"),
        ("A suicide bomber killed 4 people and injured 26 in Hermel. The bomber's code was x7f_22.", "Hermel"),
        ("It rained.", "Hermel"),
    ],
)
def test_anything_else_does_not(why, sentence, name):
    assert why(sentence, name)


def test_two_statements_may_stand_on_two_entries(why):
    both = "The United States expelled all Syrian diplomats. Turkish F-16s shot down a Syrian MiG-23."
    assert why(both, "embassy", "MiG") == ""
    assert why(both, "embassy")


def test_nothing_stands_on_nothing(seed_store):
    assert why_not_borne_out("It rained.", [], seed_store) == "it quotes no entry"


def test_own_words_of_an_entry_pass(seed_store):
    event = seed_store.events()[3]
    for passage in seed_store.passages(event.id):
        assert why_not_borne_out(passage.text, [Cited(event, (passage,))], seed_store) == ""
