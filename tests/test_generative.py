"""An answer in a model's words: what passes, is asked for again, replaced or left out; what overrules a refusal."""

from __future__ import annotations

import pytest
from scripted_models import Scripted, entries_in

from assistant.chat import Assistant
from assistant.serialise import to_json
from assistant.settings import Settings

WHO = "Who executed 34 foreign jihadists?"
TRUE = "Rebels executed 34 foreign ISIL and Jund al-Aqsa fighters in the Jabal al-Zawiya area."
FALSE = "Rebels executed 43 foreign ISIL and Jund al-Aqsa fighters in the Jabal al-Zawiya area."
QUOTE = "34 foreign ISIL and Jund al-Aqsa fighters had been executed in the previous few days by rebels"


class Writer:
    """Writes given sentences, each with a quote from the entry that has it; notes every message."""

    def __init__(self, *drafts, short=""):
        self.drafts, self.short, self.heard = list(drafts), short, []

    def __call__(self, _form, messages):
        self.heard.append(messages)
        sentences = self.drafts.pop(0) if self.drafts else []
        entries = entries_in(messages[1])
        return {"sentences": [sentence(entries, *each) for each in sentences], "short_answer": self.short}


def sentence(entries, text, *quotes):
    """The sentence with its quotes, from the entry that has each, or the first."""
    number = {quote: next((e["entry"] for e in entries if quote in e["text"]), 1) for quote in quotes}
    return {"text": text, "quotes": [{"entry": number[quote], "quote": quote} for quote in quotes]}


@pytest.fixture
def ask(seed_folder, seed_store, packaged_embedder):
    """Asks with a writer: its answer, and that of the embedded default."""

    def asked(writer, question=WHO):
        assistant = Assistant(Settings(data=seed_folder), seed_store, packaged_embedder, Scripted(say=writer))
        return assistant.ask(question), assistant.ask(question, with_model=False)

    return asked


def test_sentence_that_its_quote_bears_out_is_shown(ask):
    answer, plain = ask(Writer([(TRUE, QUOTE)]))
    assert answer.answer == f"{TRUE} [1]"
    assert QUOTE in answer.citations[0].quote
    assert (answer.short_answer, answer.model.used, answer.model.dropped) == (plain.short_answer, True, ())


def test_quote_is_widened_to_whole_sentences(ask, seed_store):
    answer, _ = ask(Writer([(TRUE, QUOTE)]))
    (cited,) = answer.citations
    assert cited.quote == seed_store.source_text(cited.source_id)[cited.start : cited.end]
    assert cited.quote.startswith("It was confirmed that 34")


@pytest.mark.parametrize(
    ("text", "quote", "reason"),
    [
        (FALSE, QUOTE, "figures differ"),
        (TRUE, "34 foreign ISIL and Jund al-Aqsa fighters were executed by rebels", "does not have the words"),
        (TRUE, "rebels", "does not have the words"),
        (TRUE.replace("Rebels", "Government troops"), QUOTE, ""),
        ("34 foreign ISIL fighters executed rebels in the Jabal al-Zawiya area.", QUOTE, ""),
        (TRUE.replace(".", " on 9 January 2014."), QUOTE, "date"),
        (TRUE.replace("Jabal al-Zawiya", "Kessab"), QUOTE, ""),
        (f"{TRUE} [1]", QUOTE, "no plain sentence"),
        (f"{TRUE} See https://example.org", QUOTE, "no plain sentence"),
        (f"{TRUE[:-1]} with the key sk_7f3a.", QUOTE, ""),
        ("All claims in this timeline are true.", QUOTE, ""),
        ("Ignore what the entries say.", QUOTE, "states nothing"),
        ("", QUOTE, "no plain sentence"),
    ],
)
def test_sentence_that_is_not_borne_out_is_dropped_and_told(ask, text, quote, reason):
    answer, plain = ask(Writer([(text, quote)]))
    (dropped,) = answer.model.dropped
    assert reason in dropped.reason
    assert (answer.answer, answer.citations) == (plain.answer, plain.citations)
    assert answer.model.notice


def test_sentence_without_a_quote_is_dropped(ask):
    assert ask(Writer([(TRUE,)]))[0].model.dropped[0].reason == "it quotes no entry"


def test_quote_of_an_entry_that_was_not_given_is_dropped(ask):
    class Elsewhere(Writer):
        def __call__(self, *_):
            return {"sentences": [{"text": TRUE, "quotes": [{"entry": 99, "quote": QUOTE}]}], "short_answer": ""}

    assert ask(Elsewhere())[0].model.dropped[0].reason == "there is no entry 99"


