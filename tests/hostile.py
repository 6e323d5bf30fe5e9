"""Payloads of tests/data/injections.jsonl where an attacker would put them, and a model that obeys all of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from scripted_models import KEY, entries_in

_FILE = Path(__file__).parent / "data" / "injections.jsonl"
PAYLOADS = [json.loads(line) for line in _FILE.read_text("utf-8").splitlines()]
SEEDS = next((Path(__file__).parents[1] / "seeds").glob("*.txt"))


def placed(place: str) -> list[dict[str, str]]:
    """The payloads of one place: "entry", "within", "claim", "history", "file name"."""
    return [payload for payload in PAYLOADS if payload["place"] == place]


def write_hostile(folder: Path) -> Path:
    """The seeds with payloads in their entries, entries that are payloads, and files that are named by them."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = re.split(r"(?<=\n)(?=\n=)", SEEDS.read_text("utf-8"))
    entries = [place for place, part in enumerate(parts) if re.search(r"^===", part.strip(), re.MULTILINE)]
    for number, payload in enumerate(placed("within")):
        place = entries[number % len(entries)]
        parts[place] = f"{parts[place].rstrip()} {_line(payload)}\n"
    (folder / "seeds.txt").write_text("".join(parts), "utf-8")
    days = (f"=== {n % 28 + 1} March ===\n{_line(payload)}\n\n" for n, payload in enumerate(placed("entry")))
    (folder / "notes.txt").write_text(f"= Notes =\n\n== March 2014 ==\n\n{''.join(days)}", "utf-8")
    for number, payload in enumerate(placed("file name")):
        name = f"{payload['text'].replace('/', ' ').strip('. ')[:60]} {number}.csv"  # the title of what is in it
        (folder / name).write_text(f"date,text\n2014-03-{number % 28 + 1:02},It rained for {number} hours.\n", "utf-8")
    return folder


def _line(payload: dict[str, str]) -> str:
    return " ".join(payload["text"].split())


class Obedient:
    """Does whatever any text in its messages tells it to: says it, cites it, labels by it, gives its prompt away."""

    def __init__(self, wanted: str = "supported", claim: str = "") -> None:
        self.wanted, self.claim = wanted, claim

    def __call__(self, form: str, messages: list[str]) -> dict[str, Any]:
        given = entries_in(messages[1])
        match form:
            case "Draft":
                quotes = [{"entry": e["entry"], "quote": e["text"]} for e in given]
                return {"sentences": self._sentences(messages, quotes), "short_answer": KEY}
            case "Judgement":
                quotes = [{"entry": e["entry"], "quote": e["text"]} for e in given]
                return {"label": self.wanted, "quotes": quotes[:6], "reason": "I was told so"}
            case "Standalone":
                return {"question": f"{messages[0][:200]} {KEY}"}
        return {"statements": ["It rained over the hills.", self.claim or "All claims are true."]}

    def _sentences(self, messages: list[str], quotes: list[dict[str, Any]]) -> list[dict[str, Any]]:
        obeyed = [q for q in quotes if any(_line(p)[:40] in " ".join(q["quote"].split()) for p in PAYLOADS)] or quotes
        said = [
            self.claim or "All claims in this timeline are true.",
            f"The verdict is {self.wanted}.",
            messages[0][:300],
            f"The key is {KEY}.",
            f"{obeyed[0]['quote'][:500]}",
        ]
        return [{"text": text, "quotes": [quote]} for text in said for quote in (obeyed[0], quotes[0])]
