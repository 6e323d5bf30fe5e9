"""The claim suites that ship: well formed, true to their corpora, split by entry, and no give-away in their words."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from vectorstore.dates import from_edtf, to_edtf
from vectorstore.readers import read

ROOT = Path(__file__).parents[1]
SUITES = ROOT / "evals/suites"
FILES = sorted(SUITES.glob("*-claims.*.jsonl"), key=lambda path: path.name)

FIELDS = ["id", "claim", "label", "cites", "kind", "changed", "pair", "corpus"]
SHARES = {
    "supported": (0.35, 0.42),
    "refuted": (0.28, 0.36),
    "not_enough_evidence": (0.2, 0.26),
    "conflicting": (0.05, 0.09),
}
KINDS = set(
    """verbatim paraphrase number_words inequality number_swap date_shift fuzzy_date actor role_swap place negation
    antonym event_swap detail_not_given other_event out_of_range conflicting_reports revised_figures
    relative_date""".split()
)
SIZES = {"seeds-claims": 240, "events-claims": 160}

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


@cache
def claims(path: Path) -> tuple[dict, ...]:
    return tuple(json.loads(line) for line in path.read_text("utf-8").splitlines())


@cache
def entry_dates(corpus: str) -> frozenset[str]:
    """The dates of the corpus's entries, in the notation of `cites`."""
    paths = sorted((ROOT / "seeds").glob("*.txt")) if corpus == "seeds" else [SUITES / "corpora" / corpus]
    return frozenset(to_edtf(event.entry) for path in paths for event in read(path).events)


def words(claim: str) -> set[str]:
    return set(re.findall(r"\w+", claim.lower()))


@pytest.mark.parametrize("name", SIZES)
def test_suite_is_large_enough(name):
    assert sum(len(claims(path)) for path in FILES if path.name.startswith(name)) >= SIZES[name]


@each_file
def test_each_line_has_the_fields_in_order_and_known_values(path):
    for claim in claims(path):
        assert list(claim) == FIELDS, claim["id"]
        assert claim["label"] in SHARES, claim["id"]
        assert claim["kind"] in KINDS, claim["id"]
        assert claim["claim"].strip() == claim["claim"] != "", claim["id"]


def test_ids_are_unique_over_all_claims():
    ids = Counter(claim["id"] for path in FILES for claim in claims(path))
    assert [name for name, count in ids.items() if count > 1] == []


def test_claims_are_unique():
    texts = Counter(claim["claim"].lower() for path in FILES for claim in claims(path))
    assert [text for text, count in texts.items() if count > 1] == []


@each_file
def test_changed_stands_once_in_the_claim(path):
    for claim in claims(path):
        changed = claim["changed"]
        if claim["label"] == "supported":
            assert changed is None, claim["id"]
        elif changed is not None:
            assert changed != "", claim["id"]
            assert claim["claim"].count(changed) == 1, claim["id"]


@each_file
def test_pairs_differ_in_label_and_agree_in_corpus(path):
    by_id = {claim["id"]: claim for claim in claims(path)}
    for claim in claims(path):
        if claim["pair"] is not None:
            partner = by_id[claim["pair"]]
            assert partner["label"] != claim["label"], claim["id"]
            assert partner["corpus"] == claim["corpus"], claim["id"]


@each_file
def test_what_is_decided_cites_its_entries(path):
    for claim in claims(path):
        assert claim["cites"] or claim["label"] == "not_enough_evidence", claim["id"]
        for cited in claim["cites"]:
            assert to_edtf(from_edtf(cited)) == cited, claim["id"]
            assert cited in entry_dates(claim["corpus"]), (claim["id"], cited)


@pytest.mark.parametrize("corpus", ["seeds", "events-2015-03.jsonl", "events-2018-10.jsonl"])
def test_no_entry_serves_both_splits(corpus):
    dates = defaultdict(set)
    for path in SUITES.glob("*.jsonl"):  # the question suites have the same split
        for case in claims(path):
            if case.get("corpus", "seeds") == corpus:
                dates[path.name.split(".")[1]].update(case["cites"])
    assert dates["dev"] & dates["test"] == set()


@each_file
def test_labels_are_in_proportion(path):
    counts = Counter(claim["label"] for claim in claims(path))
    for label, (least, most) in SHARES.items():
        assert least <= counts[label] / counts.total() <= most, label


@each_file
def test_no_word_gives_the_label_away(path):
    labels = defaultdict(Counter)
    for claim in claims(path):
        for word in words(claim["claim"]):
            labels[word][claim["label"]] += 1
    telling = {
        word: dict(counts)
        for word, counts in labels.items()
        if counts.total() >= 8 and max(counts.values()) / counts.total() > 0.9
    }
    assert telling == {}
