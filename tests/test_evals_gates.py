"""Gates: figures that have to be reached; JUnit for what reads it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from evals_fakes import REFUSAL, Answerer, question, question_suite

from assistant.settings import load_settings
from evals.errors import EvalsError
from evals.figure_table import table
from evals.gates import read_gates
from evals.junit import Judged, as_xml
from evals.metrics import OF_QUESTIONS, macro_f1
from evals.running import run_suite

METRICS = (*OF_QUESTIONS, macro_f1.METRIC)
CASES = tuple(question(id=f"q{number}", question="Who\x00 <came>?") for number in range(4))


@pytest.fixture
def refused(tmp_path):
    """A run in which everything was refused."""
    return run_suite(question_suite(Answerer(REFUSAL), cases=CASES), load_settings(data=tmp_path), tmp_path)


@pytest.fixture
def gates(tmp_path):
    """Reads gates from that text."""

    def written(text):
        path = tmp_path / "gates.toml"
        path.write_text(text, "utf-8")
        return read_gates(path, METRICS)

    return written


def fallen(run, gates):
    """Why each gate falls that does."""
    found = table(run)
    return [why for gate in gates.of(run.record, OF_QUESTIONS) if (why := gate.fallen(found, "chronofact"))]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("right_and_cited = 0.5", "right_and_cited is 0.0000, less than 0.5"),
        ("right_and_cited = 0.0", None),
        ("false_refusals = 0.1", "false_refusals is 1.0000, more than 0.1"),
        ("false_refusals = 1", None),
        ("false_refusals = { least = 0.5 }", None),
        ("right_and_cited = { most = 0.3, by = 'high' }", "right_and_cited is 0.4899 (the high end"),
        ("quote_integrity = 1", "was not scored on any case"),
    ],
)
@pytest.mark.parametrize("section", ["all", "some-questions"])
def test_gate_falls_in_the_direction_that_is_worse(refused, gates, section, line, why):
    told = fallen(refused, gates(f"[{section}]\n{line}"))
    assert (told == []) if why is None else (why in told[0])


def test_gates_of_other_suites_are_left_alone(refused, gates):
    assert fallen(refused, gates("[other-questions]\nright_and_cited = 1\n[all]\nmacro_f1 = 1")) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[all]\nrecal = 1", "'recal' is no metric; there are abstention_precision"),
        (
            "[all]\nright_by_model = 0.5",
            "'right_by_model' is what a language model says of the answers, which",
        ),
        ("[some-questions]\nborne_out_by_model = { most = 1 }", "no gate may rest on; there are abstention_precision"),
        ("[all]\ntrust = 'high'", r"gates.toml: all.trust"),
        ("[all]\ntrust = { at_least = 1 }", "extra inputs"),
        ("[all", "gates.toml: "),
    ],
)
def test_file_that_is_no_gates_is_told(gates, text, told):
    with pytest.raises(EvalsError, match=told):
        gates(text)


def test_suite_is_not_gated_by_a_metric_that_it_has_not(refused, gates):
    with pytest.raises(EvalsError, match="some-questions is not measured by 'macro_f1'"):
        fallen(refused, gates("[some-questions]\nmacro_f1 = 1"))


def test_junit_has_each_case_and_each_gate(refused, gates):
    wanted = list(gates("[all]\nright_and_cited = 0.5\nfalse_refusals = 1").of(refused.record, OF_QUESTIONS))
    found = table(refused)
    judged = Judged(refused, tuple((gate, gate.fallen(found, "chronofact")) for gate in wanted))
    (suite,) = ET.fromstring(as_xml([judged]))
    assert (suite.get("name"), suite.get("tests"), suite.get("failures")) == ("some-questions.dev", "6", "5")
    assert [case.get("name") for case in suite if case.find("failure") is None] == ["false_refusals"]
    assert "�" in suite[0].find("failure").text
