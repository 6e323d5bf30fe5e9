"""Fits the weights of assistant/verification/weights.json on the development claims: python -m scripts.fit_verdicts

Multinomial logistic regression over the standardised readings, each label weighing the same; conflicting claims
are left out, since they are told by comparing reports. It prints how right it is on claims of entries left out.
"""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from assistant.chat import Assistant
from assistant.facts.statements import statement_of
from assistant.reader import read as read_pair
from assistant.settings import load_settings
from assistant.verification.gathering import gather
from assistant.verification.identifying import completed
from assistant.verification.weighing import OUTCOMES, judged, reading
from vectorstore.embedding import load_embedder
from vectorstore.ingest import ingest
from vectorstore.store import Store

ROOT = Path(__file__).parents[1]
SUITES = ROOT / "evals" / "suites"
TARGET = ROOT / "assistant" / "verification" / "weights.json"
STRENGTH = 0.3  # of the weights against the regularisation; of .05, .1 and .3 the best on claims left out


def main() -> None:
    """Reads every development claim beside its nearest entry, fits, measures, writes."""
    cases = [json.loads(line) for path in sorted(SUITES.glob("*-claims.dev.jsonl")) for line in path.open("rb")]
    cases = [case for case in cases if case["label"] in OUTCOMES]
    readings = read_all(cases)
    names = sorted(readings[0])
    x = np.array([[one[name] for name in names] for one in readings])
    y = np.array([OUTCOMES.index(case["label"]) for case in cases])
    entries = [f"{case.get('corpus', 'seeds')} {case['cites'] or case['id']}" for case in cases]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=3000, class_weight="balanced"))
    left_out = cross_val_predict(model, x, y, groups=np.unique(entries, return_inverse=True)[1], cv=GroupKFold(10))
    print(f"{len(cases)} claims, right on entries left out: {np.mean(left_out == y):.3f}")
    TARGET.write_text(written(model.fit(x, y), names), "utf-8")


def read_all(cases: list[dict[str, object]]) -> list[dict[str, float]]:
    """The reading of each claim beside the likeliest sentence."""
    found = []
    with TemporaryDirectory() as folder:
        stores: dict[str, Store] = {}
        for case in cases:
            corpus = str(case.get("corpus") or "seeds")
            stores[corpus] = stores.get(corpus) or indexed(corpus, Path(folder) / corpus)
            found.append(read(str(case["claim"]), stores[corpus]))
    return found


def indexed(corpus: str, data: Path) -> Store:
    """A store over one corpus of the suites."""
    place = ROOT / "seeds" if corpus == "seeds" else SUITES / "corpora" / corpus
    ingest([place], data, load_embedder())
    return Assistant.open(load_settings().model_copy(update={"data": data})).store


def read(claim: str, store: Store) -> dict[str, float]:
    """What is weighed of one claim."""
    statement = statement_of(" ".join(claim.split()), None, store.coverage)
    found = gather(store, statement)
    best, _ = completed(statement, found[0], found[1:])
    features = best.read(statement, read_pair).features
    return reading(features, judged(features))


def written(model: object, names: list[str]) -> str:
    """The fitted numbers as JSON, rounded so that the same fit gives the same file."""
    scaler, logistic = model[0], model[-1]  # type: ignore[index]
    rows = {
        outcome: {"intercept": _rounded([logistic.intercept_[at]])[0], "weights": _rounded(logistic.coef_[at])}
        for at, outcome in enumerate(OUTCOMES)
    }
    fitted = {"names": names, "means": _rounded(scaler.mean_), "scales": _rounded(scaler.scale_), **rows}
    return json.dumps(fitted, indent=1) + "\n"


def _rounded(values: NDArray[np.float64] | list[float]) -> list[float]:
    return [round(float(value), 4) for value in values]


if __name__ == "__main__":
    main()
