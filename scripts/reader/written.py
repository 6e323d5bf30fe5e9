"""The claims and questions written by hand for entries of current events and of FEVER's evidence.

One JSON object a line: the entry (`id`, `date` or null, `text`), `s` claims that it bears out, `r` claims that it
gainsays and `u` claims with a detail that it does not tell (each with the words in question), `q` questions with their
answers, `x` questions that it does not answer.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from vectorstore.packaged import PackagedEmbedder

from .examples import NOT_TOLD, REFUTED, SUPPORTED, UNSET, Example

FOLDER = Path(__file__).parent / "written"
# Entries more alike than this may tell of the same event, and less alike than that teach nothing.
SAME_STORY, RELATED = 0.72, 0.15
NEAREST = 3
_NAMES_A_DATE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|[12]\d{3}"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|day|week|month|year|date|when)s?\b", re.I,
)  # fmt: skip
_PUTS_A_CLAIM = re.compile(r"(?:did|do|does|was|were|is|are|has|have|had|will|would|can|could)\b", re.I)
LEAST_OF_MONTH = 10  # entries written about; all others of the month are embedded for them

Entry = dict[str, Any]


def entries(folder: Path = FOLDER) -> list[Entry]:
    """Every entry with what was written for it, in the order of the files."""
    return [row for name in ("encyclopedia", "events") for row in read_rows(folder / f"{name}.jsonl.gz")]


def read_rows(file: Path) -> list[Entry]:
    """The rows of one compressed file."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def dated(entry: Entry) -> str:
    """The entry as the reader sees it: its date, a colon, its text."""
    if not entry["date"]:
        return str(entry["text"])
    day = date.fromisoformat(entry["date"])
    return f"{day.day} {day:%B} {day.year}: {entry['text']}"


def shown(entry: Entry, claim: str) -> str:
    """The entry as it is read beside a claim: behind its date where the claim names one.

    Beside claims without a date a date taught that they are wrong: true ones were given one more often.
    """
    return dated(entry) if _NAMES_A_DATE.search(claim) else str(entry["text"])


def examples(chosen: Sequence[Entry], month: dict[str, list[str]], seed: int = 1) -> list[Example]:
    """What each entry teaches by itself, and beside other entries of its month (month → dated texts)."""
    chance = random.Random(seed)
    return [*(one for entry in chosen for one in _own(entry)), *_elsewhere(chosen, month, chance)]


def _own(entry: Entry) -> Iterator[Example]:
    text, held = dated(entry), bool(entry.get("held"))
    for claim in entry["s"]:
        yield Example(
            shown(entry, claim), claim, "written", claim=SUPPORTED, disputed=0, yes=1, fault=(0, 0), held=held
        )
    for label, key in ((REFUTED, "r"), (NOT_TOLD, "u")):
        for claim, words in entry[key]:
            start = claim.index(words)
            fault = (start, start + len(words))
            yes = 0 if label == REFUTED else UNSET
            yield Example(shown(entry, claim), claim, "written", label, 0, yes=yes, fault=fault, held=held)
    for question, answer in entry["q"]:
        yield from _answered(text, question, answer, held)
    for question in entry["x"]:
        label = NOT_TOLD if _PUTS_A_CLAIM.match(question) else UNSET
        yield Example(text, question, "written", claim=label, told=0, held=held)


def _answered(text: str, question: str, answer: str, held: bool) -> Iterator[Example]:
    if answer in ("yes", "no"):  # the question puts a claim, and is one to the outputs that judge claims
        label = SUPPORTED if answer == "yes" else REFUTED
        yield Example(text, question, "questions", claim=label, told=1, yes=int(answer == "yes"), held=held)
        return
    start = text.find(answer, text.find(": ") + 1 if not re.fullmatch(r"[\d-]+", answer) else 0)
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", answer) and start < 0:
        start, answer = 0, text.partition(":")[0]
    if start >= 0:
        yield Example(text, question, "written", told=1, start=start, end=start + len(answer), held=held)


def _elsewhere(chosen: Sequence[Entry], month: dict[str, list[str]], chance: random.Random) -> Iterator[Example]:
    """A claim of each kind and two questions beside a related entry that tells of something else."""
    embed = PackagedEmbedder().encode_documents
    dated_ones = [e for e in chosen if e["date"]]
    times = Counter(e["date"][:7] for e in dated_ones)
    for name in sorted(name for name, number in times.items() if number >= LEAST_OF_MONTH):
        others, mine = month[name], [e for e in dated_ones if e["date"][:7] == name]
        rows = embed(others)
        owns = embed([dated(entry) for entry in mine]) @ rows.T
        texts = [_texts_of(entry, chance) for entry in mine]
        likes = embed([text for four in texts for text in four]) @ rows.T
        for number, entry in enumerate(mine):
            usable = [i for i, like in enumerate(owns[number]) if like < SAME_STORY]
            for at, likeness in enumerate(likes[number * len(texts[0]) : (number + 1) * len(texts[0])]):
                near = sorted(usable, key=lambda i: -likeness[i])[:NEAREST]
                near = [i for i in near if likeness[i] > RELATED]
                if near:
                    label = {"told": 0} if at >= 2 else {"claim": NOT_TOLD}
                    other, held = others[chance.choice(near)], bool(entry.get("held"))
                    yield Example(other, texts[number][at], "elsewhere", held=held, **label)


def _texts_of(entry: Entry, chance: random.Random) -> list[str]:
    """A true claim, a false one, and two questions."""
    questions = [question for question, _ in chance.sample(entry["q"], 2)]
    return [chance.choice(entry["s"]), chance.choice(entry["r"])[0], *questions]


def neighbours(chosen: Sequence[Entry], events: Path, least_words: int = 10) -> dict[str, list[str]]:
    """Month → dated texts of all its entries, for the months that are written about."""
    months: dict[str, list[str]] = {e["date"][:7]: [] for e in chosen if e["date"]}
    with gzip.open(events, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["date"][:7] in months and len(row["text"].split()) >= least_words:
                months[row["date"][:7]].append(dated(row))
    return months
