"""`--model` as a user types it, with real client libraries and a server on loopback."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import fields
from pathlib import Path

import pytest
from scripted_models import KEY, anthropic, failing, openai, served
from typer.testing import CliRunner

from assistant.language.opening import PROVIDERS
from assistant.models import ModelUse
from assistant.settings import Settings
from evals.command import app
from evals.metrics import OF_QUESTIONS

QUESTION = "Who executed 34 foreign jihadists?"
TRUE = "Rebels executed 34 foreign ISIL and Jund al-Aqsa fighters in the Jabal al-Zawiya area."
QUOTE = "34 foreign ISIL and Jund al-Aqsa fighters had been executed in the previous few days by rebels"
DRAFT = {"sentences": [{"text": TRUE, "quotes": [{"entry": 1, "quote": QUOTE}]}], "short_answer": "rebels"}
WRONG = TRUE.replace("34", "43")
FALSE = {"sentences": [{"text": WRONG, "quotes": [{"entry": 1, "quote": QUOTE}]}], "short_answer": ""}

WHO = {"answers": [["rebels"]], "cites": ["2014-01-07"], "answerable": True, "kind": "who"}
CASE = {"id": "1", "question": QUESTION, **WHO}


@pytest.fixture
def run(seed_folder, tmp_path, monkeypatch):
    """Runs a command with a server's address and a key in the environment."""
    data = shutil.copytree(seed_folder, tmp_path / "data")
    monkeypatch.chdir(tmp_path)

    def ran(*arguments, address="", **variables):
        given = {"OPENAI_BASE_URL": f"{address}/v1", "ANTHROPIC_BASE_URL": address}
        keys = {"OPENAI_API_KEY": KEY, "ANTHROPIC_API_KEY": KEY}
        environment = {**keys, **(given if address else {}), **variables}
        result = CliRunner(env=environment).invoke(app, ["--data", str(data), *arguments])
        assert KEY not in result.output
        return result

    return ran


@pytest.mark.parametrize(
    ("provider", "script"), [("openai", openai(json.dumps(DRAFT))), ("anthropic", anthropic("Draft", DRAFT))]
)
def test_answer_in_the_words_of_the_model(run, provider, script):
    with served(script) as server:
        result = run("ask", QUESTION, "--json", "--model", f"{provider}:m", address=server.address)
    answer = json.loads(result.stdout)
    assert answer["answer"] == f"{TRUE} [1]"
    assert answer["model"]["name"] == f"{provider}:m"
    assert (answer["model"]["input_tokens"], answer["model"]["output_tokens"]) == (120, 30)


def test_same_question_is_not_paid_for_twice(run):
    with served(openai(json.dumps(DRAFT))) as server:
        ask = ("ask", QUESTION, "--json", "--model", "openai:m")
        first, second = (run(*ask, address=server.address).stdout for _ in range(2))
    assert (first, len(server.asked)) == (second, 1)


def test_variable_names_the_model_and_an_option_takes_it_back(run):
    with served(openai(json.dumps(DRAFT))) as server:
        variables = {"CHRONOFACT_MODEL": "openai:m", "CHRONOFACT_MODEL_PRICES": "3/15"}
        named = run("ask", QUESTION, address=server.address, **variables)
        none = run("ask", QUESTION, "--model", "none", address=server.address, **variables)
    assert "openai:m: 1 call, 120 + 30 tokens, cost 0.000810" in named.stdout
    assert "openai:m" not in none.stdout


def test_what_was_left_out_is_shown(run):
    with served(openai(json.dumps(FALSE))) as server:
        result = run("ask", QUESTION, "--model", "openai:m", address=server.address)
    assert "nothing that it wrote passed the check" in result.stdout
    assert f"left out: {WRONG} (the figures differ)" in result.stdout


def test_failure_ends_in_a_labelled_answer(run):
    with served(failing(401)) as server:
        result = run("ask", QUESTION, "--model", "openai:m", address=server.address)
    assert result.exit_code == 0
    assert "It was confirmed that 34" in result.stdout
    assert "openai:m was not used: the key was refused (401)." in result.stdout


def test_log_has_no_key_either(run, caplog):
    with served(failing(400)) as server, caplog.at_level("DEBUG"):
        run("--verbose", "ask", QUESTION, "--model", "openai:m", address=server.address)
    assert "the request was refused (400)" in caplog.text
    assert KEY not in "".join(record.getMessage() for record in caplog.records if record.name.startswith("assistant"))


def test_verdict_tells_that_the_model_failed(run):
    with served(failing(404)) as server:
        claim = "Al-Qaida's leadership cut its ties with ISIL in February 2014."
        result = run("verify", claim, "--model", "openai:m", address=server.address)
    assert "openai:m was not used: there is no such model (404)" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ask", "Who?", "--model", "nobody:m"], "providers are anthropic, openai, ollama"),
        (["ask", "Who?", "--model", "m"], "write provider:name"),
        (["verify", "It rained.", "--model", "openai:m"], "OPENAI_API_KEY is not set"),
    ],
)
def test_model_that_cannot_be_opened_is_told_in_a_line(run, arguments, told):
    result = run(*arguments, OPENAI_API_KEY="")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert told in result.stderr


