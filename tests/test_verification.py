"""Claims against a small invented timeline: what holds, what does not, what nobody says."""

from __future__ import annotations

import pytest

from assistant.chat import Assistant
from assistant.errors import QuestionError
from assistant.models import PartVerdict, Verdict
from assistant.reader import UNREAD, Reading
from assistant.serialise import to_line
from assistant.settings import Settings
from assistant.verification.given import verify_given
from assistant.verification.verdicts import verify
from vectorstore.dates import parse_date
from vectorstore.embedding import Embedder
from vectorstore.ingest import ingest

TIMELINE = """= The Brannock strike =

== March 1921 ==

=== 3 March ===
Miners of the Brannock pit downed tools. The owner, Edgar Thorne, dismissed 42 men.

=== 5 March ===
Police arrested 18 strikers at the Low Gate in Brannock. According to the union, 25 strikers were arrested.

=== 9 March ===
Strikers occupied the pumping station. Two constables were injured. Agents of Thorne burned the union hall in Marle.

=== 14 March ===
The miners accepted the offer by 310 votes to 96 and returned to work on the following day.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, packaged_embedder: Embedder) -> Assistant:
    folder = tmp_path_factory.mktemp("brannock")
    (folder / "strike.txt").write_text(TIMELINE, "utf-8")
    ingest([folder / "strike.txt"], folder / "data", packaged_embedder)
    return Assistant.open(Settings(data=folder / "data"))


def failing(verdict: Verdict) -> list[PartVerdict]:
    return [part for part in verdict.parts if part.label == "refuted"]


def test_what_an_entry_says_is_supported_and_quoted(assistant):
    verdict = assistant.verify("Police arrested 18 strikers at the Low Gate in Brannock on 5 March 1921, police said.")
    assert verdict.citations[0].quote.startswith("Police arrested 18 strikers")
    assert not failing(verdict)


def test_a_sentence_without_its_additions_is_supported(assistant):
    assert assistant.verify("The miners accepted the offer.").label == "supported"


def test_other_words_and_a_bound_are_supported(assistant):
    assert assistant.verify("Edgar Thorne sacked more than forty men on 3 March 1921.").label == "supported"


@pytest.mark.parametrize(
    ("claim", "kind", "text"),
    [
        ("Edgar Thorne dismissed 24 men.", "how_many", "24"),
        ("Edgar Thorne dismissed fewer than 40 men.", "how_many", "40"),
        ("Edgar Thorne dismissed 42 men on 7 March 1921.", "when", "7 March 1921"),
    ],
)
def test_a_figure_or_date_that_differs_refutes_and_is_named(assistant, claim, kind, text):
    verdict = assistant.verify(claim)
    assert verdict.label == "refuted"
    assert [part.kind for part in failing(verdict)] == [kind]
    assert text in failing(verdict)[0].text
    assert verdict.citations[0].quote in TIMELINE


def test_who_and_whom_the_other_way_round_refutes(assistant):
    verdict = assistant.verify("The strikers arrested 18 police at the Low Gate in Brannock.")
    assert verdict.label == "refuted"


@pytest.mark.parametrize(
    "claim",
    [
        "Edgar Thorne opened a new mine in Wales in 1923.",
        "The Norwegian parliament elected a new speaker.",
        "Edgar Thorne dismissed 42 men on the advice of Lord Palliser.",
    ],
)
def test_what_no_entry_tells_is_not_refuted(assistant, claim):
    assert assistant.verify(claim).label == "not_enough_evidence"


def test_an_event_that_nobody_tells_cites_nothing(assistant):
    verdict = assistant.verify("The Norwegian parliament elected a new speaker.")
    assert verdict.citations == ()
    assert {part.label for part in verdict.parts} == {"not_enough_evidence"}


def test_two_reports_that_differ_are_told_side_by_side_each_with_its_quote(assistant):
    verdict = assistant.verify("18 strikers were arrested at the Low Gate.")
    assert verdict.label == "conflicting"
    (conflict,) = verdict.conflicts
    quotes = {c.marker: c.quote for c in verdict.citations}
    assert [(f.value, f.attribution) for f in conflict.figures] == [("18 strikers", ""), ("25 strikers", "union")]
    assert all(figure.value in quotes[figure.marker] for figure in conflict.figures)


def test_what_had_been_reported_by_a_day(assistant):
    until = parse_date("4 March 1921")
    early = type(until)(None, until.last, "range")
    assert assistant.verify("Strikers occupied the pumping station.", early).label == "not_enough_evidence"
    assert assistant.verify("Strikers occupied the pumping station.").label == "supported"


def test_parts_are_stretches_of_the_claim(assistant):
    verdict = assistant.verify("Strikers occupied the pumping station in Brannock on 9 March 1921.")
    assert all(verdict.claim[part.start : part.end] == part.text for part in verdict.parts)
    assert {"who", "did", "whom", "when"} <= {part.kind for part in verdict.parts}


def test_the_same_claim_gives_the_same_bytes(assistant):
    claim = "Two constables were hurt when the pumping station was occupied."
    assert to_line(assistant.verify(claim)) == to_line(assistant.verify(claim))


def test_everything_works_without_the_reader(assistant):
    verdict = verify("Edgar Thorne dismissed 24 men.", assistant.store, read=lambda _evidence, _claim: UNREAD)
    assert verdict.label == "refuted"


def test_an_empty_claim_is_told(assistant):
    with pytest.raises(QuestionError, match="empty"):
        assistant.verify("  ")


def test_given_text_takes_the_place_of_a_store(packaged_embedder):
    text = "It rained. The ferry Halden sank off Corran on 2 May 1934, and nine people drowned."
    verdict = verify_given("Nineteen people drowned when the Halden sank.", text, packaged_embedder, "Courier")
    assert verdict.label == "refuted"
    cited = verdict.citations[0]
    assert text[cited.start : cited.end] == cited.quote
    assert cited.source_title == "Courier"


@pytest.mark.parametrize(("disputed", "label"), [(0.95, "conflicting"), (0.5, "supported")])
def test_a_report_that_the_reader_surely_sees_disputed_is_told_as_such(assistant, disputed: float, label: str):
    def read(evidence: str, text: str) -> Reading:
        return Reading(supported=0.9, refuted=0.05, untold=0.05, disputed=disputed)

    assert verify("Strikers occupied the pumping station.", assistant.store, read=read).label == label
