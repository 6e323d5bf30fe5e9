"""Batches: one answer a line with its id, wrong lines told by their place, whole files or none."""

from __future__ import annotations

import json

import pytest

from assistant.cli.batch import answer_lines, write_whole
from assistant.errors import QuestionError
from assistant.models import Answer


class Echo:
    """Answers with the question and how long its history is; cannot read a question of one letter."""

    def ask(self, question, history=()):
        if len(question) == 1:
            raise QuestionError("too short")
        return Answer(question, f"{question} after {len(history)}", "", False, (), (), (), ())


def answered(*lines):
    """What is said to each line."""
    return list(answer_lines(Echo(), [line.encode() for line in lines], "q.jsonl"))


def test_id_is_passed_through_whatever_it_is():
    ((line, _),) = answered('{"id": {"n": [1]}, "question": "Who?"}')
    assert json.loads(line)["id"] == {"n": [1]}


def test_without_an_id_the_line_is_the_answer():
    ((line, _),) = answered('{"question": "Who?"}')
    assert next(iter(json.loads(line))) == "question"


def test_history_is_read():
    ((line, _),) = answered('{"question": "Who?", "history": [{"role": "user", "content": "Where?"}]}')
    assert json.loads(line)["answer"] == "Who? after 1"


def test_other_fields_are_left_alone():
    ((line, problem),) = answered('{"question": "Who?", "answers": [["they"]], "kind": "who"}')
    assert (line is not None, problem) == (True, "")


@pytest.mark.parametrize("wrong", ["{", '"Who?"', '{"id": 1}', '{"question": ""}', '{"question": "?"}', "\udcff"])
def test_wrong_line_is_told_and_the_next_one_answered(wrong):
    lines = [wrong.encode("utf-8", "surrogateescape"), b"", b'{"question": "Who?"}']
    first, second = answer_lines(Echo(), lines, "q.jsonl")
    assert first[0] is None
    assert first[1].startswith("q.jsonl:1: ")
    assert second[1] == ""


def test_file_is_there_when_it_is_whole(tmp_path):
    target = tmp_path / "answers.jsonl"
    write_whole(target, iter(["é", "b"]))
    assert target.read_bytes() == "é\nb\n".encode()


def test_interrupted_file_is_as_it_was_before(tmp_path):
    def interrupted():
        yield "new"
        raise KeyboardInterrupt

    (tmp_path / "answers.jsonl").write_text("old\n", "utf-8")
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "answers.jsonl", interrupted())
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["old\n"]
