"""What a terminal is shown: citations in one form, and nothing that a terminal would obey."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cli.printing import harmless, one_line, show_answer
from assistant.models import Answer, Citation, Conflict, Figure
from vectorstore.dates import parse_date

ENTRY, EVE = parse_date("7 January 2014"), parse_date("6 January 2014")
CITATION = Citation(1, "e1", ENTRY, ENTRY, "Timeline", "Rebels executed\n34 jihadists.", 0, 5)
ANSWER = Answer("Who?", "Rebels did. [1]", "Rebels", False, (), (CITATION,), (), ())


def shown(capsys, answer):
    """The lines that are printed for an answer."""
    show_answer(answer)
    return capsys.readouterr().out.splitlines()


def test_answer_comes_with_its_citations(capsys):
    assert shown(capsys, ANSWER) == [
        "Rebels did. [1]",
        "→ Rebels",
        "",
        '[1] 7 January 2014, Timeline: "Rebels executed 34 jihadists."',
    ]


def test_other_occurred_date_is_told(capsys):
    eve = replace(ANSWER, citations=(replace(CITATION, occurred=EVE),))
    assert shown(capsys, eve)[-1].startswith("[1] 7 January 2014 (of 6 January 2014), Timeline:")


def test_refusal_shows_the_nearest_as_nearest(capsys):
    refusal = replace(ANSWER, answer="No.", abstained=True, citations=(), nearest=(CITATION,))
    lines = shown(capsys, refusal)
    assert lines[0] == "No."
    assert lines[2].startswith("Nearest entries, which do not answer")
    assert "→ Rebels" not in lines


def test_differing_figures_stand_side_by_side(capsys):
    figures = (Figure("34", "", ENTRY, 1), Figure("50", "the SOHR", ENTRY, 2))
    lines = shown(capsys, replace(ANSWER, conflicts=(Conflict("the dead", figures),)))
    assert lines[-3:] == [
        "The entries differ on the dead:",
        "  34 (7 January 2014) [1]",
        "  50 (7 January 2014, the SOHR) [2]",
    ]


@pytest.mark.parametrize("hostile", ["\x1b]0;owned\x07", "\x9b31m", "a\rb", "\u202eevil", "\x7f", "\ud800"])
def test_control_characters_become_visible(hostile):
    made = harmless(hostile)
    assert made.encode("utf-8")
    assert all(char.isprintable() for char in made)


@given(st.text())
def test_harmless_text_is_printable_but_for_line_ends_and_tabs(text):
    assert not any(ord(char) < 32 and char not in "\n\t" for char in harmless(text))


@given(st.text())
def test_one_line_has_no_line_end(text):
    assert len(one_line(text).splitlines()) <= 1
