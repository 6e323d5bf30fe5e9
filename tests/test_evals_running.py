"""Run folders: everything is in them, the same bytes each time, and an interrupted run goes on."""

from __future__ import annotations

import pytest
from evals_fakes import REFUSAL, RIGHT, Answerer, question, question_suite

from assistant.errors import QuestionError
from assistant.settings import load_settings
from evals.comparing import as_text as compared_text
from evals.comparing import compared
from evals.errors import EvalsError
from evals.registry import TASKS
from evals.run_folder import open_run
from evals.running import run_suite
from evals.table_text import as_text

OPEN = question(id="open", answerable=False, kind="unanswerable", reason="other")
CASES = (*(question(id=f"q{number}", question=f"Who came {number}th?") for number in range(6)), OPEN)


def suite(answerer, cases=CASES):
    """A suite that needs no store, done by that answerer."""
    return question_suite(answerer, cases=cases)


@pytest.fixture
def settings(tmp_path):
    return load_settings(data=tmp_path / "data")


def contents(folder):
    """The bytes of each file of a run but those that tell time."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in {"timing.jsonl", ".lock"}
    }


def test_run_is_read_back_whole(tmp_path, settings):
    run = run_suite(suite(Answerer()), settings, tmp_path)
    again = open_run(run.folder, TASKS)
    assert again.record == run.record
    assert [output.id for output in again.product] == [case.id for case in CASES]
    assert as_text(again) == as_text(run)


def test_run_again_gives_the_same_bytes(tmp_path, settings):
    first = run_suite(suite(Answerer()), settings, tmp_path / "a")
    second = run_suite(suite(Answerer()), settings, tmp_path / "b")
    assert contents(first.folder) == contents(second.folder)
    assert set(contents(first.folder)) == {
        *("cases.jsonl", "controls/abstain.jsonl", "figures.json", "outputs.jsonl", "run.json")
    }


def test_several_processes_give_the_same_bytes(tmp_path, settings):
    alone = run_suite(suite(Answerer()), settings, tmp_path / "alone")
    together = run_suite(suite(Answerer()), settings, tmp_path / "together", jobs=2)
    assert contents(alone.folder) == contents(together.folder)


def test_interrupted_run_goes_on_where_it_stopped(tmp_path, settings):
    whole = run_suite(suite(Answerer()), settings, tmp_path / "whole")
    with pytest.raises(KeyboardInterrupt):
        run_suite(suite(Answerer(stop_before="q3")), settings, tmp_path / "parts")
    second = Answerer()
    resumed = run_suite(suite(second), settings, tmp_path / "parts")
    assert second.asked == ["q3", "q4", "q5", "open"]
    assert contents(resumed.folder) == contents(whole.folder)


def test_torn_line_is_done_again(tmp_path, settings):
    run = run_suite(suite(Answerer()), settings, tmp_path)
    whole = contents(run.folder)
    outputs = run.folder / "outputs.jsonl"
    outputs.write_bytes(outputs.read_bytes()[:-20])
    again = Answerer()
    run_suite(suite(again), settings, tmp_path)
    assert again.asked == ["open"]
    assert contents(run.folder) == whole


def test_other_settings_are_another_run(tmp_path, settings):
    first = run_suite(suite(Answerer()), settings, tmp_path)
    second = run_suite(suite(Answerer()), settings.model_copy(update={"k": 3}), tmp_path)
    assert first.folder != second.folder


def test_case_that_ends_in_an_error_is_a_refusal_and_is_counted(tmp_path, settings):
    def answer_but_one(_place, case):
        if case.id == "q1":
            raise QuestionError("the question is too long")
        return RIGHT

    run = run_suite(suite(answer_but_one), settings, tmp_path)
    assert [output.error for output in run.product[:3]] == ["", "the question is too long", ""]
    assert run.product[1].answer.abstained
    assert "errors: 1 cases" in as_text(run)


def test_half_a_run_is_told(tmp_path, settings):
    with pytest.raises(KeyboardInterrupt):
        run_suite(suite(Answerer(stop_before="q3")), settings, tmp_path)
    (folder,) = tmp_path.glob("some-*")
    with pytest.raises(EvalsError, match="is not whole; start it again"):
        open_run(folder, TASKS).product  # noqa: B018


def test_folder_without_a_run_is_told(tmp_path):
    with pytest.raises(EvalsError, match="is no run folder"):
        open_run(tmp_path, TASKS)


def test_comparison_names_the_cases_that_changed(tmp_path, settings):
    good = run_suite(suite(Answerer()), settings, tmp_path)
    bad = run_suite(suite(Answerer(REFUSAL)), settings.model_copy(update={"k": 3}), tmp_path)
    found = compared(good, bad)
    assert (found.better, found.worse) == (("open",), tuple(f"q{number}" for number in range(6)))
    right = next(item for item in found.metrics if item.metric.key == "right_and_cited")
    assert (right.difference.value, right.difference.p) == (-1.0, pytest.approx(2 / 64))
    told = compared_text(found)
    assert "right in a only: 6" in told
    assert "setting k: 10 → 3" in told


def test_runs_of_other_cases_cannot_be_compared(tmp_path, settings):
    first = run_suite(suite(Answerer()), settings, tmp_path)
    second = run_suite(suite(Answerer(), cases=CASES[:3]), settings, tmp_path)
    with pytest.raises(EvalsError, match="only runs of the same cases"):
        compared(first, second)


def test_table(tmp_path, settings, snapshot):
    assert as_text(run_suite(suite(Answerer()), settings, tmp_path)) == snapshot


def test_limit_takes_cases_evenly():
    assert [case.id for case in suite(Answerer()).spread(3).cases] == ["q0", "q2", "q4"]
    assert suite(Answerer()).spread(100).cases == CASES
