"""Records of verdicts: named by what they hold, the same again on the same ground, told apart on another."""

from __future__ import annotations

import json
import shutil

import pytest
from typer.testing import CliRunner

from assistant.chat import Assistant
from assistant.cli import app
from assistant.errors import RecordError
from assistant.record import keep, kept, load, record_of, replay
from assistant.settings import Settings
from vectorstore.dates import parse_date
from vectorstore.ingest import ingest
from vectorstore.models import DateSpan

CLAIM = "Turkish F-16s shot down a Syrian MiG-23 on 25 March 2014."


@pytest.fixture(scope="module")
def assistant(seed_folder, seed_store, packaged_embedder):
    return Assistant(Settings(data=seed_folder), seed_store, packaged_embedder)


@pytest.fixture(scope="module")
def record(assistant):
    return record_of(assistant, CLAIM)


def test_record_holds_the_verdict_and_its_ground(record, assistant, packaged_embedder):
    ground = record.held["ground"]
    assert record.held["verdict"]["label"] == "refuted"
    assert ground["corpus"] == assistant.store.revision
    assert ground["model"]["sha256"] == packaged_embedder.digest
    assert len(ground["code"]) == 64
    assert record.held["candidates"][0].keys() >= {"event", "start", "end", "score"}


def test_same_ground_has_the_same_name(record, assistant):
    assert record_of(assistant, CLAIM).id == record.id


def test_another_day_to_judge_by_has_another_name(record, assistant):
    until = DateSpan(None, parse_date("22 March 2014").last, "range")
    earlier = record_of(assistant, CLAIM, until)
    assert earlier.id != record.id
    assert (earlier.held["as_of"], earlier.held["verdict"]["label"]) == ("2014-03-22", "not_enough_evidence")
    assert replay(earlier, assistant).identical


def test_kept_record_comes_back_and_replays(record, assistant, tmp_path):
    keep(record, tmp_path)
    assert kept(tmp_path) == [record.id]
    assert load(record.id, tmp_path) == record
    again = replay(record, assistant)
    assert (again.identical, again.changes) == (True, ())


@pytest.mark.parametrize("name", ["0123456789abcdef", "../secret", "", "A" * 16])
def test_no_record_of_that_name(name, tmp_path):
    with pytest.raises(RecordError, match="is no record here"):
        load(name, tmp_path)


@pytest.mark.parametrize("held", ['{"claim": "another"}', "{", "[]"])
def test_changed_record_is_told(held, record, tmp_path):
    keep(record, tmp_path).write_text(held, "utf-8")
    with pytest.raises(RecordError, match="was changed"):
        load(record.id, tmp_path)


def test_other_sources_are_told_by_a_replay(record, seed_folder, packaged_embedder, timeline, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(seed_folder, data)
    ingest([timeline("strike.txt", "Dockers struck in Port Arlen.")], data, packaged_embedder)
    again = replay(record, Assistant.open(Settings(data=data)))
    assert any(change.startswith("corpus: ") for change in again.changes)


def test_commands_keep_list_show_and_replay(seed_folder, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(seed_folder, data)

    def chronofact(*arguments):
        return CliRunner().invoke(app, ["--data", str(data), *arguments])

    told = chronofact("verify", CLAIM, "--keep")
    name = told.stderr.split()[-1]
    assert told.exit_code == 0
    assert chronofact("record", "list").stdout.startswith(f"{name}  refuted: Turkish")
    assert json.loads(chronofact("record", "show", name, "--json").stdout)["claim"] == CLAIM
    assert json.loads(chronofact("record", "show", name).stdout)["id"] == name
    replayed = chronofact("record", "replay", name)
    assert (replayed.exit_code, replayed.stdout) == (0, "byte-identical\n")
    assert chronofact("record", "replay", "0123456789abcdef").exit_code == 1
