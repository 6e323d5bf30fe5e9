"""Claims written for entries that report the same again with other figures, or that quote opposing sides.

One JSON object a line: `entries` (each with `date` and `text`), `disputed`, `held`, and `claims`: each its text, its
label of four, and the words in question or null.
"""

from __future__ import annotations

from collections.abc import Iterator

from .examples import NOT_TOLD, REFUTED, SUPPORTED, UNSET, Example
from .written import FOLDER, Entry, dated, read_rows

LABELS = {"supported": SUPPORTED, "refuted": REFUTED, "not_enough_evidence": NOT_TOLD, "conflicting": UNSET}


def report_examples() -> list[Example]:
    """An example a claim, beside all reports of its group in the order of their dates."""
    return [one for row in read_rows(FOLDER / "reports.jsonl.gz") for one in _examples(row)]


def _examples(row: Entry) -> Iterator[Example]:
    evidence = " ".join(dated(entry) for entry in row["entries"])
    for claim, label, words in row["claims"]:
        start = claim.find(words) if words else 0
        fault = None if label == "conflicting" else (start, start + len(words)) if words else (0, 0)
        disputed = int(label == "conflicting")
        yield Example(evidence, claim, "reports", LABELS[label], disputed, fault=fault, held=bool(row.get("held")))
