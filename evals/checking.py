"""A suite → what is wrong with it beyond the form of its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from vectorstore.dates import to_edtf
from vectorstore.readers import read

from .cases import read_cases
from .claim_only import guesses
from .claims import unmatched_pairs
from .corpora import OWN, corpus_paths
from .figures import figure
from .suites import Suite

_FEW = 30  # cases; below it nothing can be said of a suite's words


def warnings(suite: Suite, path: Path) -> Iterator[str]:
    """What makes the figures of a suite mean less than they seem to, a message each."""
    yield from _unknown_entries(suite)
    yield from _shared_entries(suite, path)
    if suite.task.name == "claims":
        yield from unmatched_pairs(suite.cases)
    if suite.task.name in {"claims", "given"}:
        yield from _given_away(suite)
    yield from _one_sided(suite)


def _unknown_entries(suite: Suite) -> Iterator[str]:
    """Cases that name an entry which their corpus has not: no citation can be right."""
    known: dict[str, set[str]] = {}
    for case in suite.cases:
        if case.corpus == OWN or case.corpus in suite.places.given:
            continue
        if case.corpus not in known:
            paths = corpus_paths(case.corpus, suite.places.folder)
            known[case.corpus] = {to_edtf(event.entry) for one in paths for event in read(one).events}
        for name in case.cites:
            if name not in known[case.corpus]:
                yield f"{case.id}: {case.corpus} has no entry dated {name}, so it can never be cited"


def _shared_entries(suite: Suite, path: Path) -> Iterator[str]:
    """Entries that serve this half and the other: what is tuned on one is measured on the other."""
    stem, _, half = path.stem.rpartition(".")
    other = path.with_name(f"{stem}.{'test' if half == 'dev' else 'dev'}.jsonl")
    if half not in {"dev", "test"} or not other.is_file():
        return
    ours, theirs = (_named(cases) for cases in (suite.cases, read_cases(suite.task.case, other)))
    for corpus, name in sorted(ours & theirs):
        yield f"the entry dated {name} of {corpus} serves cases here and in {other.name}; give it to one of them"


def _named(cases: Sequence[Any]) -> set[tuple[str, str]]:
    """Corpus and entry of each citation."""
    return {(case.corpus, name) for case in cases for name in case.cites}


def _given_away(suite: Suite) -> Iterator[str]:
    """Whether the words of the claims alone tell their labels."""
    if len(suite.cases) < _FEW:
        return
    made = guesses(suite.cases)
    measured = figure([float(made[case.id].label == case.label) for case in suite.cases])
    (label, count), *_ = Counter(case.label for case in suite.cases).most_common(1)
    share = count / len(suite.cases)
    if measured and measured.low > share:
        yield (
            f"the words of the claims alone give {measured.value:.0%} of the labels, where the commonest, {label}, "
            f"would give {share:.0%}: a system that reads no evidence does well here; write pairs that differ in little"
        )


def _one_sided(suite: Suite) -> Iterator[str]:
    """Whether a system that always says the same would be right."""
    labels = Counter(_side(case) for case in suite.cases)
    if len(labels) == 1 and suite.task.name != "queries" and len(suite.cases) > 1:
        yield f"all {len(suite.cases)} cases are {next(iter(labels))}: a system that always says so is right"


def _side(case: Any) -> str:
    if hasattr(case, "answerable"):
        return "answerable" if case.answerable else "not answerable"
    return str(getattr(case, "label", ""))
