"""Questions whether a claim is true: which they are, and how a verdict answers them."""

from __future__ import annotations

import pytest

from assistant.chat import Assistant
from assistant.claim_questions import answer_of, claim_asked
from assistant.models import CheckedClaim, CheckedText, Citation, Conflict, Figure, Verdict
from assistant.serialise import to_json
from assistant.settings import Settings
from vectorstore.dates import parse_date

DAY = parse_date("23 March 2014")


def verdict(claim, label="refuted", cited=1):
    citations = tuple(Citation(n, f"e{n}", DAY, DAY, "Timeline", "A quote.", 0, 8) for n in range(1, cited + 1))
    conflicts = (Conflict("deaths", (Figure("4", "", DAY, 1),)),) if label == "conflicting" else ()
    return Verdict(claim, label, 0.9, (), citations, conflicts, "The dates differ.")


def answered(*verdicts, nearest=()):
    """The answer that verdicts come to."""
    claims = tuple(CheckedClaim(each.claim, 0, 1, each) for each in verdicts)
    return answer_of("Is it true?", "alone", CheckedText("", claims, ()), nearest)


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("Is it true that ISIL left Azaz?", "ISIL left Azaz."),
        ("is it really true that rebels took Kessab", "Rebels took Kessab."),
        ("fact-check: rebels took Kessab.", "Rebels took Kessab."),
        ("Fact check: “Rebels took Kessab.”", "Rebels took Kessab."),
        ("check: Azaz fell. Homs held.", "Azaz fell. Homs held."),
    ],
)
def test_claim_is_found_in_the_question(question, claim):
    assert claim_asked(question) == claim


@pytest.mark.parametrize(
    "question",
    ["Did ISIL leave Azaz?", "Who checked the bridge?", "What is true of Azaz?", "check the bridge", "fact-check:", ""],
)
def test_other_questions_ask_about_no_claim(question):
    assert claim_asked(question) is None


def test_verdict_is_said_with_its_marker():
    answer = answered(verdict("A."))
    assert (answer.answer, answer.short_answer) == ("Refuted (0.90). The dates differ. [1]", "Refuted")
    assert answer.verdict == verdict("A.")
    assert len(answer.citations) == 1


def test_undecided_is_a_refusal_with_the_nearest_entries():
    near = Citation(1, "e9", DAY, DAY, "Timeline", "A quote.", 0, 8)
    answer = answered(verdict("A.", "not_enough_evidence", cited=0), nearest=[near])
    assert (answer.abstained, answer.citations, answer.nearest) == (True, (), (near,))


def test_several_claims_count_their_markers_on():
    answer = answered(verdict("A.", cited=2), verdict("B.", "conflicting"))
    assert answer.answer.splitlines() == [
        "“A.” Refuted (0.90). The dates differ. [1] [2]",
        "“B.” The sources disagree (0.90). The dates differ. [3]",
    ]
    assert [citation.marker for citation in answer.citations] == [1, 2, 3]
    assert answer.conflicts[0].figures[0].marker == 3
    assert answer.verdict is None


@pytest.fixture(scope="module")
def assistant(seed_folder, seed_store, packaged_embedder):
    return Assistant(Settings(data=seed_folder), seed_store, packaged_embedder)


def test_question_is_answered_by_a_verdict(assistant):
    answer = assistant.ask("Is it true that Turkish F-16s shot down a Syrian MiG-23 on 25 March 2014?")
    assert answer.verdict is not None
    assert (answer.verdict.label, answer.short_answer) == ("refuted", "Refuted")
    assert answer.citations[0].entry.first == DAY.first


def test_check_of_no_statement_says_so(assistant):
    answer = assistant.ask("check: was that wise?")
    assert answer.abstained
    assert "no statement (question)" in answer.answer


def test_plain_question_has_no_verdict(assistant):
    answer = assistant.ask("Who executed 34 foreign jihadists?")
    assert answer.verdict is None
    assert "verdict" not in to_json(answer)
