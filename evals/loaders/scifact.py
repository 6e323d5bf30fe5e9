"""SciFact-like folders: claims with the sentences of abstracts that decide them.

    claims.jsonl (or claims_dev.jsonl)  {"id", "claim", "evidence": {"<doc_id>": [{"sentences": [0, …], "label"}, …]},
                                         "cited_doc_ids": […]}
    corpus.jsonl                        {"doc_id", "abstract": ["…", …], …}

The labels are "SUPPORT" and "CONTRADICT"; a claim without evidence is "not enough evidence". A claim is judged by
the whole abstracts that it names.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import Field

from ..claims import GivenClaim
from ..errors import EvalsError
from .rows import Loaded, PublicRow, by_label, in_folder, rows

_LABELS = {"SUPPORT": "supported", "CONTRADICT": "refuted"}


class _Rationale(PublicRow):
    label: str


class _Claim(PublicRow):
    id: int | str
    claim: str = Field(min_length=1)
    evidence: dict[str, tuple[_Rationale, ...]] = Field(default_factory=dict)
    cited_doc_ids: tuple[int | str, ...] = ()


class _Document(PublicRow):
    doc_id: int | str
    abstract: tuple[str, ...]


def load(path: Path) -> Loaded:
    """The claims of a folder."""
    corpus = in_folder(path, "corpus.jsonl", "corpus.jsonl.gz")
    abstracts = {str(document.doc_id): document.abstract for _, document in rows(_Document, corpus)}
    claims = in_folder(path, "claims.jsonl", "claims_dev.jsonl", "claims_train.jsonl")
    return Loaded("given", tuple(_case(f"{claims}:{n}", claim, abstracts) for n, claim in rows(_Claim, claims)))


def _case(place: str, row: _Claim, abstracts: Mapping[str, tuple[str, ...]]) -> GivenClaim:
    names = [str(name) for name in (*row.evidence, *row.cited_doc_ids)]
    missing = [name for name in names if name not in abstracts]
    if missing or not names:
        raise EvalsError(f"{place}: names {missing[0] if missing else 'no abstract'}, which corpus.jsonl has not")
    labels = {by_label(_LABELS, item.label, place) for items in row.evidence.values() for item in items}
    label = "not_enough_evidence" if not labels else "conflicting" if len(labels) > 1 else labels.pop()
    evidence = tuple(sentence for name in dict.fromkeys(names) for sentence in abstracts[name])
    return GivenClaim.model_validate(
        {"id": str(row.id), "claim": row.claim, "label": label, "evidence": evidence, "kind": label}
    )
