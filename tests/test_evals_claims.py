"""Claim cases, and the controls that look at no evidence."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from evals_fakes import claim, verdict
from pydantic import ValidationError

from evals.cases import SUITES, read_cases
from evals.claim_only import NaiveBayes, guesses
from evals.claims import ClaimCase, GivenClaim
from evals.judging import Given, majority, record_given


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"changed": "44"}, "does not stand in the claim"),
        ({"label": "supported", "changed": "43"}, "nothing wrong"),
        ({"cites": ()}, "names the entries that decide"),
        ({"kind": "other"}, "kind"),
        ({"label": "true"}, "label"),
        ({"evidence": "x"}, "evidence"),
    ],
)
def test_claim_that_cannot_be_right_is_told(given, told):
    with pytest.raises(ValidationError, match=told):
        claim(**given)


@pytest.mark.parametrize("path", sorted(SUITES.glob("*-claims.*.jsonl")), ids=lambda path: path.name)
def test_claims_of_the_project_can_be_read(path):
    assert read_cases(ClaimCase, path)


def telling(count=40):
    """Claims whose first word gives their label away."""
    words = {"supported": "Indeed", "refuted": "Allegedly"}
    labels = ("supported", "refuted") * (count // 2)
    return [
        claim(label, id=f"c{n}", claim=f"{words[label]} {n} came", cites=(f"{1900 + n}",))
        for n, label in enumerate(labels)
    ]


def test_claims_that_give_themselves_away_are_guessed():
    made = guesses(telling())
    assert all(made[case.id].label == case.label for case in telling())


@pytest.mark.parametrize("tie", ["pair", "cites"])
def test_claims_on_the_same_event_teach_nothing_about_each_other(tie):
    labels = ("supported", "refuted") * 10
    tied = [
        {"pair": f"c{n ^ 1}", "cites": (f"{1900 + n}",)} if tie == "pair" else {"cites": (f"{1900 + n // 2}",)}
        for n in range(20)
    ]
    cases = [claim(label, id=f"c{n}", claim=f"Town{n // 2} fell", **tied[n]) for n, label in enumerate(labels)]
    right = sum(guesses(cases)[case.id].label == case.label for case in cases)
    assert right == 10  # the same label for both


def test_naive_bayes_by_hand():
    texts = {"supported": "a b", "refuted": "a c"}
    model = NaiveBayes([claim(label, claim=text) for label, text in texts.items() for _ in range(2)])
    # b: 2 of 2 supported claims, half of all: (2 + 5 / 2) / (2 + 5) against (0 + 5 / 2) / (2 + 5); and so is "a b"
    guess = model.guess("a b d")
    assert (guess.label, guess.confidence) == ("supported", pytest.approx(4.5**2 / (4.5**2 + 2.5**2)))


def test_majority_says_how_many_there_are():
    cases = [claim(label, id=str(n)) for n, label in enumerate(["supported", "refuted", "refuted", "refuted"])]
    made = majority(cases, None)(None, cases[0])
    assert (made.label, made.confidence) == ("refuted", 0.75)


def test_claim_is_judged_by_the_given_texts():
    case = GivenClaim(id="g", claim="It rained.", label="supported", evidence=("It rained on Monday.", "It stopped."))
    seen = []

    def judge(text, evidence, embedder):
        seen.append((text, evidence, embedder))
        return verdict("supported")

    respond = Given(judge)([case], SimpleNamespace(embedder="model"))
    line = record_given(None, case, respond(None, case))
    assert seen == [("It rained.", "It rained on Monday.\n\nIt stopped.", "model")]
    assert (line["id"], line["verdict"]["label"]) == ("g", "supported")
