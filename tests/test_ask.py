"""What the tab Ask does with a question, without a browser: it shows, streams, keeps, and tells what went wrong."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from assistant.errors import QuestionError
from assistant.models import Answer, Citation
from assistant.settings import Settings
from assistant.ui.ask import answering, offering
from assistant.ui.conversation import read_conversation
from assistant.ui.library import Library
from vectorstore.calendar import Day
from vectorstore.models import DateSpan

ENTRY = DateSpan.of_day(Day(1901, 1, 2))
CITED = Citation(1, "e", ENTRY, ENTRY, "Strike", "Dockers struck.", 0, 15)
WHOLE = Answer("Who struck?", "Dockers struck. [1]\nThe mayor spoke. [2]", "", False, (), (CITED,), (), ())


@dataclass
class Said:
    """Answers with what it was given; notes what it was asked."""

    store: object
    parts: list[Answer]
    asked: list = field(default_factory=list)

    def stream(self, question, history=()):
        self.asked.append((question, list(history)))
        for part in self.parts:
            if isinstance(part, Exception):
                raise part
            yield part


@pytest.fixture
def ask(seed_store, tmp_path):
    """Asks over given parts of an answer: all that was shown, and the double that was asked."""

    def asked(*parts, stored=(), question="Who struck?"):
        said = Said(seed_store, list(parts))
        return list(answering(Library(Settings(data=tmp_path), said))(question, list(stored))), said

    return asked


def test_an_answer_grows_and_is_kept_when_it_is_whole(ask):
    shown, _ = ask(replace(WHOLE, answer="Dockers struck. [1]"), WHOLE)
    assert "Looking through the entries" in shown[0][0]
    assert ["The mayor" in html for html, _, _ in shown] == [False, False, True, True]
    assert ['aria-busy="true"' in html for html, _, _ in shown] == [True, True, True, False]
    assert [part.answer for part in read_conversation(shown[-1][2])] == [WHOLE.answer]


def test_the_box_is_emptied_at_once(ask):
    assert ask(WHOLE)[0][0][1] == ""


def test_what_came_before_is_the_history(ask):
    shown, _ = ask(WHOLE)
    _, said = ask(WHOLE, stored=shown[-1][2], question="and when?")
    assert said.asked == [
        (
            "and when?",
            [{"role": "user", "content": "Who struck?"}, {"role": "assistant", "content": WHOLE.answer}],
        )
    ]


def test_why_there_is_no_answer_is_told_and_kept_out_of_the_history(ask):
    shown, _ = ask(QuestionError("too <long>"))
    assert "too &lt;long&gt;" in shown[-1][0]
    assert ask(WHOLE, stored=shown[-1][2])[1].asked[0][1] == []


def test_a_fault_does_not_leave_the_page_waiting(seed_store, tmp_path):
    growing = answering(Library(Settings(data=tmp_path), Said(seed_store, [ZeroDivisionError()])))("Who?", [])
    assert "Looking through the entries" in next(growing)[0]
    assert "Something went wrong" in next(growing)[0]
    with pytest.raises(ZeroDivisionError):
        next(growing)


def test_nothing_asked_is_nothing_done(ask):
    assert ask(WHOLE, question="  ")[1].asked == []


def test_a_marker_without_a_citation_stays_text(ask):
    html = ask(WHOLE)[0][-1][0]
    assert html.count('class="marker"') == 1
    assert "The mayor spoke. [2]" in html


def test_examples_are_made_once_for_a_state_of_the_store(seed_store, tmp_path):
    said = Said(seed_store, [WHOLE])
    offer = offering(Library(Settings(data=tmp_path), said))
    made, asked = offer(), len(said.asked)
    assert (offer(), len(said.asked)) == (made, asked)


def test_nothing_indexed_is_a_way_to_begin(tmp_path, packaged_embedder):
    assert "Begin with a timeline" in offering(Library(Settings(data=tmp_path), embedder=packaged_embedder))()


def test_a_question_to_nothing_is_told_where_to_begin(tmp_path, packaged_embedder):
    *_, (shown, _, _) = answering(Library(Settings(data=tmp_path), embedder=packaged_embedder))("Who struck?", [])
    assert "add a timeline under Sources" in shown
