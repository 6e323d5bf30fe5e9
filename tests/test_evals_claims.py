"""Claim cases, and the controls that look at no evidence."""

from __future__ import annotations

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
    return [claim(label, id=f"c{n}", claim=f"{words[label]} {n} came", changed=None) for n, label in enumerate(labels)]


def test_claims_that_give_themselves_away_are_guessed():
    made = guesses(telling())
    assert all(made[case.id].label == case.label for case in telling())


def test_claims_of_a_pair_teach_nothing_about_each_other():
    labels = ("supported", "refuted") * 10
    cases = [
        claim(label, id=f"c{n}", claim=f"Town{n // 2} fell", changed=None, pair=f"c{n ^ 1}")
        for n, label in enumerate(labels)
    ]
    right = sum(guesses(cases)[case.id].label == case.label for case in cases)
    assert right == 10  # either label for both of a pair


def test_naive_bayes_by_hand():
    model = NaiveBayes([claim("supported", claim="a", changed=None), claim("refuted", claim="b", changed=None)])
    guess = model.guess("a")
    # Two words known and one unknown: P(a | supported) = 2 / 4, P(a | refuted) = 1 / 4.
    assert (guess.label, guess.confidence) == ("supported", pytest.approx(2 / 3))


def test_majority_says_how_many_there_are():
    cases = [claim(label, id=str(n)) for n, label in enumerate(["supported", "refuted", "refuted", "refuted"])]
    made = majority(cases)(None, cases[0])
    assert (made.label, made.confidence) == ("refuted", 0.75)


def test_claim_is_judged_by_the_given_texts():
    case = GivenClaim(id="g", claim="It rained.", label="supported", evidence=("It rained on Monday.",))
    seen = []

    def judge(text, evidence):
        seen.append((text, *evidence))
        return verdict("supported")

    line = record_given(None, case, Given(judge)(None, case))
    assert seen == [("It rained.", "It rained on Monday.")]
    assert (line["id"], line["verdict"]["label"]) == ("g", "supported")
