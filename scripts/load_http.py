"""Many ask at once while a file is ingested: what went wrong, whose answer came to whom, how long it took.

    python -m scripts.load_http --askers 64 --seconds 300

A server of its own on this machine alone, over the seeds. Each asker holds a conversation of its own: a question,
then a follow-up that only its own history makes sense of. Every answer is compared with the one that the same
question got before, when nobody else asked. Exit status 1 where one was wrong, mixed up, or missing.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import httpx

from .child import ROOT, serving

MOST_ASKERS, MOST_SECONDS = 256, 900
_WAIT = 120.0  # seconds for an answer

# A question, and a follow-up that means something else after each.
CONVERSATIONS = (
    ("How many people were killed in Hermel in January 2014?", "and how many were wounded?"),
    ("Who executed 34 foreign jihadists?", "where was that?"),
    ("What happened on 23 March 2014?", "who shot it down?"),
    ("What happened on 18 March 2014?", "and what happened the next day?"),
    ("What happened between 18 and 23 March 2014?", "and in June 2014?"),
    ("Who won the chess championship of Reykjavik?", "and when?"),
)


@dataclass(slots=True)
class Tally:
    """What came back so far."""

    seconds: list[float] = field(default_factory=list)
    during: list[float] = field(default_factory=list)  # those asked while the file was ingested
    failures: Counter[str] = field(default_factory=Counter)
    mixed_up: int = 0
    ingested: str = "not ingested"
    ingesting: bool = False


def said(answer: dict[str, Any]) -> tuple[Any, ...]:
    """What must be the same whoever asks meanwhile; a refusal tells what all sources cover, which grows."""
    told = "refused" if answer["abstained"] else answer["answer"]
    return answer["question"], answer["standalone_question"], answer["short_answer"], told


async def held(client: httpx.AsyncClient, number: int, tally: Tally | None = None) -> list[tuple[Any, ...]]:
    """What was said in one conversation, from its question to its follow-up."""
    history: list[dict[str, str]] = []
    heard = []
    for question in CONVERSATIONS[number % len(CONVERSATIONS)]:
        started, ingesting = monotonic(), tally is not None and tally.ingesting
        answer = await client.post("/v1/ask", json={"question": question, "history": history})
        answer.raise_for_status()
        if tally is not None:
            (tally.during if ingesting else tally.seconds).append(monotonic() - started)
        told = answer.json()
        heard.append(said(told))
        history += [{"role": "user", "content": question}, {"role": "assistant", "content": told["answer"]}]
    return heard


async def ask_on(client: httpx.AsyncClient, number: int, alone: Sequence[Any], until: float, tally: Tally) -> None:
    """One asker: its conversation again and again until the time is over."""
    while monotonic() < until:
        try:
            if await held(client, number, tally) != alone[number % len(CONVERSATIONS)]:
                tally.mixed_up += 1
        except httpx.HTTPError as error:
            told = error.response.status_code if isinstance(error, httpx.HTTPStatusError) else type(error).__name__
            tally.failures[str(told)] += 1


async def ingest(client: httpx.AsyncClient, entries: int, tally: Tally) -> None:
    """Upload a timeline of so many entries that answer none of the questions."""
    days = (
        f"{year}-{month:02}-{day:02}" for year in range(1700, 1900) for month in range(1, 13) for day in range(1, 29)
    )
    rows = [{"date": next(days), "text": f"Barge {n} brought {n % 90 + 9} sacks of rye."} for n in range(entries)]
    started, tally.ingesting = monotonic(), True
    file = {"files": ("barges.json", json.dumps(rows))}
    answer = await client.post("/v1/sources", files=file, data={"map": "date=date,text=text"}, timeout=MOST_SECONDS)
    tally.ingesting = False
    if answer.status_code != 201:
        tally.failures[f"ingestion {answer.status_code}"] += 1
        return
    tally.ingested = f"{answer.json()['events']} entries in {monotonic() - started:.1f} s"


async def load(address: str, askers: int, seconds: float, entries: int) -> Tally:
    """What came of so many askers for so long."""
    tally, limits = Tally(), httpx.Limits(max_connections=askers + 1)
    async with httpx.AsyncClient(base_url=address, timeout=_WAIT, limits=limits) as client:
        alone = [await held(client, number) for number in range(len(CONVERSATIONS))]
        until = monotonic() + seconds
        asking = [ask_on(client, number, alone, until, tally) for number in range(askers)]
        await asyncio.gather(ingest(client, entries, tally), *asking)
    return tally


def figures(tally: Tally, askers: int, seconds: float) -> Iterator[str]:
    """What is told of it, line by line."""
    every = [*tally.seconds, *tally.during]
    yield f"{askers} askers, {seconds:g} s: {len(every)} answers, {len(every) / seconds:.1f} a second"
    for name, times in (("all", every), ("while ingesting", tally.during)):
        if times:
            ordered = sorted(times)
            p50, p95 = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
            yield f"{name}: p50 {p50:.2f} s, p95 {p95:.2f} s, longest {ordered[-1]:.2f} s"
    yield f"ingested: {tally.ingested}"
    yield f"errors: {tally.failures.total()} {dict(tally.failures) or ''}".rstrip()
    yield f"mixed up: {tally.mixed_up}"


def failed(tally: Tally) -> bool:
    """Whether anything was not as it has to be."""
    return bool(tally.failures or tally.mixed_up or not (tally.seconds or tally.during))


def main() -> None:
    """Serve the seeds, let many ask, and tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--askers", type=int, default=64, help="how many at once (64)")
    parser.add_argument("--seconds", type=float, default=30, help="for how long (30)")
    parser.add_argument("--entries", type=int, default=5_000, help="in the file that is ingested meanwhile (5000)")
    given = parser.parse_args()
    askers, seconds = min(given.askers, MOST_ASKERS), min(given.seconds, MOST_SECONDS)
    with serving([ROOT / "seeds"]) as address:
        tally = asyncio.run(load(address, askers, seconds, min(given.entries, 60_000)))
    for line in figures(tally, askers, seconds):
        print(line)
    raise SystemExit(failed(tally))


if __name__ == "__main__":
    main()
