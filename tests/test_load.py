"""Many askers at once while a file is ingested, for a moment; and that the script would see what goes wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from serving import apart, serving

from assistant.settings import Settings
from scripts.load_http import Tally, failed, figures, load

pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")


def test_many_ask_while_a_file_is_ingested(seed_folder, packaged_embedder, tmp_path):
    data = Path(shutil.copytree(seed_folder, tmp_path / "data"))
    with serving(Settings(data=data, per_minute=0), packaged_embedder) as address:
        tally = apart(load, address, 16, 3, 60)
    assert (tally.failures, tally.mixed_up) == ({}, 0)
    assert tally.ingested.startswith("60 entries")
    assert len(tally.seconds) + len(tally.during) > 16


def test_what_went_wrong_is_told_and_fails():
    mixed, broken = Tally(seconds=[0.1], mixed_up=1), Tally(seconds=[0.1])
    broken.failures["500"] += 2
    assert failed(mixed)
    assert failed(broken)
    assert failed(Tally())
    assert not failed(Tally(seconds=[0.1]))
    assert "errors: 2 {'500': 2}" in list(figures(broken, 1, 1))
