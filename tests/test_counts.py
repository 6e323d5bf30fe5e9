"""What a count is of, and which other counts stand beside it."""

from __future__ import annotations

import pytest

from assistant.chat import Assistant
from assistant.settings import Settings
from vectorstore.ingest import ingest

TIMELINE = """# The Karavel crisis

## April 1987

### 5 April
Soldiers seized the radio station in Velm. Three guards were wounded; nobody was killed.

### 9 April
Loyal troops retook the radio station in Velm after a battle.
The Red Cross counted at least 22 dead, among them five civilians.

### 21 April
At least 359 people were killed when a ferry sank off Velm.
Several American citizens were among the dead, the consul said.

## May 1987

### 28 May
An earthquake struck the Oru valley. Eleven people were killed.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory, packaged_embedder):
    folder = tmp_path_factory.mktemp("karavel")
    (folder / "crisis.md").write_text(TIMELINE, "utf-8")
    ingest([folder / "crisis.md"], folder / "data", packaged_embedder)
    return Assistant.open(Settings(data=folder / "data"))


def test_the_dead_are_not_counted_as_guards(assistant):
    assert "22" not in assistant.ask("How many guards were killed at the radio station?").short_answer


def test_people_of_another_event_are_no_other_count_of_civilians(assistant):
    answer = assistant.ask("How many civilians were killed in the battle for the radio station?")
    assert "five" in answer.short_answer
    assert "Eleven" not in answer.answer


def test_a_part_is_no_other_count_of_the_whole(assistant):
    answer = assistant.ask("How many people were killed when the ferry sank?")
    assert answer.short_answer.startswith("At least 359")
    assert answer.conflicts == ()
