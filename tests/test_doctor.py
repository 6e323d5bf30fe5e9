"""What is looked at, and what it says to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assistant.doctor import Finding, examine
from assistant.settings import Settings


def examined(folder: Path, **given: str) -> dict[str, Finding]:
    return {finding.name: finding for finding in examine(Settings(data=folder, **given))}


@pytest.fixture
def folder(tmp_path: Path, seed_folder: Path) -> Path:
    return Path(shutil.copytree(seed_folder, tmp_path / "data"))


def test_a_sound_store_has_no_mend(seed_folder: Path) -> None:
    found = examined(seed_folder)
    assert all(finding.sound and not finding.mend for finding in found.values())
    assert ("40 entries" in found["store"].found, "exact" in found["index"].found) == (True, True)


def test_a_server_that_is_not_there_comes_with_its_mend(seed_folder: Path) -> None:
    found = examined(seed_folder, chroma_url="http://127.0.0.1:9")
    assert (found["server"].sound, "store" in found) == (False, False)
    assert "127.0.0.1:9" in found["server"].found
    assert "chroma run" in found["server"].mend


def test_a_folder_of_an_earlier_version_is_told(folder: Path) -> None:
    (folder / "manifest.json").write_text('{"format": 1, "model": null, "entries": []}')
    store = examined(folder)["store"]
    assert (store.sound, "earlier version" in store.found, "ingest" in store.found) == (False, True, True)


def test_nothing_indexed_is_no_fault(tmp_path: Path) -> None:
    store = examined(tmp_path)["store"]
    assert (store.sound, "chronofact ingest" in store.mend) == (True, True)


def test_a_model_that_is_none_is_told_before_the_store(seed_folder: Path, tmp_path: Path) -> None:
    found = examined(seed_folder, embedder=str(tmp_path))
    assert (found["model"].sound, "store" in found) == (False, False)


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "--data" in examined(tmp_path / "file")["data"].mend