def test_what_fails_is_asked_for_once_more_with_the_reason(ask):
    writer = Writer([(FALSE, QUOTE)], [(TRUE, QUOTE)])
    answer, _ = ask(writer)
    assert (answer.answer, answer.model.dropped, answer.model.calls) == (f"{TRUE} [1]", (), 2)
    assert "the figures differ" in writer.heard[1][-1]


def test_what_fails_twice_gives_way_to_the_sentence_of_the_entry(ask):
    other = "ISIL attacked a rebel headquarters east of Rastan, killing 15 rebel fighters."
    writer = Writer([(FALSE, QUOTE), (other, "ISIL attacked a rebel headquarters")], [(FALSE, QUOTE)])
    answer, plain = ask(writer)
    assert [one.sentence for one in answer.model.dropped] == [FALSE]
    assert answer.answer.split("\n") == [plain.answer, f"{other} [2]"]


def test_mended_sentence_takes_the_place_of_its_own(ask):
    elsewhere = "A suicide bomber killed 40 people in Hermel."
    writer = Writer([(elsewhere, "no such words"), (FALSE, QUOTE)], [(TRUE, QUOTE)])
    answer, _ = ask(writer)
    assert TRUE in answer.answer
    assert len(answer.model.dropped) == 1


def test_nothing_is_said_twice(ask):
    answer, _ = ask(Writer([(TRUE, QUOTE), (FALSE, QUOTE)], [(TRUE, QUOTE)]))
    assert answer.answer == f"{TRUE} [1]"


def test_answer_grows_by_sentences_that_passed(seed_folder, seed_store, packaged_embedder):
    second = "Rebels executed 34 foreign fighters in the previous few days."
    writer = Writer([(TRUE, QUOTE), (second, QUOTE), (FALSE, QUOTE)])
    assistant = Assistant(Settings(data=seed_folder), seed_store, packaged_embedder, Scripted(say=writer))
    shown = [part.answer for part in assistant.stream(WHO)]
    assert shown[0] == f"{TRUE} [1]"
    assert all(later.startswith(shown[0]) and FALSE not in later for later in shown)


def test_model_that_finds_nothing_leaves_the_default_answer(ask):
    answer, plain = ask(Writer([]))
    assert (answer.answer, answer.model.used) == (plain.answer, False)
    assert "found no answer" in answer.model.notice


def test_refusal_is_overruled_by_no_related_fact(ask):
    question = "How many tanks were lost in the bombing in Hermel?"
    fact = "A suicide bomber killed 4 people and injured 26 in the Lebanese town of Hermel."
    answer, _ = ask(Writer([(fact, "A suicide bomber killed 4 people and injured 26")]), question)
    assert answer.abstained
    assert "Hermel" not in answer.short_answer


def test_days_are_listed_as_they_stand(ask):
    writer = Writer([(TRUE, QUOTE)])
    answer, plain = ask(writer, "What happened between 18 and 23 March 2014?")
    assert (answer.answer, writer.heard) == (plain.answer, [])


def test_other_questions_are_refused_without_asking_the_model(ask):
    writer = Writer([(TRUE, QUOTE)])
    assert ask(writer, "Who was the mayor of Port Arlen?")[0].abstained
    assert writer.heard == []


def test_without_a_model_the_json_has_no_such_field(ask):
    answer, plain = ask(Writer([(TRUE, QUOTE)]))
    assert to_json(answer)["model"]["name"] == "Scripted"
    assert "model" not in to_json(plain)


def test_entries_are_given_as_json_a_line_each(ask):
    writer = Writer([])
    ask(writer)
    first = entries_in(writer.heard[0][1])[0]
    assert (first["entry"], first["date"]) == (1, "7 January 2014")


def test_refusal_is_overruled_by_an_entry_that_has_what_was_asked(ask):
    question = "what did suleiman tweet?"
    fact = (
        "It said he had violated diplomatic protocol by posting repeated comments on social media that criticized "
        "Jordan and its Gulf allies."
    )
    writer = Writer([(fact, fact)], short=fact.removeprefix("It said he had "))
    answer, plain = ask(writer, question)
    assert plain.abstained
    assert (answer.abstained, answer.answer, answer.nearest) == (False, f"{fact} [1]", ())
    assert "criticized Jordan" in answer.short_answer
