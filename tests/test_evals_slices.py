"""Slices of a run, and its speed."""

from __future__ import annotations

import json

import pytest
from evals_fakes import REFUSAL, RIGHT, question, question_suite

from assistant.settings import load_settings
from evals.figure_table import measured, plain, sliced, table
from evals.running import run_suite
from evals.slicing import by_kind, by_month
from evals.speed import as_text, speed
from evals.table_text import by_slice

CASES = (
    question(id="a", cites=("2014-01-07",)),
    question(id="b", cites=("2014-01",), kind="what"),
    question(id="c", cites=("-0309-05-02",)),
    question(id="d", cites=("2014-02-01/2014-03-01",)),
    question(id="e", cites=("#paragraph 1",)),
    question(id="f", answerable=False, kind="unanswerable", reason="off_topic"),
)


@pytest.fixture
def run(tmp_path):
    """A run that answered the first question alone."""
    suite = question_suite(lambda _place, case: RIGHT if case.id == "a" else REFUSAL, cases=CASES)
    return run_suite(suite, load_settings(data=tmp_path), tmp_path)


def test_months_are_those_of_the_entries_in_order():
    assert by_month(CASES) == {"-0309-05": [2], "2014-01": [0, 1], "2014-02": [3]}


def test_kinds_tell_why_there_is_no_answer():
    assert by_kind(CASES) == {"unanswerable: off_topic": [5], "what": [1], "who": [0, 2, 3, 4]}


def test_slices_are_measured_alone(run):
    found = sliced(run, by_month(run.cases), ["right_and_cited"])
    assert [(name, cells["right_and_cited"].value) for name, cells in found.items()] == [
        ("-0309-05", 0.0),
        ("2014-01", 0.5),
        ("2014-02", 0.0),
    ]
    assert "2014-01   50.0 %" in by_slice(run, by_month(run.cases))


def test_figures_are_read_as_the_run_wrote_them(run):
    assert plain(table(run)) == plain(measured(run)) == json.loads((run.folder / "figures.json").read_text("utf-8"))


def test_speed_is_of_the_product_alone(run):
    lines = [{"system": "chronofact", "id": str(n), "seconds": n / 10} for n in range(1, 12)]
    lines += [{"system": "abstain", "id": "a", "seconds": 99}, {"peak_mb": 512.0}, {"peak_mb": 640.0}]
    (run.folder / "timing.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    found = speed(run, "chronofact")
    assert (found.cases, found.p50, found.p95, found.peak_mb) == (11, pytest.approx(0.6), pytest.approx(1.05), 640.0)
    assert as_text(found) == "p50 0.600 s, p95 1.050 s a case, 640 MB at most"


def test_speed_is_not_known_without_the_times(run):
    (run.folder / "timing.jsonl").unlink()
    assert speed(run, "chronofact") is None
