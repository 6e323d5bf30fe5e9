"""Puts public data into the forms of others: python -m scripts.public_forms --data DATA --out FOLDER

OUT/beir     the questions of XQuAD as queries over all of its paragraphs, in the form of BEIR
OUT/scifact  the claims of WiCE with the articles that they cite as abstracts, in the form of SciFact

`chronofact eval run OUT/beir --loader beir` and `… OUT/scifact --loader scifact` then run them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def main() -> None:
    """Writes both folders."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    beir(json.loads((chosen.data / "xquad-en" / "dev.json").read_bytes()), chosen.out / "beir")
    wice = map(json.loads, (chosen.data / "wice" / "dev.jsonl").read_bytes().splitlines())
    scifact(wice, chosen.out / "scifact")


def beir(squad: dict[str, Any], folder: Path) -> None:
    """Each paragraph is a document, each question a query for which its own paragraph is the right one."""
    corpus, queries, relevant = [], [], ["query-id\tcorpus-id\tscore"]
    for article in squad["data"]:
        for paragraph in article["paragraphs"]:
            name = f"d{len(corpus)}"
            corpus.append({"_id": name, "title": "", "text": paragraph["context"]})
            for question in paragraph["qas"]:
                queries.append({"_id": question["id"], "text": question["question"]})
                relevant.append(f"{question['id']}\t{name}\t1")
    write(folder / "corpus.jsonl", corpus)
    write(folder / "queries.jsonl", queries)
    (folder / "qrels").mkdir(exist_ok=True)
    (folder / "qrels" / "test.tsv").write_text("\n".join(relevant) + "\n", "utf-8")


def scifact(rows: Iterable[dict[str, Any]], folder: Path) -> None:
    """Supported claims with the sentences that bear them out; of the others, which article they cite."""
    corpus, claims = [], []
    for number, row in enumerate(rows):
        corpus.append({"doc_id": number, "title": "", "abstract": row["evidence"]})
        told = [at for at, place in enumerate(row["meta"]["chunk_idx"]) if place in row["meta"].get("oracle_idx", ())]
        supported = row["label"] == "supported"
        evidence = {str(number): [{"sentences": told, "label": "SUPPORT"}]} if supported else {}
        claims.append({"id": number, "claim": row["claim"], "evidence": evidence, "cited_doc_ids": [number]})
    write(folder / "corpus.jsonl", corpus)
    write(folder / "claims.jsonl", claims)


def write(file: Path, rows: Iterable[dict[str, Any]]) -> None:
    """JSON Lines."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()
