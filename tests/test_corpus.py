"""Date order and windows, against the plain definition of overlap."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.calendar import Day
from vectorstore.corpus import Corpus, Events, spread
from vectorstore.errors import StoreError
from vectorstore.manifest import Entry, Manifest
from vectorstore.models import DateSpan, Event, Passage, Reading, Source
from vectorstore.records import entry_line, read_entry
from vectorstore.segments import Segment, write_segment

days = st.builds(Day.from_ordinal, st.integers(-3000, 3000))


@st.composite
def spans(draw: st.DrawFn) -> DateSpan:
    first, last = sorted((draw(days), draw(days)))
    ends = draw(st.sampled_from(("both", "day", "since", "until", "always")))
    return {
        "both": DateSpan(first, last, "range"),
        "day": DateSpan.of_day(first, "that day"),
        "since": DateSpan(first, None, "range"),
        "until": DateSpan(None, last, "range"),
        "always": DateSpan(None, None, "range"),
    }[ends]


def reading_of(entries: Sequence[DateSpan], source_id: str = "s") -> Reading:
    text = "\n".join(f"Entry {number} ends. So it is." for number in range(len(entries)))
    events, start = [], 0
    for number, (span, line) in enumerate(zip(entries, text.split("\n"), strict=True)):
        events.append(Event(f"e{number}", source_id, span, span, ("Top",), line, start, start + len(line)))
        start += len(line) + 1
    return Reading(Source(source_id, "Title", "/somewhere", "00"), text, tuple(events))


def passages_in(event: Event) -> tuple[Passage, ...]:
    cut = event.text.index(".") + 1
    halves = ((0, cut), (cut + 1, len(event.text)))
    return tuple(
        Passage(event.id, event.text[low:high], event.start + low, event.start + high, event.entry)
        for low, high in halves
    )


def corpus_of(folder: Path, *entries: Sequence[DateSpan]) -> Corpus:
    made = []
    for number, part in enumerate(entries):
        place = folder / "segments" / f"segment{number}"
        place.mkdir(parents=True)
        reading = reading_of(part, f"source{number}")
        write_segment(
            place, reading, [passages_in(e) for e in reading.events], np.eye(2 * len(part), 8, dtype=np.float32)
        )
        made.append(Entry(reading.source, "origin", place.name, len(part), 2 * len(part)))
    return Corpus(folder, Manifest(None, tuple(made)))


@given(st.lists(spans(), min_size=1, max_size=30), spans())
def test_a_window_cuts_exactly(entries: list[DateSpan], window: DateSpan) -> None:
    with TemporaryDirectory() as folder:
        corpus = corpus_of(Path(folder), entries)
        found = sorted(event.id for event in Events(corpus, corpus.rows(window)))
    assert found == sorted(f"e{n}" for n, span in enumerate(entries) if span.overlaps(window))


@given(st.lists(spans(), min_size=1, max_size=8), st.lists(spans(), min_size=1, max_size=8))
def test_every_passage_belongs_to_its_event(one: list[DateSpan], two: list[DateSpan]) -> None:
    with TemporaryDirectory() as folder:
        corpus = corpus_of(Path(folder), one, two)
        rows = corpus.passage_rows(corpus.rows(None))
        assert rows.tolist() == list(range(2 * (len(one) + len(two))))
        assert [corpus.event_row(int(row)) for row in rows] == [int(row) // 2 for row in rows]


def test_events_of_two_sources_are_merged_by_date(tmp_path: Path) -> None:
    years = [[DateSpan.of_year(y) for y in part] for part in ((1903, -44, 1901), (1902, 1900))]
    events = Events(corpus := corpus_of(tmp_path, *years), corpus.rows(None))
    assert [event.entry.first.year for event in events if event.entry.first] == [-44, 1900, 1901, 1902, 1903]
    assert events[-1] == events[4]
    assert [event.id for event in events[1:3]] == [events[1].id, events[2].id]


def test_rows_of_a_segment_are_found_again(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, [DateSpan.of_year(1902)], [DateSpan.of_year(1901), DateSpan.of_year(1903)])
    assert [corpus.row_of("segment0", 1), corpus.row_of("segment1", 0), corpus.row_of("segment1", 3)] == [3, 0, 5]
    assert corpus.rows_outside(frozenset({"segment1"})).tolist() == [2, 3]


@given(spans(), spans(), st.text(), st.integers(0, 10**9))
def test_an_entry_comes_back_as_it_was(entry: DateSpan, occurred: DateSpan, text: str, start: int) -> None:
    event = Event("id", "s", entry, occurred, ("A", "B"), text, start, start + len(text), ("BBC",))
    passages = (Passage("id", text, start, start + len(text), occurred),)
    assert read_entry(entry_line(event, passages), "s") == (event, passages)


def test_a_segment_stays_readable_after_it_was_removed(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, [DateSpan.of_year(1902)])
    for file in (tmp_path / "segments" / "segment0").iterdir():
        file.unlink()
    assert corpus.entry(0)[0].text == corpus.segments[0].text()


def test_a_shortened_file_is_told(tmp_path: Path) -> None:
    corpus_of(tmp_path, [DateSpan.of_year(1902), DateSpan.of_year(1903)])
    lines = tmp_path / "segments" / "segment0" / "entries.jsonl"
    lines.write_bytes(lines.read_bytes()[:-20])
    with pytest.raises(StoreError, match=r"entries\.jsonl: damaged"):
        Segment(lines.parent, "s")


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 5))))
def test_spread_lists_every_number_of_each_run(runs: list[tuple[int, int]]) -> None:
    starts = np.array([start for start, _ in runs], np.int64)
    ends = np.array([start + length for start, length in runs], np.int64)
    assert spread(starts, ends).tolist() == [n for a, length in runs for n in range(a, a + length)]
