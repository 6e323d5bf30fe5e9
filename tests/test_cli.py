"""The command as a user types it: what it prints where, and its exit status."""

from __future__ import annotations

import json
import shutil
import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import app

SEEDS = Path(__file__).parents[1] / "seeds"
TIMELINE = "= Works =\n== May 1901 ==\n=== 3 May ===\nThe bridge over the Orr opened; 40 guests crossed it.\n"


def chronofact(*arguments, data, typed=None):
    """The result of the command with that data folder."""
    return CliRunner().invoke(app, ["--data", str(data), *map(str, arguments)], input=typed)


@pytest.fixture(scope="session")
def seeded(tmp_path_factory):
    """A data folder with the seeds in it; tests leave it as it is."""
    data = tmp_path_factory.mktemp("cli") / "data"
    assert chronofact("ingest", SEEDS, data=data).exit_code == 0
    return data


@pytest.fixture
def works(tmp_path, seeded):
    """A timeline of one entry, and a data folder of its own with the seeds and it."""
    data = tmp_path / "data"
    shutil.copytree(seeded, data)
    path = tmp_path / "works.txt"
    path.write_text(TIMELINE, "utf-8")
    assert chronofact("ingest", path, data=data).exit_code == 0
    return path, data


@pytest.mark.parametrize("command", app.registered_commands, ids=lambda command: command.callback.__name__)
def test_every_command_has_an_example(command):
    assert command.epilog.startswith(f"Example: chronofact {command.callback.__name__}")
    assert command.callback.__doc__


def test_answer_is_printed_with_its_citation(seeded):
    result = chronofact("ask", "Who executed 34 foreign jihadists?", data=seeded)
    assert result.exit_code == 0
    assert "[1] 7 January 2014" in result.stdout


def test_json_is_one_line(seeded):
    result = chronofact("ask", "Who executed 34 foreign jihadists?", "--json", data=seeded)
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["citations"][0]["entry"]["edtf"] == "2014-01-07"


def test_question_is_read_from_stdin(seeded):
    given = chronofact("ask", "Who executed 34 foreign jihadists?", "--json", data=seeded)
    typed = chronofact("ask", "-", "--json", data=seeded, typed="Who executed 34 foreign jihadists?")
    assert typed.stdout == given.stdout


def test_refusal_is_no_failure(seeded):
    result = chronofact("ask", "Who won the chess championship of Reykjavik?", "--json", data=seeded)
    assert (result.exit_code, json.loads(result.stdout)["abstained"]) == (0, True)


def test_batch_passes_ids_through_and_tells_wrong_lines(seeded, tmp_path):
    (tmp_path / "q.jsonl").write_text('{"id": "a", "question": "Who?"}\n{}\n', "utf-8")
    result = chronofact("ask", "--input", tmp_path / "q.jsonl", "--output", tmp_path / "a.jsonl", data=seeded)
    assert (result.exit_code, json.loads((tmp_path / "a.jsonl").read_text("utf-8"))["id"]) == (1, "a")
    assert "q.jsonl:2: question: field required" in result.stderr


def test_batch_goes_from_stdin_to_stdout(seeded):
    result = chronofact("ask", "--input", "-", data=seeded, typed='{"id": 7, "question": "Who?"}\n')
    assert json.loads(result.stdout)["id"] == 7


def test_search_stays_in_its_window(seeded):
    result = chronofact("search", "killed", "--from", "2014-03", "--to", "March 2014", "--json", data=seeded)
    months = {json.loads(line)["event"]["entry"]["edtf"][:7] for line in result.stdout.splitlines()}
    assert months == {"2014-03"}


def test_search_shows_date_and_text(seeded):
    result = chronofact("search", "foreign jihadists executed", "-k", 1, data=seeded)
    assert result.stdout.startswith("  1. 7 January 2014, ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask"],
        ["ask", "Who?", "--input", "x"],
        ["search", "x", "--from", "soon"],
        ["search", "x", "--from", "2014-03", "--to", "2014-02"],
        ["ingest"],
        ["ingest", "no-such-file.txt"],
        ["ingest", str(SEEDS), "--map", "date"],
        ["remove", "x"],
        ["fly"],
    ],
)
def test_wrong_usage_is_status_2(arguments, tmp_path):
    result = chronofact(*arguments, data=tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error" in result.stderr


@pytest.mark.parametrize("arguments", [["ask", "Who?"], ["search", "x"], ["chat"], ["remove", "x", "--yes"]])
def test_empty_store_is_told_in_one_line(arguments, tmp_path):
    result = chronofact(*arguments, data=tmp_path / "none")
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1


def test_unknown_setting_is_told(tmp_path):
    result = CliRunner(env={"CHRONOFACT_DATE": "x"}).invoke(app, ["--data", str(tmp_path), "sources"])
    assert (result.exit_code, "did you mean CHRONOFACT_DATA?" in result.stderr) == (1, True)


def test_unchanged_file_is_said_to_be_unchanged(works):
    path, data = works
    result = chronofact("ingest", path, data=data)
    assert result.stdout.startswith("unchanged")


def test_rebuilding_needs_no_file(works):
    path, data = works
    path.unlink()
    assert chronofact("ingest", "--rebuild", data=data).exit_code == 0
    assert "works.txt" in chronofact("sources", data=data).stdout


def test_sources_lists_what_is_indexed(works):
    path, data = works
    listed = [json.loads(line) for line in chronofact("sources", "--json", data=data).stdout.splitlines()]
    assert (str(path), 1) in {(source["path"], source["events"]) for source in listed}


def test_removed_source_is_gone_and_its_file_stays(works):
    path, data = works
    assert chronofact("remove", path, "--yes", data=data).exit_code == 0
    assert "works.txt" not in chronofact("sources", data=data).stdout
    assert path.read_text("utf-8") == TIMELINE


def test_hostile_source_does_not_reach_the_terminal(works, tmp_path):
    _, data = works
    hostile = tmp_path / "hostile.txt"
    hostile.write_text("= T\x1b]0;owned\x07 =\n== May 1902 ==\n=== 3 May ===\nA fire\x1b[2J broke out.\n", "utf-8")
    chronofact("ingest", hostile, data=data)
    shown = chronofact("search", "fire broke out", data=data).stdout + chronofact("sources", data=data).stdout
    assert "fire" in shown
    assert "\x1b" not in shown


def test_chat_reads_a_follow_up_and_lists_sources(works):
    _, data = works
    typed = "When did the bridge over the Orr open?\nhow many guests crossed it?\n:sources\n:quit\n"
    result = chronofact("chat", data=data, typed=typed)
    assert (result.exit_code, "→ 40" in result.stdout, "Works" in result.stdout) == (0, True, True)


def test_doctor_finds_a_sound_store(seeded):
    result = chronofact("doctor", "--json", data=seeded)
    findings = {finding["name"]: finding for finding in map(json.loads, result.stdout.splitlines())}
    assert result.exit_code == 0
    assert "40 entries" in findings["store"]["found"]


def test_doctor_says_what_to_do_on_an_empty_store(tmp_path):
    result = chronofact("doctor", data=tmp_path)
    assert (result.exit_code, "chronofact ingest" in result.stdout) == (0, True)


def test_version_is_printed(tmp_path):
    assert chronofact("--version", data=tmp_path).stdout.startswith("chronofact 0.")


def test_taken_port_is_told(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = chronofact("serve", "--port", taken.getsockname()[1], data=tmp_path)
    assert (result.exit_code, "choose another with --host or --port" in result.stderr) == (1, True)
