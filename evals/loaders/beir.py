"""BEIR-like folders: queries, documents, and which documents are relevant to which query.

queries.jsonl             {"_id", "text"}
corpus.jsonl              {"_id", "title", "text"}
qrels/test.tsv (or dev)   query id, document id and grade between tabs, under a line of headings
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from ..corpora import Passages
from ..errors import EvalsError
from ..queries import QueryCase
from .rows import Loaded, PublicRow, contents, in_folder, rows

_CORPUS = "documents"


class _Text(PublicRow):
    id: str = Field(validation_alias="_id")
    text: str
    title: str = ""


def load(path: Path) -> Loaded:
    """The queries of a folder that have a relevant document."""
    documents = {
        row.id: f"{row.title}\n\n{row.text}".strip()
        for _, row in rows(_Text, in_folder(path, "corpus.jsonl", "corpus.jsonl.gz"))
    }
    relevant = _relevant(in_folder(path / "qrels", "test.tsv", "dev.tsv", "train.tsv"))
    cases = tuple(
        QueryCase(id=row.id, query=row.text, relevant=relevant[row.id], corpus=_CORPUS)
        for _, row in rows(_Text, in_folder(path, "queries.jsonl", "queries.jsonl.gz"))
        if row.id in relevant
    )
    return Loaded("queries", cases, {_CORPUS: Passages({name: text for name, text in documents.items() if text})})


def _relevant(path: Path) -> dict[str, dict[str, int]]:
    """Query → the names of its documents, with grades above 0."""
    found: dict[str, dict[str, int]] = {}
    for number, line in enumerate(contents(path).decode("utf-8", "replace").splitlines(), 1):
        cells = line.split("\t")
        if number == 1 and not cells[-1].strip().lstrip("-").isdigit():
            continue
        if len(cells) != 3 or not cells[2].strip().lstrip("-").isdigit():
            raise EvalsError(f"{path}:{number}: is not query, document and grade between tabs")
        if int(cells[2]) > 0:
            found.setdefault(cells[0], {})[f"#{cells[1]}"] = int(cells[2])
    return found
