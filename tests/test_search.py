"""Finding passages by words and by meaning, within a window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from conftest import WordVectors
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.calendar import Day
from vectorstore.ingest import ingest
from vectorstore.models import DateSpan
from vectorstore.nearest import top
from vectorstore.store import Store

EVERY_DAY = [Day(2014, 1, 1).plus(n) for n in range(0, 220, 5)]


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("Who killed 46 fighters of Ahrar ash-Sham?", "13 January"),
        ("Which Lebanese town did a suicide attacker strike?", "16 January"),
        ("Syrian envoy told to leave Amman", "26 May"),
        ("haji bakr", "27 January"),
    ],
)
def test_the_right_entry_comes_first(seed_store: Store, question: str, day: str) -> None:
    assert seed_store.search(question)[0].event.entry.raw == day


def test_hits_are_ranked_and_scored(seed_store: Store) -> None:
    hits = seed_store.search("car bomb", k=5)
    assert [hit.rank for hit in hits] == [1, 2, 3, 4, 5]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(-1 <= hit.dense <= 1 and hit.lexical >= 0 for hit in hits)
    assert all(hit.passage in seed_store.passages(hit.event.id) for hit in hits)


@given(st.sampled_from(EVERY_DAY), st.integers(0, 60), st.sampled_from(["ISIL", "truce in Homs", "penguins"]))
def test_no_hit_lies_outside_the_window_and_none_inside_is_lost(
    store: Store, first: Day, days: int, query: str
) -> None:
    window = DateSpan(first, first.plus(days), "range")
    expected = {p for event in store.events(window) for p in store.passages(event.id)}
    assert {hit.passage for hit in store.search(query, window=window, k=1000)} == expected


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The seeds again, with a model that costs hypothesis no time."""
    folder, model = tmp_path_factory.mktemp("words"), WordVectors()
    ingest([Path(__file__).parent.parent / "seeds"], folder, model)
    return Store.open(folder, model)


def test_a_window_does_not_change_the_order_inside_it(seed_store: Store) -> None:
    everything = DateSpan(Day(2014, 1, 1), Day(2014, 12, 31), "range")
    query = "ISIL captured the town"
    assert seed_store.search(query, window=everything) == seed_store.search(query)


@pytest.mark.parametrize("query", ["", "   ", "?", "\ud800", "the of and", "word " * 3000])
def test_any_text_may_be_searched(seed_store: Store, query: str) -> None:
    assert len(seed_store.search(query, k=3)) == 3


def test_nothing_is_found_in_an_empty_window(seed_store: Store) -> None:
    assert seed_store.search("ISIL", window=DateSpan.of_year(1066)) == []


def test_no_hits_are_none(seed_store: Store) -> None:
    assert seed_store.search("ISIL", k=0) == []


@given(st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=50), st.integers(1, 60))
def test_top_finds_the_largest(scores: list[float], count: int) -> None:
    values = np.array(scores, np.float32)
    assert sorted(values[top(values, count)]) == sorted(scores)[-count:]
