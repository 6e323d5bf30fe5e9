"""A published state, open for reading."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SEEDS, WordVectors

from vectorstore.calendar import Day
from vectorstore.embedding import Embedder
from vectorstore.errors import ModelMismatch, StoreEmpty, StoreError
from vectorstore.ingest import ingest, remove
from vectorstore.models import DateSpan
from vectorstore.store import Store, current_revision

Write = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path, timeline: Write, word_vectors: WordVectors) -> Path:
    data = tmp_path / "data"
    ingest([timeline("strike.txt", "Dockers struck. The port closed.", "The port opened.")], data, word_vectors)
    return data


def test_the_seeds_hold_every_entry(seed_store: Store) -> None:
    assert len(seed_store.events()) == 40
    assert seed_store.coverage == DateSpan(Day(2014, 1, 7), Day(2014, 7, 25), "range")


def test_offsets_count_in_the_source_text(seed_store: Store) -> None:
    for event in seed_store.events():
        text = seed_store.source_text(event.source_id)
        assert text[event.start : event.end] == event.text
        assert all(text[p.start : p.end] == p.text for p in seed_store.passages(event.id))


def test_events_come_in_date_order_and_by_id(seed_store: Store) -> None:
    events = list(seed_store.events())
    keys = [event.entry.first.key for event in events if event.entry.first]
    assert keys == sorted(keys)
    assert [seed_store.event(event.id) for event in events] == events


def test_a_window_holds_its_days_only(seed_store: Store) -> None:
    window = DateSpan(Day(2014, 1, 8), Day(2014, 1, 10), "range")
    assert [e.entry.raw for e in seed_store.events(window)] == ["8 January", "9 January", "10 January"]


def test_the_source_text_is_the_file(seed_store: Store) -> None:
    (source,) = seed_store.sources
    assert seed_store.source(source.id) == source
    assert seed_store.source_text(source.id) == next(SEEDS.glob("*.txt")).read_text("utf-8")


@pytest.mark.parametrize("unknown", ["", "nothing", "\ud800", "zzzzzzzz"])
def test_an_unknown_id_is_a_key_error(seed_store: Store, unknown: str) -> None:
    for asked in (seed_store.event, seed_store.passages, seed_store.source, seed_store.source_text):
        with pytest.raises(KeyError):
            asked(unknown)


def test_words_are_counted_by_entry(seed_store: Store) -> None:
    having = sum("raqqah" in event.text.lower() for event in seed_store.events())
    assert seed_store.frequency("Raqqah") == seed_store.vocabulary["raqqah"] == having > 1
    assert (seed_store.frequency("penguin"), seed_store.frequency("two words"), seed_store.frequency("")) == (0, 0, 0)


def test_an_empty_folder_is_told(tmp_path: Path, word_vectors: WordVectors) -> None:
    with pytest.raises(StoreEmpty, match="chronofact ingest"):
        Store.open(tmp_path / "nothing", word_vectors)


def test_another_model_is_told_with_both_names(folder: Path) -> None:
    with pytest.raises(ModelMismatch, match=r"word-vectors .*other .*chronofact ingest --rebuild"):
        Store.open(folder, WordVectors(name="other"))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "not readable as JSON"),
        (b"{", "not readable as JSON"),
        (b"[]", "not a manifest"),
        (b'{"format": "x"}', "not a manifest"),
        (b'{"format": 1, "entries": []}', "made by an earlier version .* ingest the files again"),
        (b'{"format": 99}', "made by a newer version .* use that version"),
        (b'{"format": 2}', "'model' is missing"),
    ],
)
def test_a_manifest_that_is_none_is_told(folder: Path, word_vectors: WordVectors, content: bytes, told: str) -> None:
    (folder / "manifest.json").write_bytes(content)
    with pytest.raises(StoreError, match=rf"manifest\.json: {told}"):
        Store.open(folder, word_vectors)
    with pytest.raises(StoreError, match=told):
        ingest([], folder, word_vectors)


def break_nothing(index: Path) -> None:
    """The index as it is."""


def remove_it(index: Path) -> None:
    shutil.rmtree(index)


def cut_the_matrix(index: Path) -> None:
    (index / "vectors.npy").write_bytes((index / "vectors.npy").read_bytes()[:-4])


def lose_the_seal(index: Path) -> None:
    (index / "seal.json").unlink()


def break_the_seal(index: Path) -> None:
    (index / "seal.json").write_text('{"version": 0}')


@pytest.mark.parametrize("harm", [break_nothing, remove_it, cut_the_matrix, lose_the_seal, break_the_seal])
def test_a_damaged_index_is_made_again(folder: Path, word_vectors: WordVectors, harm: Callable[[Path], None]) -> None:
    before = Store.open(folder, word_vectors).search("port")
    harm(folder / "index" / current_revision(folder))
    assert Store.open(folder, word_vectors).search("port") == before


def test_a_reader_keeps_the_state_that_it_opened(folder: Path, word_vectors: WordVectors, timeline: Write) -> None:
    old = Store.open(folder, word_vectors)
    ingest([timeline("strike.txt", "A fire broke out.")], folder, word_vectors)
    assert current_revision(folder) != old.revision
    assert {hit.event.text for hit in old.search("port")} == {"Dockers struck. The port closed.", "The port opened."}
    assert "Dockers" in old.source_text(old.sources[0].id)
    assert old.event(old.events()[0].id) == old.events()[0]
    assert old.frequency("port") == 2


def test_the_same_sources_give_the_same_revision(tmp_path: Path, timeline: Write, word_vectors: WordVectors) -> None:
    files = [timeline(f"{name}.txt", f"{name} happened.") for name in "abc"]
    one, two = tmp_path / "one", tmp_path / "two"
    ingest(files, one, word_vectors)
    for file in reversed(files):
        ingest([file], two, word_vectors)
    assert current_revision(one) == current_revision(two)


def test_rebuilt_stores_answer_alike(
    seed_folder: Path, seed_store: Store, tmp_path: Path, packaged_embedder: Embedder
) -> None:
    ingest([SEEDS], tmp_path / "again", packaged_embedder)
    again = Store.open(tmp_path / "again", packaged_embedder)
    for question in ("Who was killed in Aleppo?", "truce", "What happened at the border crossing?"):
        assert again.search(question) == seed_store.search(question)


def test_an_emptied_store_takes_another_model(folder: Path, word_vectors: WordVectors, timeline: Write) -> None:
    remove("A strike", folder, word_vectors)
    report = ingest([timeline("new.txt", "Calm.")], folder, WordVectors(name="other"))
    assert len(report.added) == 1
