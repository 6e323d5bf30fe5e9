"""The report: figures of the product beside the control, the same text for the same outcomes."""

from __future__ import annotations

import json

import pytest

from assistant.models import Answer, Citation
from evals.cases import Case
from evals.errors import EvalsError
from evals.report import SuiteReport, as_json, as_text
from evals.runner import Outcome, corpus_paths
from evals.scorers import SCORERS
from vectorstore.dates import parse_date

DAY = parse_date("2014-01-07")
CITED = (Citation(1, "e", DAY, DAY, "", "They did.", 0, 9),)
RIGHT = Answer("Who?", "They did. [1]", "They", False, (), CITED, (), ())
REFUSAL = Answer("Who?", "No entry says who.", "", True, ("who",), (), (), ())
CASE = Case(id="a", question="Who?", answers=(("they",),), cites=("2014-01-07",), answerable=True, kind="who")
OPEN = Case(id="b", question="Why?", answerable=False, kind="unanswerable", reason="detail_not_given")


def outcome(case, answer):
    """The outcome of a case that was answered so."""
    return Outcome(case, answer, {name: scorer(case, answer) for name, scorer in SCORERS.items()}, 0.1)


REPORT = SuiteReport(
    "some-questions",
    "dev",
    (outcome(CASE, REFUSAL), outcome(OPEN, REFUSAL)),
    (outcome(CASE, RIGHT), outcome(OPEN, RIGHT)),
)


def test_table(snapshot):
    assert as_text(REPORT, failures=True) == snapshot


def test_json(snapshot):
    assert json.dumps(as_json(REPORT, failures=True), indent=1) == snapshot


def test_unknown_corpus_is_told(tmp_path):
    with pytest.raises(EvalsError, match="no such corpus"):
        corpus_paths("atlantis.txt", tmp_path)


def test_corpus_is_a_file_or_a_folder_without_its_readme(tmp_path):
    for name in ("b.txt", "README.md", "a.md"):
        (tmp_path / name).write_text("x", "utf-8")
    assert corpus_paths("b.txt", tmp_path) == [tmp_path / "b.txt"]
    assert corpus_paths(tmp_path.name, tmp_path.parent) == [tmp_path / "a.md", tmp_path / "b.txt"]
