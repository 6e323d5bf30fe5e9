"""Answerers that are broken on purpose: the metric that is meant for it catches each, and the others stay."""

from __future__ import annotations

import pytest
from evals_fakes import answered, claim, judged, question

from evals.metrics import OF_CLAIMS, OF_QUESTIONS

HOW_MANY = question(id="n", question="How many came?", answers=(("18",),), cites=("2014-01-07",), kind="how_many")
WHEN = question(id="w", question="When?", answers=(("7 January",),), cites=("2014-01-07",), kind="when")
WHO = question(id="o", question="Who and who?", answers=(("rebels",), ("guards",)), cites=("2014-01-07", "2014-01-08"))
OPEN = question(id="u", question="Why?", answerable=False, kind="unanswerable")
CASES = [HOW_MANY, WHEN, WHO, OPEN]

RANKED = {"ranking": ("2014-01-07", "2014-01-08", "2014-01-09")}
NUMBER = answered("Eighteen came. [1]", "2014-01-07", short="18", **RANKED)
DATE = answered("They came on 7 January. [1]", "2014-01-07", short="7 January", **RANKED)
NAMES = answered("Rebels [1] and guards [2].", "2014-01-07", "2014-01-08", short="rebels; guards", **RANKED)
REFUSAL = answered("No entry says.", abstained=True, **RANKED)
PERFECT = [NUMBER, DATE, NAMES, REFUSAL]

BROKEN = {
    "cites a neighbouring entry": (
        [answered("Eighteen came. [1]", "2014-01-08", short="18", **RANKED), DATE, NAMES, REFUSAL],
        {"right_and_cited", "entries_cited", "stated_but_wrong", "trust", "citation_precision", "citation_recall"},
    ),
    "cites one entry too many": (
        [answered("Eighteen came. [1] [2]", "2014-01-07", "2014-01-08", short="18", **RANKED), DATE, NAMES, REFUSAL],
        {"citation_precision"},
    ),
    "forgets one of two entries": (
        [NUMBER, DATE, answered("Rebels and guards. [1]", "2014-01-07", short="rebels; guards", **RANKED), REFUSAL],
        {"right_and_cited", "entries_cited", "stated_but_wrong", "trust", "citation_recall"},
    ),
    "gives a wrong number": (
        [answered("Nineteen came. [1]", "2014-01-07", short="19", **RANKED), DATE, NAMES, REFUSAL],
        {"right_and_cited", "answers_right", "stated_but_wrong", "trust", "exact_match", "token_f1", "numbers_equal"},
    ),
    "makes a number a bound": (
        [answered("At least 18 came. [1]", "2014-01-07", short="at least 18", **RANKED), DATE, NAMES, REFUSAL],
        {"exact_match", "token_f1", "numbers_equal"},
    ),
    "gives a wrong date": (
        [NUMBER, answered("On the 8th. [1]", "2014-01-07", short="8 January", **RANKED), NAMES, REFUSAL],
        {"right_and_cited", "answers_right", "stated_but_wrong", "trust", "exact_match", "token_f1", "dates_equal"},
    ),
    "changes a quote": (
        [answered("Eighteen came. [1]", "2014-01-07", short="18", exact=[False], **RANKED), DATE, NAMES, REFUSAL],
        {"quote_integrity"},
    ),
    "answers everything": (
        [NUMBER, DATE, NAMES, answered("Because. [1]", "2014-01-07", **RANKED)],
        {"abstention_recall", "abstention_precision", "trust"},
    ),
    "refuses one question too many": (
        [REFUSAL, DATE, NAMES, REFUSAL],
        {"right_and_cited", "answers_right", "entries_cited", "abstention_precision", "false_refusals", "trust"}
        | {"exact_match", "token_f1", "numbers_equal", "citation_recall"},
    ),
    "finds nothing": (
        [answered("Eighteen came. [1]", "2014-01-07", short="18"), DATE, NAMES, REFUSAL],
        {"recall_at_1", "recall_at_5", "recall_at_10", "mrr", "ndcg_at_10"},
    ),
}


def values(metrics, cases, outputs):
    """Key → value of each metric."""
    measured = {metric.key: metric.figure(cases, outputs) for metric in metrics}
    return {key: item and item.value for key, item in measured.items()}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_answerer_is_caught(name):
    outputs, caught = BROKEN[name]
    before, after = values(OF_QUESTIONS, CASES, PERFECT), values(OF_QUESTIONS, CASES, outputs)
    assert {key for key in before if before[key] != after[key]} == caught
    better = {metric.key: metric.more_is_better for metric in OF_QUESTIONS}
    worse = {key for key in caught if after[key] is None or (after[key] < before[key]) == better[key]}
    assert worse == caught


def test_refusing_everything_scores_below_answering_what_can_be():
    refusing = values(OF_QUESTIONS, CASES, [REFUSAL] * 4)
    assert (refusing["abstention_recall"], refusing["false_refusals"], refusing["trust"]) == (1.0, 1.0, 0.25)


def test_guessing_scores_below_refusing():
    guess = answered("Twelve. [1]", "2014-01-09", short="12", **RANKED)
    assert values(OF_QUESTIONS, CASES, [guess] * 4)["trust"] == -1.0


CLAIMS = [
    claim("supported", id="s", claim="Rebels executed 34 jihadists."),
    claim("refuted", id="r", claim="Rebels executed 43 jihadists.", changed="43"),
    claim("not_enough_evidence", id="n", claim="Rebels executed 34 jihadists at dawn.", changed="at dawn", cites=()),
]
FOUND = {"ranking": ("2014-01-07",), "confidence": 1.0}
YES = judged("supported", "2014-01-07", of=CLAIMS[0].claim, **FOUND)
NO = judged("refuted", "2014-01-07", of=CLAIMS[1].claim, wrong=("43",), **FOUND)
SILENT = judged("not_enough_evidence", of=CLAIMS[2].claim, wrong=("at dawn",), **FOUND)
LABELS = {"label_accuracy", "macro_f1", "balanced_accuracy", "claim_trust", "strict"}
CONFIDENCE = {"calibration_error", "brier", "risk_coverage"}
BROKEN_JUDGES = {
    "supports everything": (
        [YES, judged("supported", "2014-01-07", of=CLAIMS[1].claim, **FOUND), SILENT],
        LABELS | CONFIDENCE | {"supported_or_not", "wrongly_supported", "localisation"},
    ),
    "blames the wrong words": (
        [YES, judged("refuted", "2014-01-07", of=CLAIMS[1].claim, wrong=("Rebels",), **FOUND), SILENT],
        {"localisation"},
    ),
    "cites another entry": (
        [YES, judged("refuted", "2014-01-08", of=CLAIMS[1].claim, wrong=("43",), **FOUND), SILENT],
        {"strict", "citation_precision", "citation_recall"},
    ),
    "is sure of nothing": (
        [judged("supported", "2014-01-07", of=CLAIMS[0].claim, ranking=("2014-01-07",), confidence=0.5), NO, SILENT],
        {"calibration_error", "brier"},
    ),
}


@pytest.mark.parametrize("name", BROKEN_JUDGES)
def test_broken_judge_is_caught(name):
    outputs, caught = BROKEN_JUDGES[name]
    before, after = values(OF_CLAIMS, CLAIMS, [YES, NO, SILENT]), values(OF_CLAIMS, CLAIMS, outputs)
    assert {key for key in before if before[key] != after[key]} == caught
