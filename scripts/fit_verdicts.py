"""Fits assistant/verification/weights.json: python -m scripts.fit_verdicts --data DATA

Multinomial logistic regression over standardised readings, once for entries of a store and once for given texts. It
learns from the suites' development claims and from those written for entries that the reader was not trained on,
each beside the likeliest entries; conflicting claims are left out, since they are told by comparing reports. It
prints how right it is on claims of entries left out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from assistant.facts.statements import statement_of
from assistant.reader import read
from assistant.verification.bearing import Bearing
from assistant.verification.gathering import gather
from assistant.verification.given import InText
from assistant.verification.identifying import candidates
from assistant.verification.readings import OUTCOMES, reading
from vectorstore.embedding import Embedder, load_embedder
from vectorstore.ingest import ingest
from vectorstore.models import Event
from vectorstore.store import Store

from .reader.public import symmetric
from .reader.written import Entry, dated, entries, read_rows

ROOT = Path(__file__).parents[1]
SUITES = ROOT / "evals" / "suites"
TARGET = ROOT / "assistant" / "verification" / "weights.json"
STRENGTH = 0.1  # of the weights against the regularisation; .05 and .3 did no better on claims left out
LEAST_OF_MONTH = 20  # entries written about in a month that is indexed as a store
SUITE_WEIGHT = 3.0  # a suite's claim counts as so many written ones, which are easier
_LABELS = OUTCOMES[:3]
Case = tuple[str, str, str]  # claim, label, and the text or the days of the entry that decides it


@dataclass(frozen=True)
class Row:
    """What is weighed of a claim beside one candidate, what is right about it, and where it comes from."""

    values: dict[str, float]
    outcome: int
    group: str
    weight: float


def main() -> None:
    """Reads all claims, fits, measures, writes."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--every", type=int, default=3, help="take one written entry of so many")
    chosen = options.parse_args()
    embedder = load_embedder()
    held = [entry for entry in entries() if entry.get("held")]
    with TemporaryDirectory() as folder:
        rows = [*of_suites(Path(folder), embedder), *of_months(held, chosen, Path(folder), embedder)]
    given = list(of_given(held[:: chosen.every], chosen.data, embedder))
    fitted = {"store": fit("store", rows), "given": fit("given", given)}
    TARGET.write_text(json.dumps(fitted, indent=1) + "\n", "utf-8")


def of_suites(folder: Path, embedder: Embedder) -> Iterator[Row]:
    """The rows of the development claims."""
    for path in sorted(SUITES.glob("*-claims.dev.jsonl")):
        by_corpus: dict[str, list[Case]] = {}
        for case in map(json.loads, path.open("rb")):
            if case["label"] in _LABELS:
                found = (case["claim"], case["label"], " ".join(case["cites"]) or case["id"])
                by_corpus.setdefault(case.get("corpus") or "seeds", []).append(found)
        for corpus, cases in by_corpus.items():
            place = ROOT / "seeds" if corpus == "seeds" else SUITES / "corpora" / corpus
            yield from beside(cases, indexed(place, folder / f"{path.stem}-{corpus}", embedder), SUITE_WEIGHT)


def of_months(held: Sequence[Entry], chosen: argparse.Namespace, folder: Path, embedder: Embedder) -> Iterator[Row]:
    """The rows of written claims, each month of entries a store of its own."""
    times = Counter(entry["date"][:7] for entry in held if entry["date"])
    months = [month for month, number in sorted(times.items()) if number >= LEAST_OF_MONTH]
    events = [row for row in read_rows(chosen.data / "current-events" / "events.jsonl.gz") if row["date"][:7] in months]
    for month in months:
        file = folder / f"{month}.jsonl"
        file.write_text("".join(f"{json.dumps(row)}\n" for row in events if row["date"][:7] == month), "utf-8")
        mine = [entry for entry in held if (entry["date"] or "")[:7] == month][:: chosen.every]
        cases = [(claim, label, entry["text"]) for entry in mine for claim, label in labelled(entry)]
        yield from beside(cases, indexed(file, folder / month, embedder), 1.0)


