"""`chronofact eval` as a user types it: what it prints where, and its exit status."""

from __future__ import annotations

import json
import re

import pytest
from test_project import HEAVY, loaded_after
from typer.testing import CliRunner

from evals.cli import evaluation
from evals.command import app
from evals.loaders import LOADERS

GATES = "[my-questions]\nright_and_cited = 0.6\nquote_integrity = 1\n"


def chronofact(*arguments, data=None):
    """The result of the command."""
    before = ["--data", str(data)] if data else []
    return CliRunner().invoke(app, [*before, *map(str, arguments)])


@pytest.fixture(scope="module")
def done(seed_folder, tmp_path_factory):
    """A folder in which the template's questions were run over the seeds."""
    folder = tmp_path_factory.mktemp("evals")
    cases = folder / "my-questions.jsonl"
    assert chronofact("eval", "new", cases).exit_code == 0
    (folder / "gates.toml").write_text(GATES, "utf-8")
    options = ("--out", folder / "runs", "--thresholds", folder / "gates.toml", "--junit", folder / "junit.xml")
    result = chronofact("eval", "run", cases, *options, data=seed_folder)
    return folder, result


def test_every_command_of_both_groups_is_there():
    told = chronofact("--help").stdout
    assert "ingest" in told
    assert "eval" in told


@pytest.mark.parametrize("command", evaluation.registered_commands, ids=lambda command: command.callback.__name__)
def test_every_command_has_an_example(command):
    name = command.name or command.callback.__name__
    assert command.epilog.startswith(f"Example: chronofact eval {name}")
    assert command.callback.__doc__


@pytest.mark.parametrize("arguments", [["--help"], ["eval", "--help"], ["eval", "run", "--help"], ["eval", "run"]])
def test_help_and_wrong_usage_load_nothing_heavy(arguments):
    code = f"from evals.command import app\ntry: app({arguments})\nexcept SystemExit: pass"
    assert not loaded_after(code) & {*HEAVY, "scipy", "numpy", "plotly"}


def test_list_shows_suites_and_loaders():
    told = chronofact("eval", "list").stdout
    assert "seeds-questions     dev  127" in told
    assert all(name in told for name in LOADERS)


def test_run_prints_the_table_and_tells_its_folder(done):
    folder, result = done
    assert result.exit_code == 0, result.output
    assert "my-questions: 3 questions, 95 % intervals" in result.stdout
    assert f"run folder: {folder}" in result.stderr
    assert (folder / "junit.xml").read_text("utf-8").startswith("<?xml")


def test_report_is_the_table_of_the_run(done):
    folder, result = done
    (run,) = (folder / "runs").glob("my-*")
    assert chronofact("eval", "report", run).stdout.strip() == result.stdout.strip()


def test_report_shows_failures_and_writes_the_page(done):
    folder, _ = done
    (run,) = (folder / "runs").glob("my-*")
    result = chronofact("eval", "report", run, "--failures", "--html", "--json")
    assert json.loads(result.stdout.splitlines()[0])["figures"]["quote_integrity"]["chronofact"]["value"] == 1.0
    assert (run / "report.html").is_file()


def test_gate_that_falls_is_named_and_is_status_1(done, seed_folder):
    folder, _ = done
    (folder / "hard.toml").write_text("[all]\nright_and_cited = { least = 0.99, by = 'low' }\n", "utf-8")
    options = ("--out", folder / "runs", "--thresholds", folder / "hard.toml")
    result = chronofact("eval", "run", folder / "my-questions.jsonl", *options, data=seed_folder)
    assert result.exit_code == 1
    assert "gate: my-questions: right_and_cited is 0." in result.stderr


def test_compare_with_itself_finds_nothing(done):
    folder, _ = done
    (run,) = (folder / "runs").glob("my-*")
    told = chronofact("eval", "compare", run, run).stdout
    assert "right in b only: 0" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("run", "no-such-suite"), "no such suite; there are: "),
        (("run", "none.jsonl"), "none.jsonl: no such file; `chronofact eval new none.jsonl`"),
        (("run", "x", "--loader", "none"), "'none' is no loader"),
        (("report", "."), "is no run folder"),
        (("new", "cases.csv"), "give a name that ends in .jsonl"),
    ],
)
def test_what_went_wrong_is_told_in_a_line(arguments, told):
    result = chronofact("eval", *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr


def test_check_tells_wrong_lines_with_their_place(tmp_path):
    path = tmp_path / "own.jsonl"
    path.write_text('{"id": "a", "question": "Why?", "answerable": false, "kind": "why"}\n{}\n', "utf-8")
    result = chronofact("eval", "check", path)
    assert result.exit_code == 1
    assert f"{path}:2: question: field required" in result.stderr


def test_queries_are_searched_in_given_documents(tmp_path):
    (tmp_path / "qrels").mkdir()
    rows = {
        "corpus.jsonl": [{"_id": "d1", "title": "Rain", "text": "It rained for days."}, {"_id": "d2", "text": "Dry."}],
        "queries.jsonl": [{"_id": "q1", "text": "How long did it rain?"}],
    }
    for name, lines in rows.items():
        (tmp_path / name).write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t1\n", "utf-8")
    result = chronofact("eval", "run", tmp_path, "--loader", "beir", "--out", tmp_path / "runs", data=tmp_path / "none")
    assert result.exit_code == 0, result.output
    assert re.search(r"recall@1 +100\.0 %", result.stdout)