def test_given_text_is_judged_with_the_model_that_is_set(run, tmp_path):
    (tmp_path / "text.txt").write_text("Al-Qaida's command broke off its links with ISIL in February 2014.", "utf-8")
    given = ("verify", "Al-Qaida's leadership cut its ties with ISIL in 2014.", "--evidence", "text.txt", "--json")
    unsaid = {"label": "not_enough_evidence", "quotes": [], "reason": ""}
    with served(openai(json.dumps(unsaid))) as server:
        told = json.loads(run(*given, "--model", "openai:m", address=server.address).stdout)
        plain = json.loads(run(*given, "--model", "none", CHRONOFACT_MODEL="openai:m").stdout)
    assert (told["model"]["name"], told["model"]["notice"], told["label"]) == ("openai:m", "", plain["label"])
    assert "model" not in plain


def test_doctor_tells_what_was_resolved_and_no_key(run):
    result = run("doctor", CHRONOFACT_MODEL="openai:m", address="http://127.0.0.1:9")
    assert "openai:m at http://127.0.0.1:9/v1, key from OPENAI_API_KEY (environment)" in result.stdout


def test_doctor_tells_what_is_missing(run):
    result = run("doctor", CHRONOFACT_MODEL="openai:m", OPENAI_API_KEY="")
    assert (result.exit_code, "OPENAI_API_KEY is not set" in result.stdout) == (1, True)


def test_suite_is_run_with_the_model(run, tmp_path):
    (tmp_path / "cases.jsonl").write_text(json.dumps(CASE) + "\n", "utf-8")
    with served(openai(json.dumps(DRAFT))) as server:
        result = run("eval", "run", "cases.jsonl", "--model", "openai:m", address=server.address)
    assert "openai:m: used in 1 of 1" in result.stderr
    (folder,) = (path for path in (tmp_path / "runs").iterdir() if path.name.startswith("cases"))
    assert json.loads((folder / "run.json").read_text("utf-8"))["settings"]["model"] == "openai:m"
    assert TRUE in (folder / "outputs.jsonl").read_text("utf-8")
    run("eval", "run", "cases.jsonl")
    (other,) = (p for p in (tmp_path / "runs").iterdir() if p.name.startswith("cases") and p != folder)
    compared = run("eval", "compare", str(other), str(folder))
    assert (compared.exit_code, "openai:m" in compared.output) == (0, True)


def test_answers_of_a_suite_are_judged_by_a_model(run, tmp_path):
    (tmp_path / "cases.jsonl").write_text(json.dumps(CASE) + "\n", "utf-8")
    (tmp_path / "gates.toml").write_text("[all]\nright_by_model = 0.5\n", "utf-8")
    opinion = {"reason": "It names them.", "right": True, "borne_out": True}
    with served(openai(json.dumps(opinion))) as server:
        result = run("eval", "run", "cases.jsonl", "--judge", "openai:m", address=server.address)
        gated = run("eval", "run", "cases.jsonl", "--judge", "openai:m", "--thresholds", "gates.toml")
    assert re.search(r"^right \(judged by a model\) +100\.0 % .* of 1 ", result.stdout, re.MULTILINE)
    assert "openai:m: judged 1 of 1 answers; 1 calls, 120 + 30 tokens" in result.stderr
    assert (gated.exit_code, gated.stdout, len(server.asked)) == (1, "", 1)
    assert "no gate may rest on" in gated.stderr


def test_judge_that_fails_gives_no_score(run, tmp_path):
    (tmp_path / "cases.jsonl").write_text(json.dumps(CASE) + "\n", "utf-8")
    with served(failing(401)) as server:
        result = run("eval", "run", "cases.jsonl", "--judge", "openai:m", address=server.address)
    assert (result.exit_code, "judged by a model" in result.stdout) == (0, False)
    assert "judged 0 of 1 answers, failed on 1, which are not scored (the key was refused (401))" in result.stderr


DOCS = (Path(__file__).parents[1] / "docs" / "models.md").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(set(re.findall(r"\b[A-Z]+(?:_[A-Z]+)+\b", DOCS))))
def test_documented_variable_is_read(name):
    known = {f"CHRONOFACT_{field.upper()}" for field in Settings.model_fields}
    assert name in known | {n for p in PROVIDERS.values() for n in (p.key, p.address)}


@pytest.mark.parametrize("command", ["ask", "chat", "verify", "serve", "eval run"])
def test_documented_command_takes_a_model(command):
    assert f"`{command}`" in DOCS
    assert "--model" in CliRunner().invoke(app, [*command.split(), "--help"]).stdout


@pytest.mark.parametrize("metric", [metric for metric in OF_QUESTIONS if metric.opinion], ids=lambda metric: metric.key)
def test_metric_of_a_model_is_documented_and_marked(metric):
    assert f"| `{metric.key}` | {metric.title} |" in DOCS
    assert metric.title.endswith("(judged by a model)")


@pytest.mark.parametrize("field", [field.name for field in fields(ModelUse)])
def test_field_is_documented(field):
    assert f"`{field}`" in DOCS
