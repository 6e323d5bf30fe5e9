"""Suites by name, file and template, and what a check says of them."""

from __future__ import annotations

import json

import pytest
from evals_fakes import claim

from evals.cases import SUITES
from evals.checking import warnings
from evals.errors import EvalsError
from evals.registry import TASKS
from evals.suites import listed, open_suite, task_of
from evals.templates import TEMPLATES, write_template

TIMELINE = "= Works =\n== May 1901 ==\n=== 3 May ===\nThe bridge over the Orr opened.\n"
QUESTION = {
    "id": "a",
    "question": "What?",
    "cites": ["1901-05-03"],
    "answerable": True,
    "kind": "what",
    "corpus": "works.txt",
}


@pytest.fixture
def folder(tmp_path):
    """A folder of suites with one corpus."""
    (tmp_path / "corpora").mkdir()
    (tmp_path / "corpora" / "works.txt").write_text(TIMELINE, "utf-8")
    return tmp_path


def write(path, *cases):
    path.write_text("".join(json.dumps(case) + "\n" for case in cases), "utf-8")
    return path


def told(path, folder=SUITES):
    """What a check says of a file."""
    return list(warnings(open_suite(str(path), "dev", TASKS, folder), path))


@pytest.mark.parametrize("path", sorted(SUITES.glob("*.dev.jsonl")), ids=lambda path: path.name)
def test_nothing_is_said_against_the_suites_that_ship(path):
    assert told(path) == []


def test_suite_is_found_by_its_name_and_by_its_file(folder):
    path = write(folder / "some-questions.test.jsonl", QUESTION)
    by_name = open_suite("some-questions", "test", TASKS, folder)
    by_file = open_suite(str(path), "dev", TASKS, folder)
    assert by_name == by_file
    assert (by_name.label, listed(folder)) == ("some-questions.test", {"some-questions": ["test"]})


def test_unknown_suite_names_those_that_are_there(folder):
    write(folder / "some-questions.test.jsonl", QUESTION)
    with pytest.raises(EvalsError, match=r"no such suite; there are: some-questions \(test\)"):
        open_suite("other", "dev", TASKS, folder)


def test_own_cases_without_a_corpus_are_asked_over_ones_own_data(tmp_path):
    without = {name: value for name, value in QUESTION.items() if name != "corpus"}
    suite = open_suite(str(write(tmp_path / "own.jsonl", QUESTION, without | {"id": "b"})), "dev", TASKS)
    assert [case.corpus for case in suite.cases] == ["works.txt", ""]


@pytest.mark.parametrize(
    ("line", "task"),
    [
        (QUESTION, "questions"),
        ({"id": "c", "claim": "It rained.", "label": "not_enough_evidence", "kind": "other_event"}, "claims"),
        ({"id": "g", "claim": "It rained.", "label": "refuted", "evidence": ["Dry."]}, "given"),
    ],
)
def test_task_of_a_file_is_known_by_its_first_line(tmp_path, line, task):
    assert open_suite(str(write(tmp_path / "own.jsonl", line)), "dev", TASKS).task.name == task


@pytest.mark.parametrize(("name", "task"), [("seeds-claims", "claims"), ("conversations", "questions")])
def test_task_of_a_shipped_suite_is_known_by_its_name(name, task):
    assert task_of(name) == task


@pytest.mark.parametrize("sort", TEMPLATES)
def test_template_is_valid_as_it_stands(tmp_path, sort):
    write_template(tmp_path / "new.jsonl", sort)
    assert told(tmp_path / "new.jsonl") == []


def test_template_takes_no_file_away(tmp_path):
    path = write(tmp_path / "new.jsonl", QUESTION)
    with pytest.raises(EvalsError, match="is there already"):
        write_template(path, "questions")
    assert json.loads(path.read_text("utf-8")) == QUESTION


@pytest.mark.parametrize("corpus", ["../secret.txt", "/etc/passwd"])
def test_corpus_outside_the_folder_is_not_read(folder, corpus):
    (folder / "secret.txt").write_text(TIMELINE, "utf-8")
    with pytest.raises(EvalsError, match="is not in"):
        told(write(folder / "own.jsonl", QUESTION | {"corpus": corpus}))


def test_unknown_corpus_is_told(folder):
    with pytest.raises(EvalsError, match="no such corpus"):
        told(write(folder / "own.jsonl", QUESTION | {"corpus": "atlantis.txt"}))


def test_entry_that_the_corpus_has_not_is_told(folder):
    path = write(folder / "own.jsonl", QUESTION | {"cites": ["1901-05-04"]})
    assert told(path) == ["a: works.txt has no entry dated 1901-05-04, so it can never be cited"]


def test_entry_of_both_halves_is_told(folder):
    write(folder / "some-questions.test.jsonl", QUESTION)
    path = write(folder / "some-questions.dev.jsonl", QUESTION)
    assert told(path, folder) == [
        "the entry dated 1901-05-03 of works.txt serves cases here and in some-questions.test.jsonl; "
        "give it to one of them"
    ]


def claims(count, words):
    """Claims whose first word goes with their label, or not."""
    labels = ("supported", "refuted")
    return [
        claim(labels[n % 2], id=f"c{n}", claim=f"{words[n % len(words)]} {n} came", cites=(f"{1900 + n}",)).model_dump(
            exclude={"corpus"}
        )
        for n in range(count)
    ]


def test_claims_that_give_themselves_away_are_told(tmp_path):
    (warning,) = told(write(tmp_path / "own.jsonl", *claims(40, ["Indeed", "Allegedly"])))
    assert "the words of the claims alone give 100% of the labels" in warning


def test_claims_that_do_not_are_not(tmp_path):
    assert told(write(tmp_path / "own.jsonl", *claims(40, ["Indeed", "Allegedly", "Perhaps"]))) == []


def test_pair_that_is_not_there_is_told(tmp_path):
    lone = claim(id="x", pair="y").model_dump(exclude={"corpus"})
    same = [claim(id=one, pair=other).model_dump(exclude={"corpus"}) for one, other in ("ab", "ba")]
    found = told(write(tmp_path / "own.jsonl", lone, *same))
    assert found[0] == "x: its pair 'y' is no other claim of this file"
    assert found[1] == "a: its pair 'b' has the same label, refuted"


def test_suite_of_one_label_is_told(tmp_path):
    cases = [claim(id=name).model_dump(exclude={"corpus"}) for name in "ab"]
    assert "all 2 cases are refuted" in told(write(tmp_path / "own.jsonl", *cases))[0]
