"""What algebra has settled of a claim is not left to the reader."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.statements import statement_of
from assistant.verification.findings import Finding, Part, Status
from assistant.verification.settled import Settled

CLAIM = "Fewer than 300 dockers had left the port in March 2014, the office said."


def found(words: str, kind, status: Status, entry: str) -> Finding:
    start = CLAIM.index(words)
    return Finding(Part(kind, words, start, start + len(words)), status, found=entry)


FIGURE = found("Fewer than 300 dockers", "how_many", "holds", "271 dockers")
DATE = found("March 2014", "when", "holds", "18 March 2014")


def test_a_figure_that_holds_is_read_as_the_entry_has_it():
    assert Settled.of(statement_of(CLAIM), [FIGURE]).text.startswith("271 dockers had left")


def test_a_date_that_holds_is_left_out_and_the_entry_needs_none():
    settled = Settled.of(statement_of(CLAIM), [FIGURE, DATE])
    assert settled.text == "271 dockers had left the port, the office said."
    assert not settled.dated


def test_what_fails_is_left_to_be_read():
    wrong = found("Fewer than 300 dockers", "how_many", "fails", "400 dockers")
    settled = Settled.of(statement_of(CLAIM), [wrong])
    assert settled.text == CLAIM
    assert settled.dated


def test_a_figure_without_a_noun_takes_the_claims():
    bare = found("Fewer than 300 dockers", "how_many", "holds", "271")
    assert Settled.of(statement_of(CLAIM), [bare]).text.startswith("271 dockers")


@given(st.sets(st.sampled_from([FIGURE, DATE])), st.integers(0, len(CLAIM) - 1))
def test_doubts_come_back_to_the_same_words(findings, at):
    settled = Settled.of(statement_of(CLAIM), list(findings))
    for start, end, _ in settled.in_claim([(at, at + 1, 0.5)]):
        assert CLAIM[start:end] == settled.text[at : at + 1]
