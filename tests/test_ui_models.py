"""The page with a language model: it says which one answers, can do without, and shows what was left out."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import pytest
from browsing import opened_context, served, watched_page
from playwright.sync_api import expect
from scripted_models import KEY, Scripted, entries_in, openai
from scripted_models import served as served_model

from assistant.chat import Assistant
from assistant.models import Answer, Citation, Dropped, ModelUse
from assistant.settings import Settings
from assistant.ui.answers import conversation_html
from assistant.ui.conversation import exchange, read_conversation, write_conversation
from assistant.ui.library import Library, Plain
from vectorstore.calendar import Day
from vectorstore.models import DateSpan

# Gradio counts its own events with what the newest pandas calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")

DAY = DateSpan.of_day(Day(1901, 1, 2))
CITED = Citation(1, "e", DAY, DAY, "Strike", "Dockers struck.", 0, 15)
WHOLE = Answer("Who struck?", "Dockers struck. [1]", "", False, (), (CITED,), (), ())
QUESTION = "Who executed 34 foreign jihadists?"
QUOTE = "34 foreign ISIL and Jund al-Aqsa fighters had been executed in the previous few days by rebels"
TRUE = "Rebels executed 34 foreign ISIL and Jund al-Aqsa fighters in the Jabal al-Zawiya area."


def say(_form, messages):
    """One true sentence and a false one, of the first entry."""
    (first, *_) = entries_in(messages[1])
    quotes = [{"entry": 1, "quote": first["text"]}]
    texts = (TRUE, "<b>Rebels</b> executed 43.")
    return {"sentences": [{"text": text, "quotes": quotes} for text in texts], "short_answer": ""}


@pytest.fixture(scope="module")
def library(seed_folder, seed_store, packaged_embedder):
    """A library over the seeds with a model of our own."""
    settings = Settings(data=seed_folder, model="openai:m")
    return Library(settings, Assistant(settings, seed_store, packaged_embedder, Scripted(say=say)), packaged_embedder)


def html(use):
    """An answer with that use of a model, as the page shows it after the browser kept it."""
    kept = write_conversation((exchange("Who struck?", replace(WHOLE, model=use)),))
    return conversation_html(read_conversation(kept), None)


def test_whose_words_and_what_was_left_out_is_shown_as_text():
    use = ModelUse("openai:m", True, "1 sentence left out.", (Dropped("<b>Nobody</b> struck.", "so it is"),))
    assert "In the words of openai:m. 1 sentence left out." in html(use)
    assert "&lt;b&gt;Nobody&lt;/b&gt; struck." in html(use)


def test_answer_without_a_model_looks_as_before():
    assert html(None) == html(ModelUse("openai:m", False))


def test_without_a_model_nothing_is_wrapped(seed_folder, seed_store, packaged_embedder):
    settings = Settings(data=seed_folder)
    assistant = Assistant(settings, seed_store, packaged_embedder)
    assert Library(settings, assistant, packaged_embedder).plain is assistant


def test_plain_answers_are_those_of_the_default(library):
    assert isinstance(library.plain, Plain)
    *_, answer = library.plain.stream(QUESTION)
    assert answer.model is None
    assert library.plain.ask(QUESTION) == answer
    verdict = library.plain.verify("It rained in Paris.")
    assert verdict.model is None
    assert library.plain.check("It rained in Paris.").claims[0].verdict == verdict


def test_page_says_which_model_answers_and_can_do_without(
    seed_folder, tmp_path, packaged_embedder, browser, monkeypatch
):
    data = shutil.copytree(seed_folder, tmp_path / "data")
    draft = {"sentences": [{"text": TRUE, "quotes": [{"entry": 1, "quote": QUOTE}]}], "short_answer": ""}
    with served_model(openai(json.dumps(draft))) as server:
        given = {"CHRONOFACT_MODEL": "openai:m", "OPENAI_BASE_URL": f"{server.address}/v1", "OPENAI_API_KEY": KEY}
        for name, value in given.items():
            monkeypatch.setenv(name, value)
        with served(data, packaged_embedder) as address:
            context = opened_context(browser, address)
            with watched_page(context, address) as page:
                expect(page.get_by_label("Answer with openai:m")).to_be_checked()
                ask(page)
                expect(page.locator("#exchange-1")).to_contain_text(TRUE)
                expect(page.locator("#exchange-1")).to_contain_text("In the words of openai:m.")
                page.get_by_label("No model: quote the entries").check()
                ask(page)
                expect(page.locator("#exchange-2")).to_contain_text("It was confirmed that 34")
                expect(page.locator("#exchange-2")).not_to_contain_text("In the words of")
            context.close()
        assert len(server.asked) == 1


def ask(page):
    """Type the question and send it."""
    page.get_by_label("Question").fill(QUESTION)
    page.get_by_label("Question").press("Enter")


def test_page_without_a_model_has_no_switch(page):
    expect(page.get_by_label("Question")).to_be_visible()
    expect(page.locator("#model")).to_have_count(0)
