"""Files of cases: what is read, and where what is wrong stands."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from evals.cases import SUITES, load_cases, load_suite, suite_names
from evals.errors import EvalsError

CASE = {
    "id": "a",
    "question": "Who?",
    "answers": [["they"]],
    "cites": ["2014-01-07"],
    "answerable": True,
    "kind": "who",
}
UNANSWERABLE = {"id": "b", "question": "Why?", "answerable": False, "kind": "unanswerable"}


@dataclass
class Suites:
    """A folder of suites in the making."""

    folder: object

    def write(self, *cases, name="some-questions.dev.jsonl"):
        path = self.folder / name
        path.write_text("\n".join(json.dumps(case) for case in cases), "utf-8")
        return path


@pytest.fixture
def suites(tmp_path):
    return Suites(tmp_path)


def test_cases_are_read_in_order(suites):
    assert [case.id for case in load_cases(suites.write(CASE, UNANSWERABLE))] == ["a", "b"]


def test_history_becomes_turns(suites):
    turn = {"role": "user", "content": "What happened?"}
    (case,) = load_cases(suites.write(CASE | {"history": [turn]}))
    assert case.turns == (turn,)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"answer": "x"}, "answer: extra inputs"),
        ({"question": ""}, "question: string should have at least 1"),
        ({"answers": [[]]}, "answers.0"),
        ({"cites": ["7 January"]}, "cites.0"),
        ({"cites": []}, "names the entry dates"),
        ({"answerable": False}, "has no `answers`"),
        ({"history": [{"role": "system", "content": ""}]}, "history.0.role"),
    ],
)
def test_wrong_line_is_told_with_its_place(suites, change, told):
    path = suites.write(UNANSWERABLE, CASE | change)
    with pytest.raises(EvalsError, match=f"{path.name}:2: .*{told}"):
        load_cases(path)


def test_every_wrong_line_is_told(suites):
    with pytest.raises(EvalsError, match=r"(?s):1: .*:3: "):
        load_cases(suites.write({}, CASE, []))


def test_repeated_id_is_told(suites):
    with pytest.raises(EvalsError, match=r":3: id 'a' stands in line 1"):
        load_cases(suites.write(CASE, UNANSWERABLE, CASE))


def test_missing_suite_names_those_that_are_there(suites):
    suites.write(CASE)
    with pytest.raises(EvalsError, match="no such suite; there are: some-questions"):
        load_suite("other", "dev", suites.folder)


@pytest.mark.parametrize("path", sorted(SUITES.glob("*.jsonl")), ids=lambda path: path.name)
def test_suites_of_the_project_can_be_read(path):
    if path.name.split(".")[0] in suite_names():
        assert load_cases(path)


@pytest.mark.parametrize("name", [name for name in suite_names() if (SUITES / f"{name}.test.jsonl").is_file()])
def test_halves_of_a_suite_share_no_question(name):
    dev, test = ({(c.question, c.history) for c in load_suite(name, half)} for half in ("dev", "test"))
    assert not dev & test
