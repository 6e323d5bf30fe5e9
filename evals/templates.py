"""Files of cases to begin with: one example of each sort, valid as they stand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from .errors import EvalsError

Sort = Literal["questions", "claims"]

_QUESTIONS: Sequence[Mapping[str, Any]] = (
    {
        "id": "q1",
        "question": "Who executed 34 foreign jihadists?",
        "answers": [["rebels"]],
        "cites": ["2014-01-07"],
        "answerable": True,
        "kind": "who",
    },
    {
        "id": "q2",
        "question": "How many people were killed and wounded in Hermel?",
        "answers": [["4", "four"], ["26"]],
        "cites": ["2014-01-16"],
        "answerable": True,
        "kind": "multi",
    },
    {
        "id": "q3",
        "question": "How many tanks were lost in the bombing in Hermel?",
        "answerable": False,
        "kind": "unanswerable",
        "reason": "detail_not_given",
    },
)
_CLAIMS: Sequence[Mapping[str, Any]] = (
    {
        "id": "c1",
        "claim": "A suicide bomber killed 4 people in Hermel.",
        "label": "supported",
        "cites": ["2014-01-16"],
        "kind": "paraphrase",
        "pair": "c2",
    },
    {
        "id": "c2",
        "claim": "A suicide bomber killed 14 people in Hermel.",
        "label": "refuted",
        "cites": ["2014-01-16"],
        "kind": "number_swap",
        "changed": "14",
        "pair": "c1",
    },
    {
        "id": "c3",
        "claim": "A suicide bomber killed 4 people in Hermel and destroyed two tanks.",
        "label": "not_enough_evidence",
        "cites": ["2014-01-16"],
        "kind": "detail_not_given",
        "changed": "destroyed two tanks",
    },
)
TEMPLATES: Mapping[Sort, Sequence[Mapping[str, Any]]] = MappingProxyType({"questions": _QUESTIONS, "claims": _CLAIMS})


def write_template(path: Path, sort: Sort) -> None:
    """Write example cases. Raises EvalsError where the file is there already, or is not named *.jsonl."""
    if path.suffix != ".jsonl":
        raise EvalsError(f"{path}: cases are JSON Lines; give a name that ends in .jsonl")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.writelines(json.dumps(case, ensure_ascii=False) + "\n" for case in TEMPLATES[sort])
    except FileExistsError:
        raise EvalsError(f"{path}: is there already; take another name") from None
