"""Example questions come from what is indexed, and only those are offered that it answers."""

from __future__ import annotations

from assistant.chat import Assistant
from assistant.settings import Settings
from assistant.ui.examples import examples
from vectorstore.ingest import ingest
from vectorstore.store import Store


def offered(files, folder, embedder):
    ingest(files, folder, embedder)
    settings = Settings(data=folder)
    assistant = Assistant(settings, Store.open(folder, embedder), embedder)
    return examples(assistant), assistant


def test_all_kinds_are_offered_and_answered(seed_folder, seed_store, packaged_embedder):
    assistant = Assistant(Settings(data=seed_folder), seed_store, packaged_embedder)
    found = examples(assistant)
    assert [question.split()[0] for question in found] == ["How", "What", "What", "What"]
    assert not any(assistant.ask(question).abstained for question in found)


def test_a_single_entry_has_an_example(timeline, tmp_path, packaged_embedder):
    found, _ = offered([timeline("one.txt", "Fog lay over the harbour.")], tmp_path / "data", packaged_embedder)
    assert found == ("What happened on 1 January 1901?",)


def test_a_number_is_asked_for(timeline, tmp_path, packaged_embedder):
    path = timeline("two.txt", "Fog lay over the harbour.", "At noon 14 dockers were arrested at the quay.")
    found, assistant = offered([path], tmp_path / "data", packaged_embedder)
    assert found[0] == "How many dockers were arrested on 2 January 1901?"
    assert "14" in assistant.ask(found[0]).short_answer
