"""An ingestion that is killed leaves the old state or the new one, and goes on when it is run again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

RANDOM_KILLS = 25

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are made by fork and SIGKILL")


@pytest.fixture(scope="module")
def kills(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    script = Path(__file__).with_name("crashing.py")
    command = [sys.executable, str(script), str(tmp_path_factory.mktemp("kills")), str(RANDOM_KILLS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[dict[str, Any]]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("when", ["acts", "moments"])
def test_a_killed_ingestion_leaves_one_whole_state(kills: dict[str, list[dict[str, Any]]], when: str) -> None:
    assert len(kills[when]) >= RANDOM_KILLS
    assert [kill for kill in kills[when] if not (kill["old"] or kill["new"])] == []


@pytest.mark.parametrize("when", ["acts", "moments"])
def test_running_again_reaches_the_new_state(kills: dict[str, list[dict[str, Any]]], when: str) -> None:
    assert [kill for kill in kills[when] if not kill["resumed"] or kill["failed"] or kill["left over"]] == []


def test_kills_fell_before_and_after_the_switch(kills: dict[str, list[dict[str, Any]]]) -> None:
    assert {(kill["old"], kill["new"]) for kill in kills["acts"]} == {(True, False), (False, True)}
