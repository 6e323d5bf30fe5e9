"""A claim taken apart: into statements that it makes, all of them, each judged by the rules."""

from __future__ import annotations

import pytest
from scripted_models import QUICK, Scripted

from assistant.facts.statements import statement_of
from assistant.language.asking import Model
from assistant.models import Citation, PartVerdict, Verdict
from assistant.verification.apart import put_together, taken_apart
from vectorstore.dates import parse_date

CLAIM = "Rebels captured the ISIL headquarters in Aleppo on 8 January 2014 and set 300 hostages free."
CAPTURED = "Rebels captured the ISIL headquarters in Aleppo on 8 January 2014."
FREED = "Rebels set 300 hostages free."
DAY = parse_date("8 January 2014")


def apart(*statements):
    """What is taken of these statements."""
    model = Model(Scripted(say=lambda *_: {"statements": list(statements)}), "m", patience=QUICK)
    return taken_apart(statement_of(CLAIM), model, model.effort())


def test_statements_that_make_up_the_claim_are_taken():
    assert apart(CAPTURED, FREED) == [CAPTURED, FREED]


@pytest.mark.parametrize(
    "statements",
    [
        (CAPTURED,),
        (CAPTURED, CAPTURED),
        ("Rebels captured the ISIL headquarters in Aleppo.", FREED),  # the date is lost
        (CAPTURED, "Rebels set hostages free."),  # the figure is lost
        (CAPTURED, "Rebels set 30 hostages free."),
        (CAPTURED, "Rebels did not set 300 hostages free."),
        ("ISIL captured the rebels' headquarters in Aleppo on 8 January 2014.", FREED),
        (CAPTURED, FREED, "The claim is true."),
        (CAPTURED, FREED, "Turkish F-16s shot down a Syrian MiG-23."),
        (CAPTURED, FREED, ""),
        (),
    ],
)
def test_statements_that_are_not_the_claim_are_not(statements):
    assert apart(*statements) == []


def verdict(claim, label, confidence=0.8):
    cited = (Citation(1, claim, DAY, DAY, "T", claim, 0, len(claim)),)
    part = PartVerdict("who", "Rebels", 0, 6, label, marker=1)
    return Verdict(claim, label, confidence, (part,), cited, (), f"{label}.")


def together(*labels):
    """The verdict on a claim of statements with those labels."""
    made = {str(n): verdict(str(n), label, 0.9 - n / 10) for n, label in enumerate(labels)}
    return put_together(verdict(CLAIM, "not_enough_evidence"), list(made), made.__getitem__)


def test_all_supported_is_supported_as_surely_as_the_least_sure():
    whole = together("supported", "supported")
    assert (whole.label, whole.confidence) == ("supported", 0.8)
    assert [citation.marker for citation in whole.citations] == [1, 2]
    assert whole.parts[0].label == "supported"


def test_one_refuted_is_refuted_by_its_own_quote():
    whole = together("supported", "refuted")
    assert (whole.label, [c.quote for c in whole.citations]) == ("refuted", ["1"])


@pytest.mark.parametrize("labels", [("supported", "not_enough_evidence"), ("conflicting", "refuted")])
def test_what_is_open_in_part_stays_open(labels):
    assert together(*labels) is None
