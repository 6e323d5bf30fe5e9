"""The library below the page: empty, filled, changed from outside, and emptied again."""

from __future__ import annotations

import pytest

from assistant.settings import Settings
from assistant.ui.library import Library
from assistant.ui.sources import adding, columns
from vectorstore.ingest import ingest
from vectorstore.reporting import Silent


@pytest.fixture
def library(tmp_path, packaged_embedder):
    return Library(Settings(data=tmp_path / "data"), embedder=packaged_embedder)


def test_a_source_comes_and_goes(library, timeline):
    assert library.store is None
    report = library.add([timeline("fog.txt", "Fog lay over the harbour.")], Silent())
    assert len(library.store.events()) == len(library.chronology) == 1
    library.take_out(report.added[0].id)
    assert (library.store, len(library.chronology)) == (None, 0)


def test_what_another_program_indexes_is_seen(library, timeline, packaged_embedder):
    library.add([timeline("fog.txt", "Fog lay over the harbour.")], Silent())
    assert len(library.chronology) == 1
    ingest([timeline("ice.txt", "Ice closed the harbour.")], library.settings.data, packaged_embedder)
    assert len(library.chronology) == 2


def test_waking_with_nothing_indexed_is_no_error(library):
    library.wake()


def test_an_upload_leaves_no_file_behind_and_replaces_its_older_version(library, timeline, tmp_path):
    for text, word in (("Fog lay over the harbour.", "Added"), ("Ice closed the harbour.", "Replaced")):
        told, *_ = adding(library)([str(timeline("fog.txt", text))], "", "", lambda *_, **__: None)
        assert f"{word}: " in told
    assert not library.uploads.exists()


def test_two_uploads_of_one_name_are_told(library, timeline, tmp_path):
    one = timeline("fog.txt", "Fog lay over the harbour.")
    (tmp_path / "other").mkdir()
    two = one.rename(tmp_path / "other" / "fog.txt")
    told, *_ = adding(library)([str(timeline("fog.txt", "Ice.")), str(two)], "", "", lambda *_, **__: None)
    assert "several files are named" in told


def test_columns_are_read_from_words():
    assert columns(" date = event_date , text=notes ") == {"date": "event_date", "text": "notes"}
    assert columns("  ") is None


@pytest.mark.parametrize("mapping", ["date", "date=", "=notes", "date=a,,text=b"])
def test_columns_in_another_form_are_told(mapping):
    with pytest.raises(ValueError, match="write it so"):
        columns(mapping)