def of_given(held: Sequence[Entry], data: Path, embedder: Embedder) -> Iterator[Row]:
    """The rows of claims beside one text: FEVER-Symmetric, WiCE and the written ones beside their entry."""
    cases = [(one.text, _LABELS[one.claim], one.evidence) for one in symmetric(data)]
    for row in list(map(json.loads, (data / "wice" / "dev.jsonl").open("rb")))[::5]:
        label = "supported" if row["label"] == "supported" else "not_enough_evidence"
        cases.append((row["claim"], label, " ".join(row["evidence"])))
    cases += [(claim, label, dated(entry)) for entry in held for claim, label in labelled(entry)]
    for claim, label, text in cases:
        statement = statement_of(" ".join(claim.split()))
        found = InText(text, "", embedder).gathered(statement)
        if found:
            ((best, _), *_) = candidates(statement, found, read)
            yield Row(reading(best.features), _LABELS.index(label), text, 1.0)


def labelled(entry: Entry) -> Iterator[tuple[str, str]]:
    """The claims written for an entry."""
    yield from ((claim, "supported") for claim in entry["s"])
    yield from ((claim, "refuted") for claim, _ in entry["r"])
    yield from ((claim, "not_enough_evidence") for claim, _ in entry["u"])


def indexed(place: Path, data: Path, embedder: Embedder) -> Store:
    """A store over a file or folder."""
    ingest([place], data, embedder)
    return Store.open(data, embedder)


def beside(cases: Sequence[Case], store: Store, weight: float) -> Iterator[Row]:
    """A row for each claim beside each of its likeliest entries."""
    for claim, label, decides in cases:
        statement = statement_of(" ".join(claim.split()), None, store.coverage)
        for found, _ in candidates(statement, gather(store, statement), read):
            right = _decides(found, decides)
            yield Row(
                reading(found.features), _LABELS.index(label) if right else 3, f"{store.revision} {decides}", weight
            )


def _decides(found: Bearing, decides: str) -> bool:
    """True if the entry is the one: by its text, or by its day or month."""
    event: Event | None = found.report.event
    if event is None or event.entry.first is None:
        return False
    day = event.entry.first
    named = {f"{day.year:04}-{day.month:02}", f"{day.year:04}-{day.month:02}-{day.day:02}"}
    return event.text[:60] == decides[:60] or bool(named & set(decides.split()))


def fit(name: str, rows: Sequence[Row]) -> dict[str, object]:
    """The fitted numbers, rounded so that the same fit gives the same file."""
    names = sorted(rows[0].values)
    x = np.array([[row.values[name] for name in names] for row in rows])
    y = np.array([row.outcome for row in rows])
    groups = np.unique([row.group for row in rows], return_inverse=True)[1]
    weights = {"logisticregression__sample_weight": np.array([row.weight for row in rows])}
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=3000))
    left_out = cross_val_predict(model, x, y, groups=groups, cv=GroupKFold(8), params=weights)
    print(f"{name}: {len(rows)} rows, right on entries left out: {np.mean(left_out == y):.3f}")
    return _written(model.fit(x, y, **weights), names)


def _written(model: Pipeline, names: Sequence[str]) -> dict[str, object]:
    scaler, logistic = model[0], model[-1]
    scaling = {n: {"mean": _r(m), "scale": _r(s)} for n, m, s in zip(names, scaler.mean_, scaler.scale_, strict=True)}
    outcomes = {
        OUTCOMES[outcome]: {
            "": _r(logistic.intercept_[at]),
            **dict(zip(names, map(_r, logistic.coef_[at]), strict=True)),
        }
        for at, outcome in enumerate(logistic.classes_)
    }
    return {"scaling": scaling, "outcomes": outcomes}


def _r(value: float) -> float:
    return round(float(value), 4)


if __name__ == "__main__":
    main()
