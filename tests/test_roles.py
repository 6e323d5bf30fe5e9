"""Who did what to whom, from the grammar of a sentence."""

from __future__ import annotations

import pytest

from assistant.facts.parsing import parse, parse_all
from assistant.facts.roles import Predication, predications, verb_lemma


def told(sentence: str) -> dict[str, tuple[str, str]]:
    """Verb → (agent, patient) in the sentence's words."""
    tree = parse(sentence)

    def words(indices: tuple[int, ...]) -> str:
        return " ".join(tree.tokens[i].text for i in indices)

    return {p.lemma: (words(p.agent), words(p.patient)) for p in predications(tree)}


def only(sentence: str) -> Predication:
    (found,) = predications(parse(sentence))
    return found


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels seized the mill.",
        "The mill was seized by rebels.",
    ],
)
def test_active_and_passive_tell_the_same(sentence: str) -> None:
    agent, patient = told(sentence)["seize"]
    assert (agent.lower(), patient.lower()) == ("rebels", "the mill")


def test_swapped_roles_are_told_apart() -> None:
    assert told("The army shelled the rebels.") != told("The rebels shelled the army.")


def test_a_verb_without_an_agent_has_none() -> None:
    assert told("46 fighters were executed.")["execute"] == ("", "46 fighters")


def test_a_relative_clause_speaks_of_what_it_hangs_on() -> None:
    assert told("The man who fired the rifle fled.")["fire"] == ("The man", "the rifle")


def test_joined_verbs_share_their_subject() -> None:
    found = told("Soldiers entered the town and burned the market.")
    assert (found["enter"][0], found["burn"]) == ("Soldiers", ("Soldiers", "the market"))


def test_who_dies_does_not_act() -> None:
    assert told("Three soldiers died.")["die"] == ("", "Three soldiers")


def test_a_particle_belongs_to_its_verb() -> None:
    tree = parse("Turkey shot down a jet.")
    assert verb_lemma(tree, next(t for t in tree.tokens if t.pos == "VERB")) == "shoot down"


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        ("ISIL did not take the town.", True),
        ("The army never left the city.", True),
        ("No soldier left the base.", True),
        ("The army left the city.", False),
    ],
)
def test_negation_is_seen(sentence: str, negated: bool) -> None:
    assert only(sentence).negated is negated


def test_what_failed_did_not_happen() -> None:
    found = {p.lemma: p.negated for p in predications(parse("Rebels failed to take the town."))}
    assert found["take"]


@pytest.mark.parametrize("text", ["", "…", "Aleppo", "\ud800", "no no no"])
def test_any_text_has_predications_or_none(text: str) -> None:
    if not text.isascii() and not text.isprintable():
        text = text.encode("utf-8", "replace").decode()
    assert isinstance(predications(parse(text)), tuple)


def test_texts_are_parsed_together_as_they_are_alone() -> None:
    texts = ["Rebels seized the mill.", "The port closed.", "Rebels seized the mill.", ""]
    assert parse_all(texts) == [parse(text) for text in texts]
