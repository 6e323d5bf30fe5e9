import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.dates import occurred_on, parse_date, to_edtf

ENTRY = parse_date("2014-01-23")  # a Thursday


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("By 20 January, ISIL was in full control of Manbij.", "../2014-01-20"),
        ("It was revealed that during the previous evening, ISIL executed up to 50 prisoners.", "2014-01-22"),
        ("During the day, it was revealed that during the previous evening they left.", "2014-01-22"),
        (
            "It was confirmed that 34 fighters had been executed in the previous few days.",
            "2014-01-16/2014-01-23",
        ),
        ("46 residents died of starvation since October, from a blockade.", "2013-10-01/2014-01-23"),
        ("Between 15 and 17 January, rebels captured Jibreen.", "2014-01-15/2014-01-17"),
        ("ISIL confirmed the death of a top leader on 22 January.", "2014-01-22"),
        ("On Tuesday rebels captured the town.", "2014-01-21"),
        ("Three people were killed on 20 and 21 January.", "2014-01-20/2014-01-21"),
        ("In the summer of 2012 the rebels withdrew.", "2012-06-01/2012-08-31"),
        ("Similar overnight attacks took place in the governorate.", "2014-01-22/2014-01-23"),
    ],
)
def test_a_sentence_happened_when_it_says(sentence, edtf):
    assert to_edtf(occurred_on(sentence, ENTRY)) == edtf


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels captured the town.",
        "More chemical weapons have been used since the August 2013 attacks.",
        "The 2014 Idlib offensive began.",
        "Protests since the 2011 uprising are rare.",
        "The ministers will meet on Friday.",
        "A man who shot three people in 2011 is sentenced to death.",
        "The death toll from Tuesday's attack rises to 40.",
        "It is the highest toll since October 27.",
        "Rebels regained territory lost in previous days in the province and were defending it.",
        "A man wanted for the murder of 8,000 people on July 11, 1995, has been arrested.",
        "It is the third attack this month.",
        "The court convicts him for his role in the riots in 2013.",
    ],
)
def test_names_plans_and_background_do_not_move_a_sentence(sentence):
    assert occurred_on(sentence, ENTRY) is ENTRY


@given(st.text(max_size=200))
def test_a_sentence_always_has_its_days(sentence):
    span = occurred_on(sentence, ENTRY)
    assert span.first is None or span.last is None or span.first <= span.last
