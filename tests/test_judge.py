"""A model's judgement beside the rules: it counts as far as its quotes do, and never against figures and dates."""

from __future__ import annotations

import time

import pytest
from scripted_models import Scripted, entries_in, undecided

from assistant.chat import Assistant
from assistant.lane import Lane
from assistant.language.asking import Model, Patience
from assistant.settings import Settings
from assistant.verification.evidence import InStore

PARAPHRASE = "Al-Qaida's leadership cut its ties with ISIL in February 2014."
LINKS = "broke off its links"


class Says:
    """Gives one label, with the whole text of the entry that has some words; another to the opposite of the claim."""

    def __init__(self, label, words="", opposite="refuted"):
        self.label, self.words, self.opposite, self.asked = label, words, opposite, []

    def __call__(self, form, messages):
        self.asked.append(form)
        if form == "Statements":
            return {"statements": []}
        label = self.opposite if "It is not true" in messages[1] else self.label
        found = [e for e in entries_in(messages[1]) if self.words and self.words in e["text"]]
        return {"label": label, "quotes": [{"entry": e["entry"], "quote": e["text"]} for e in found], "reason": "so"}


@pytest.fixture
def entries(seed_store):
    """The entries of the seeds, with a reader that leaves wording open, however ours is trained."""
    return InStore(seed_store, read=undecided)


@pytest.fixture
def verify(entries):
    """A claim's verdict with a model that says so, and that of the rules."""

    def verified(says, claim):
        return Lane(Model(Scripted(say=says), "m")).judge(claim, entries), entries.verdict(claim)

    return verified


WRONG_DAY = "Turkish F-16s shot down a Syrian MiG-23 on 25 March 2014."


@pytest.mark.parametrize("label", ["supported", "not_enough_evidence"])
def test_rules_on_figures_and_dates_are_not_asked_about(verify, label):
    says = Says(label, "MiG-23")
    verdict, plain = verify(says, WRONG_DAY)
    assert (verdict.label, verdict.confidence, says.asked) == (plain.label, plain.confidence, [])


def test_model_alone_bears_out_a_paraphrase_with_little_confidence(verify):
    verdict, plain = verify(Says("supported", LINKS), PARAPHRASE)
    assert plain.label == "not_enough_evidence"
    assert (verdict.label, verdict.confidence, verdict.model.used) == ("supported", 0.5, True)
    assert "reads it so" in verdict.explanation
    assert verdict.citations


@pytest.mark.parametrize(
    "says",
    [
        Says("supported", LINKS, opposite="supported"),  # yes to everything
        Says("supported", ""),  # no quotes
        Says("supported", "MiG-23"),  # quotes of something else
        Says("refuted", LINKS),  # nothing is refuted by a model alone
    ],
)
def test_what_the_quotes_do_not_carry_changes_no_label(verify, says):
    verdict, plain = verify(says, PARAPHRASE)
    assert (verdict.label, verdict.model.used) == (plain.label, False)


def test_disagreement_lowers_the_confidence_and_is_shown(verify):
    verdict, plain = verify(Says("refuted", LINKS), PARAPHRASE)
    assert verdict.confidence == round(plain.confidence * 0.75, 2)
    assert "reads it as refuted; the rules decide" in verdict.model.disagreement


def test_what_is_said_without_quotes_does_not_even_lower_the_confidence(verify):
    verdict, plain = verify(Says("supported"), PARAPHRASE)
    assert (verdict.label, verdict.confidence) == (plain.label, plain.confidence)
    assert "that does not count" in verdict.model.disagreement


def test_agreement_changes_nothing(verify):
    verdict, plain = verify(Says("not_enough_evidence"), PARAPHRASE)
    assert (verdict.label, verdict.confidence, verdict.model.disagreement) == (plain.label, plain.confidence, "")


def test_a_number_that_is_not_said_is_borne_out_by_nobody(verify):
    claim = "Al-Qaida's leadership cut its ties with 17 groups of ISIL in February 2014."
    assert verify(Says("supported", LINKS), claim)[0].label != "supported"


def test_failure_leaves_the_verdict_of_the_rules_with_a_notice(entries):
    def broken(form, messages):
        raise ValueError("broken")

    verdict = Lane(Model(Scripted(say=broken), "m")).judge(PARAPHRASE, entries)
    assert verdict.label == "not_enough_evidence"
    assert "m was not used: " in verdict.model.notice


def test_a_text_of_many_claims_is_done_in_time(entries):
    def slow(*_):
        time.sleep(0.4)
        return {"label": "supported", "quotes": [], "reason": ""}

    patience = Patience(whole=0.3, once=0.2, tries=2, wait=0.01, rest=0.0)
    verify = Lane(Model(Scripted(say=slow), "m", patience=patience)).judging(entries)
    began = time.monotonic()
    told = [verify(PARAPHRASE).model.notice for _ in range(20)]
    assert time.monotonic() - began < 0.3 * 5 + 20 * 0.3
    assert "no time left" in told[-1]


def test_a_claim_in_chat_is_judged_by_both(seed_folder, seed_store, packaged_embedder):
    says = Says("refuted", LINKS)
    assistant = Assistant(Settings(data=seed_folder), seed_store, packaged_embedder, Scripted(say=says))
    answer = assistant.ask(f"Is it true that {PARAPHRASE[:-1]}?")
    assert answer.model == answer.verdict.model
    assert answer.model.calls == 1
