"""Sentences with offsets: nothing lost, nothing twice, abbreviations and quotations whole."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.calendar import Day
from vectorstore.models import DateSpan, Event
from vectorstore.passages import MAX_SENTENCE, first_sentence, passages_of, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "marked",
    [
        "Rebels left.|They came back!|Why?|Nobody knows.",
        "Russia vetoed a U.N. resolution in Washington D.C.|The U.S. Army left the U.S.|It had stayed long.",
        "Lt. Gen. Abu Omar met Mr. Smith Jr. Friday.|J. K. Rowling and P. J. Patterson were absent.",
        "George W. Bush spoke at 11:30 a.m. Eastern Time.|He left at 1 p.m.|The crowd stayed.",
        "Exhibit No. 5 shows p. 12, i.e. the map of Jan. 7.|No. 10 denied it.",
        "Turnout was 73.47%.|46 people died.|20 were hurt.",
        "It cost Apple Inc. more than Acme Co. did.|Apple Inc. CEO Jobs agreed.",
        "The convoy (it had 30 trucks. Some burned.) stopped.|It turned.",
        "They waited… and waited... until dark.|Then rain.",
        "See www.example.org.uk/a.Html and node.js for it.",
        "Yahoo! Internet Life folds.|Jeopardy! returns.",
        "In Manbij 20 died, women and children By 23 January, ISIL was in control.",
        "Both die.[3]|Nobody is charged.[4][5]|It ends.",
        "Two men die. (BBC) (AP)|A third is hurt.",
        "One, the first\nline goes on.|Two.",
        "1. The first point.|2. The second.",
        "They lack vitamin C.|The rest is there.",
    ],
)
def test_sentences_end_at_the_bars(marked: str) -> None:
    assert split(marked.replace("|", " ")) == marked.split("|")


def test_forgotten_space_and_full_width_stops_end_sentences() -> None:
    assert split("It fell in 2014.The war went on.") == ["It fell in 2014.", "The war went on."]
    assert split("东京发生地震。三人死亡。") == ["东京发生地震。", "三人死亡。"]


def test_blank_line_ends_a_headline() -> None:
    assert split("The fall of Homs\r\n\r\nIt fell.") == ["The fall of Homs", "It fell."]


def test_quotation_keeps_its_speaker() -> None:
    text = "The governor claimed: “We won. They fled.” ISIL denied it."
    assert split(text) == ["The governor claimed: “We won. They fled.”", "ISIL denied it."]


def test_long_sentence_is_cut_at_a_semicolon() -> None:
    text = "; ".join(["fighting was reported in one more village"] * 40)
    assert len(split(text)) == 2
    assert split(text)[0].endswith(";")
    assert max(map(len, split(text))) <= MAX_SENTENCE


def test_first_sentence_of_nothing_is_empty() -> None:
    assert (first_sentence(" \n"), first_sentence(" One. Two.")) == ("", "One.")


def test_passages_count_in_the_source_and_speak_of_their_own_dates() -> None:
    day = DateSpan.of_day(Day(2014, 1, 27))
    text = "He was killed. ISIL confirmed it on 2 February."
    event = Event("e", "s", day, day, (), text, 100, 100 + len(text))
    first, second = passages_of(event)
    assert (first.start, second.start, second.end) == (100, 115, 100 + len(text))
    assert first.occurred.first == Day(2014, 1, 27)
    assert second.occurred.first == Day(2014, 2, 2)


TEXTS = st.text(st.sampled_from('aBc .,;!?…"“”()[]1\n\r\t。é'), max_size=400)


@given(TEXTS | st.text(max_size=100))
def test_sentences_cover_all_but_space_in_order(text: str) -> None:
    spans = sentences(text)
    covered = {at for start, end in spans for at in range(start, end)}
    assert all(at in covered for at, character in enumerate(text) if not character.isspace())
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


@given(TEXTS)
def test_first_sentence_is_the_first(text: str) -> None:
    assert first_sentence(text) == next(iter(split(text)), "")


@pytest.mark.parametrize("unit", [".", " ", "\n", '"', "(", "a. ", "A.", ". (A) ", "” ", "a"])
def test_hostile_repetition_takes_no_longer_than_its_length(unit: str) -> None:
    began = time.perf_counter()
    sentences(unit * 100_000)
    assert time.perf_counter() - began < 60
