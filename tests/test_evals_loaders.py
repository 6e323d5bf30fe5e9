"""Public forms of data → cases; what is of another form is told with its place."""

from __future__ import annotations

import gzip
import json

import pytest

from evals.errors import EvalsError
from evals.loaders import LOADERS
from evals.registry import TASKS
from evals.suites import load_suite


@pytest.fixture
def written(tmp_path):
    """Writes rows as JSON Lines, or one value as JSON, and gives the path."""

    def write(name, *rows):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
        return path

    return write


def loaded(name, path):
    """The cases of the suite that the loader makes."""
    return load_suite(path, name, TASKS).cases


FEVER = {"claim": "It rained.", "evidence": "It rained on Monday.", "label": "SUPPORTS"}


@pytest.mark.parametrize(
    ("label", "ours"),
    [("SUPPORTS", "supported"), ("refuted", "refuted"), ("NOT ENOUGH INFO", "not_enough_evidence")],
)
def test_fever_pairs(written, label, ours):
    (case,) = loaded("fever-pairs", written("a.jsonl", FEVER | {"label": label}))
    assert (case.claim, case.evidence, case.label) == ("It rained.", ("It rained on Monday.",), ours)


def test_fever_pairs_with_several_sentences_and_packed(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(FEVER | {"evidence": ["One.", "Two."]}).encode()))
    (case,) = loaded("fever-pairs", path)
    assert case.evidence == ("One.", "Two.")


def test_foolmetwice_takes_the_gold_sentences_alone(written):
    row = {"text": "It rained.", "label": "REFUTES", "gold_evidence": [{"text": "Dry."}], "retrieved_evidence": []}
    (case,) = loaded("foolmetwice", written("a.jsonl", row | {"category": "Weather"}))
    assert (case.evidence, case.label, case.kind) == (("Dry.",), "refuted", "Weather")


@pytest.mark.parametrize(
    ("label", "ours"),
    [
        ("supported", "supported"),
        ("partially_supported", "not_enough_evidence"),
        ("not_supported", "not_enough_evidence"),
    ],
)
def test_wice(written, label, ours):
    (case,) = loaded("wice", written("a.jsonl", {"claim": "It rained.", "evidence": ["Dry."], "label": label}))
    assert (case.label, case.kind) == (ours, label)


def test_factcheck_bench(written):
    rows = [{"claim": "It rained.", "evidence": "x", "stance": s} for s in ("refute", "irrelevant")]
    assert [case.label for case in loaded("factcheck-bench", written("a.jsonl", *rows))] == [
        "refuted",
        "not_enough_evidence",
    ]


def test_scifact(written, tmp_path):
    written("corpus.jsonl", {"doc_id": 7, "abstract": ["One.", "Two."]}, {"doc_id": 8, "abstract": ["Three."]})
    decided = {"id": 1, "claim": "x", "evidence": {"7": [{"sentences": [0], "label": "CONTRADICT"}]}}
    written("claims_dev.jsonl", decided, {"id": 2, "claim": "y", "cited_doc_ids": [8]})
    first, second = loaded("scifact", tmp_path)
    assert (first.label, first.evidence) == ("refuted", ("One.", "Two."))
    assert (second.label, second.evidence) == ("not_enough_evidence", ("Three.",))


def test_squad_names_the_paragraph_to_find(written):
    answered = {"id": "a", "question": "Who?", "answers": [{"text": "they"}, {"text": "they"}]}
    open_one = {"id": "b", "question": "Why?", "answers": [], "is_impossible": True}
    path = written("a.json", {"data": [{"paragraphs": [{"context": "They came.", "qas": [answered, open_one]}]}]})
    suite = load_suite(path, "squad", TASKS)
    first, second = suite.cases
    assert (first.answers, first.cites) == ((("they",),), ("#paragraph 1",))
    assert not second.answerable
    assert suite.places.given[first.corpus].texts == {"paragraph 1": "They came."}


def test_timeqa_has_a_corpus_for_each_article(written):
    asked = [["Who in 1916?", [{"para": 1, "answer": "Baker"}]], ["Who in 1801?", [{"para": 0, "answer": ""}]]]
    article = {"index": "/wiki/House", "questions": asked, "paras": ["House", "Baker lived there.", ""]}
    suite = load_suite(written("a.json", [article, article]), "timeqa", TASKS)
    assert [case.answerable for case in suite.cases] == [True, False, True, False]
    assert suite.cases[0].cites == ("#paragraph 1",)
    assert {case.corpus for case in suite.cases} == set(suite.places.given)


def test_beir_joins_queries_and_judgements(written, tmp_path):
    written("corpus.jsonl", {"_id": "d1", "title": "Rain", "text": "It rained."}, {"_id": "d2", "text": "Dry."})
    written("queries.jsonl", {"_id": "q1", "text": "rain?"}, {"_id": "q2", "text": "snow?"})
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\n", "utf-8")
    (case,) = loaded("beir", tmp_path)
    assert (case.query, case.relevant) == ("rain?", {"#d1": 2})


@pytest.mark.parametrize("loader", sorted(set(LOADERS) - {"beir", "scifact"}))
def test_file_of_another_form_is_told(written, loader):
    with pytest.raises(EvalsError, match=r"a\.jsonl"):
        loaded(loader, written("a.jsonl", {"something": "else"}))


@pytest.mark.parametrize("loader", ["beir", "scifact"])
def test_folder_of_another_form_is_told(tmp_path, loader):
    with pytest.raises(EvalsError, match=r"has no corpus\.jsonl"):
        loaded(loader, tmp_path)


def test_unknown_label_is_told_with_its_line(written):
    with pytest.raises(EvalsError, match=r'a\.jsonl:2: label "MAYBE" is none of'):
        loaded("fever-pairs", written("a.jsonl", FEVER, FEVER | {"label": "MAYBE"}))


def test_broken_archive_is_told(tmp_path):
    (tmp_path / "a.jsonl.gz").write_bytes(b"no archive")
    with pytest.raises(EvalsError, match="cannot be unpacked"):
        loaded("fever-pairs", tmp_path / "a.jsonl.gz")


def test_unknown_loader_is_told(tmp_path):
    with pytest.raises(EvalsError, match="is no loader; there are: beir, "):
        load_suite(tmp_path, "bear", TASKS)
