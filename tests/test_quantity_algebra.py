"""The laws of equal, compatible, entails and contradicts, and the truth tables that users rely on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.quantities import Quantity, compatible, contradicts, entails, equal, find_quantities

BOUNDS = ("", "at least ", "at most ", "more than ", "fewer than ", "up to ", "about ", "nearly ")
UNITS = (
    " people",
    " percent",
    " km",
    " miles",
    " hours",
    " days",
    " months",
    " years",
    " dollars",
    " million euros",
)

counts = st.builds(
    lambda bound, number, unit: f"{bound}{number}{unit}",
    st.sampled_from(BOUNDS), st.integers(0, 60), st.sampled_from(UNITS),
)  # fmt: skip
ranges = st.builds(
    lambda low, more, unit: f"between {low} and {low + more}{unit}",
    st.integers(1, 60), st.integers(1, 30), st.sampled_from(UNITS),
)  # fmt: skip
vague = st.sampled_from(
    ["dozens of people", "a third of them", "hundreds of men", "several men", "no men", "noon", "3 p.m. UTC"]
)


def read(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


money = st.integers(0, 10**12).map("{:,} dollars".format)
quantities = st.one_of(counts, ranges, vague, money).map(read)


@given(quantities)
def test_every_quantity_agrees_with_itself(a):
    assert equal(a, a)
    assert compatible(a, a)
    assert entails(a, a)
    assert not contradicts(a, a)


@given(quantities, quantities)
def test_equal_compatible_and_contradicts_are_symmetric(a, b):
    for relation in (equal, compatible, contradicts):
        assert relation(a, b) == relation(b, a)


@given(quantities, quantities)
def test_nothing_is_both_compatible_and_contradictory(a, b):
    assert not (compatible(a, b) and contradicts(a, b))


@given(quantities, quantities)
def test_what_entails_is_compatible_and_never_contradicts(a, b):
    if entails(a, b):
        assert compatible(a, b)
        assert not contradicts(a, b)


@given(quantities, quantities)
def test_equal_quantities_entail_each_other(a, b):
    if equal(a, b):
        assert entails(a, b)
        assert entails(b, a)


@given(st.lists(quantities, min_size=3, max_size=3))
def test_entailment_and_equality_are_transitive(three):
    a, b, c = three
    assert not (entails(a, b) and entails(b, c)) or entails(a, c)
    assert not (equal(a, b) and equal(b, c)) or equal(a, c)


@given(quantities, quantities, quantities)
def test_evidence_that_entails_a_claim_contradicts_what_the_claim_contradicts(a, b, c):
    if entails(a, b) and contradicts(b, c):
        assert contradicts(a, c)


TABLE = [
    # evidence, claim, equal, compatible, entails
    ("18 men", "eighteen men", True, True, True),
    ("1,000 men", "more than 1,000 men", False, False, False),
    ("1,001 men", "more than 1,000 men", False, True, True),
    ("42 men", "up to 50 men", False, True, True),
    ("up to 50 men", "42 men", False, True, False),
    ("at least 90 guards", "90 guards", False, True, False),
    ("at least 90 guards", "at least 80 guards", False, True, True),
    ("at least 90 guards", "80 guards", False, False, False),
    ("60–70 men", "between 60 and 70 men", True, True, True),
    ("60–70 men", "65 men", False, True, False),
    ("65 men", "60 to 70 men", False, True, True),
    ("dozens of men", "three men", False, False, False),
    ("50 men", "dozens of men", False, True, True),
    ("42 men", "about 40 men", False, True, True),
    ("50 men", "about 40 men", False, False, False),
    ("24 hours", "one day", True, True, True),
    ("12 months", "a one-year ban", True, True, True),
    ("30 days", "one month", False, False, False),
    ("50 miles", "80 km", False, True, False),
    ("80.4672 km", "50 miles", True, True, True),
    ("88.7%", "89 percent", False, True, True),
    ("89 percent", "88.7%", False, True, False),
    ("half of the men", "50 percent", True, True, True),
    ("a third of the men", "33 percent", False, True, False),
    ("1,523,000 people", "1.5 million people", False, True, True),
    ("$1bn", "1 billion dollars", True, True, True),
    ("$5", "€5", False, False, False),
    ("5 km", "5 people", False, False, False),
    ("11:30 AM", "11:30", True, True, True),
    ("11:40", "around 11:30", False, True, True),
    ("a 3-2 win", "a 2-3 loss", True, True, True),
    ("a 3-2 win", "a 3-1 win", False, False, False),
    ("the third attack", "three attacks", False, False, False),
]


@pytest.mark.parametrize(("evidence", "claim", "same", "together", "follows"), TABLE)
def test_truth_table(evidence, claim, same, together, follows):
    a, b = read(evidence), read(claim)
    assert (equal(a, b), compatible(a, b), entails(a, b)) == (same, together, follows)


@pytest.mark.parametrize(
    ("a", "b", "refutes"),
    [
        ("18 men", "19 men", True), ("1,000 men", "more than 1,000 men", True),
        ("no men", "up to 50 men", True),
        ("5 km", "5 people", False), ("$5", "€5", False), ("30 days", "one month", False),
        ("at 3 p.m. UTC", "at 5 p.m. local time", False), ("about 40 men", "43 men", False),
    ],
)  # fmt: skip
def test_only_comparable_and_disjoint_quantities_contradict(a, b, refutes):
    assert contradicts(read(a), read(b)) is refutes
