"""Files in, a new state out: added, replaced, unchanged, removed; one writer at a time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import WordVectors

from vectorstore.errors import ModelMismatch, ReadError, StoreError, StoreLocked
from vectorstore.ingest import ingest, remove
from vectorstore.locking import writing
from vectorstore.store import Store, current_revision

Write = Callable[..., Path]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def texts(data: Path, model: WordVectors) -> list[str]:
    return [event.text for event in Store.open(data, model).events()]


def test_a_new_file_is_added(data: Path, timeline: Write, word_vectors: WordVectors) -> None:
    report = ingest([timeline("a.txt", "One. Two.", "Three.")], data, word_vectors)
    assert [source.title for source in report.added] == ["A strike"]
    assert (report.events, report.passages, report.problems) == (2, 3, ())


def test_the_same_file_again_is_unchanged(data: Path, timeline: Write, word_vectors: WordVectors) -> None:
    file = timeline("a.txt", "One.")
    ingest([file], data, word_vectors)
    before, encoded = current_revision(data), word_vectors.encoded
    report = ingest([file], data, word_vectors)
    assert [source.path for source in report.unchanged] == [str(file)]
    assert (report.added, report.replaced, report.events) == ((), (), 0)
    assert (current_revision(data), word_vectors.encoded) == (before, encoded)


def test_a_changed_file_takes_its_own_place(data: Path, timeline: Write, word_vectors: WordVectors) -> None:
    ingest([timeline("a.txt", "One.", "Two.")], data, word_vectors)
    encoded = word_vectors.encoded
    report = ingest([timeline("a.txt", "One.", "Three.")], data, word_vectors)
    assert ([len(report.replaced), len(report.added)], texts(data, word_vectors)) == ([1, 0], ["One.", "Three."])
    assert word_vectors.encoded == encoded + 1  # only the sentence that is new


def test_the_same_content_elsewhere_is_told_by_its_first_path(
    data: Path, timeline: Write, word_vectors: WordVectors
) -> None:
    first, second = timeline("a.txt", "One."), timeline("b.txt", "One.")
    report = ingest([first, second], data, word_vectors)
    assert [[s.path for s in part] for part in (report.added, report.unchanged)] == [[str(first)], [str(first)]]


def test_a_file_that_became_another_leaves_nothing_behind(
    data: Path, timeline: Write, word_vectors: WordVectors
) -> None:
    ingest([timeline("a.txt", "One."), timeline("b.txt", "Two.")], data, word_vectors)
    report = ingest([timeline("b.txt", "One.")], data, word_vectors)
    assert ([Path(s.path).name for s in report.removed], texts(data, word_vectors)) == (["b.txt"], ["One."])


def test_a_folder_stands_for_its_timelines(data: Path, timeline: Write, word_vectors: WordVectors) -> None:
    folder = timeline("a.txt", "One.").parent
    for name in ("README.md", "LICENSE.txt", ".hidden.txt", "picture.png"):
        (folder / name).write_text("= No =\n== 1 January 1901 ==\nNo.\n")
    assert [Path(s.path).name for s in ingest([folder], data, word_vectors).added] == ["a.txt"]


def test_a_bad_file_is_told_and_stops_no_other(data: Path, timeline: Write, word_vectors: WordVectors) -> None:
    bad = timeline("bad.txt", "x").with_name("bad.txt")
    bad.write_bytes(b"\x00\x01\x02" * 100)
    report = ingest([bad, timeline("a.txt", "One.")], data, word_vectors)
    assert (report.failed, [p.path for p in report.problems], len(report.added)) == ((str(bad),), [str(bad)], 1)


def test_a_file_gone_bad_keeps_what_was_read_before(data: Path, timeline: Write, word_vectors: WordVectors) -> None:
    file = timeline("a.txt", "One.")
    ingest([file], data, word_vectors)
    file.write_bytes(b"")
    assert ingest([file], data, word_vectors).failed == (str(file),)
    assert texts(data, word_vectors) == ["One."]


@pytest.mark.parametrize("missing", ["nowhere.txt", "no/folder"])
def test_a_path_that_is_not_there_is_told(data: Path, word_vectors: WordVectors, missing: str) -> None:
    with pytest.raises(ReadError, match=f"{missing}: no such file or folder"):
        ingest([Path(missing)], data, word_vectors)


def test_a_folder_without_timelines_is_told(tmp_path: Path, data: Path, word_vectors: WordVectors) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReadError, match="no file to read"):
        ingest([tmp_path / "empty"], data, word_vectors)


@pytest.mark.parametrize("name_of", ["id", "title", "path"])
def test_a_source_is_removed_by_any_of_its_names(
    data: Path, timeline: Write, word_vectors: WordVectors, name_of: str
) -> None:
    file, other = timeline("a.txt", "One."), timeline("b.txt", "Two.", title="A fire")
    (source, _) = ingest([file, other], data, word_vectors).added
    assert remove(getattr(source, name_of), data, word_vectors) == source
    assert texts(data, word_vectors) == ["Two."]


def test_an_ambiguous_title_lists_the_ids(data: Path, timeline: Write, word_vectors: WordVectors) -> None:
    report = ingest([timeline("a.txt", "One."), timeline("b.txt", "Two.")], data, word_vectors)
    with pytest.raises(StoreError, match=r"names 2 sources") as caught:
        remove("A strike", data, word_vectors)
    assert all(source.id in str(caught.value) for source in report.added)


def test_an_unknown_source_lists_those_there_are(data: Path, timeline: Write, word_vectors: WordVectors) -> None:
    ingest([timeline("a.txt", "One.")], data, word_vectors)
    with pytest.raises(StoreError, match=r"no source is called 'x'; there are: .*A strike"):
        remove("x", data, word_vectors)


def test_a_second_writer_is_turned_away_at_once(data: Path, timeline: Write, word_vectors: WordVectors) -> None:
    code = (
        "from pathlib import Path; from vectorstore.locking import writing\n"
        f"with writing(Path({str(data)!r})): print(flush=True); input()"
    )
    first = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with first:
        assert first.stdout is not None
        first.stdout.readline()
        with pytest.raises(StoreLocked, match=f"process {first.pid}, since .* UTC, is writing"):
            ingest([timeline("a.txt", "One.")], data, word_vectors)
        first.communicate("\n")
    assert ingest([timeline("a.txt", "One.")], data, word_vectors).added


def test_the_lock_is_free_after_an_error(data: Path) -> None:
    with pytest.raises(ValueError, match="stop"), writing(data):
        raise ValueError("stop")
    with writing(data):
        pass


def test_another_model_is_refused_until_rebuilt(data: Path, timeline: Write, word_vectors: WordVectors) -> None:
    file, other = timeline("a.txt", "One. Two."), WordVectors(32, "other")
    ingest([file], data, word_vectors)
    with pytest.raises(ModelMismatch):
        ingest([file], data, other)
    file.unlink()
    ingest([], data, other, rebuild=True)
    assert texts(data, other) == ["One. Two."]


def test_a_rebuilt_file_is_unchanged(data: Path, timeline: Write, word_vectors: WordVectors) -> None:
    file, other = timeline("a.txt", "One."), WordVectors(32, "other")
    ingest([file], data, word_vectors)
    assert len(ingest([file], data, other, rebuild=True).unchanged) == 1


class Stopping(WordVectors):
    """Is interrupted by ctrl-C after a number of texts."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self._after = after

    def encode_documents(self, texts):  # type: ignore[no-untyped-def]
        if self.encoded + len(texts) > self._after:
            raise KeyboardInterrupt
        return super().encode_documents(texts)


def test_an_interrupted_ingestion_goes_on_where_it_stopped(
    data: Path, tmp_path: Path, word_vectors: WordVectors
) -> None:
    rows = "\n".join(
        f'{{"date": "1901-01-01", "text": "Ship number {n} sailed from the harbour."}}' for n in range(2500)
    )
    (tmp_path / "ships.jsonl").write_text(rows)
    with pytest.raises(KeyboardInterrupt):
        ingest([tmp_path / "ships.jsonl"], data, Stopping(2048))
    assert ingest([tmp_path / "ships.jsonl"], data, word_vectors).passages == 2500
    assert word_vectors.encoded == 2500 - 2048


class Watched:
    """Progress that remembers."""

    def __init__(self) -> None:
        self.seen: list[list[int]] = []

    def start(self, total: int, label: str) -> None:
        assert label
        self.seen.append([total, 0])

    def advance(self, n: int) -> None:
        self.seen[-1][1] += n


def test_progress_is_told_to_its_end(data: Path, timeline: Write, word_vectors: WordVectors) -> None:
    watched = Watched()
    ingest([timeline("a.txt", "One. One.", "Two.")], data, word_vectors, progress=watched)
    assert watched.seen
    assert all(total == done for total, done in watched.seen)
