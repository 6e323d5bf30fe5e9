"""A text → its claims: where they stand, how they read alone, and what is left out for which reason."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.models import Verdict
from assistant.verification.checkable import why_left_out
from assistant.verification.claims import checked, claims_in

ARTICLE = """Syria: the war so far

On 23 March 2014, Turkish F-16s shot down a Syrian MiG-23. They had warned it twice. The following day, rebels entered
Kessab; the army retreated to Latakia, and Ankara praised the pilots. Was that wise? I think it was a shame.
- Rebels should leave.
- By 3 April, ISIL had lost Homs."""


def alone(text):
    """The claims of a text as they are checked."""
    return [claim.text for claim in claims_in(text).claims]


def test_article_is_taken_apart():
    assert alone(ARTICLE) == [
        "On 23 March 2014, Turkish F-16s shot down a Syrian MiG-23.",
        "Turkish F-16s had warned a Syrian MiG-23 twice.",
        "On 24 March 2014, rebels entered Kessab.",
        "The army retreated to Latakia.",
        "Ankara praised the pilots.",
        "By 3 April 2014, ISIL had lost Homs.",
    ]
    assert [left.reason for left in claims_in(ARTICLE).left_out] == ["fragment", "question", "opinion", "opinion"]


def test_offsets_lead_back_to_the_text_and_never_overlap():
    found = claims_in(ARTICLE)
    spans = sorted((part.start, part.end) for part in (*found.claims, *found.left_out))
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert ARTICLE[found.claims[3].start : found.claims[3].end] == "the army retreated to Latakia"
    assert all(ARTICLE[left.start : left.end] == left.text for left in found.left_out)


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_any_text_is_read_and_its_offsets_hold(text):
    found = claims_in(text)
    spans = sorted((part.start, part.end) for part in (*found.claims, *found.left_out))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Was the bridge closed?", "question"),
        ("how many people were killed in Hermel", "question"),
        ("I think that 46 fighters were killed.", "opinion"),
        ("Assad should resign.", "opinion"),
        ("It was a shameful day.", "opinion"),
        ("It is unclear who did it.", "opinion"),
        ("The bridge will open in May.", "prediction"),
        ("The talks are expected to begin on Monday.", "prediction"),
        ("Read more about it here.", "instruction"),
        ("Good morning, dear readers.", "greeting"),
        ("A night of violence in Aleppo", "fragment"),
    ],
)
def test_what_states_nothing_is_left_out(text, reason):
    assert why_left_out(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "Russia said it would veto a resolution.",
        "The ministry announced that the bridge will open in May.",
        "According to the council, the bridge will open in May.",
        "The opposition said that Assad should resign.",
        "Four killed in Hermel bombing",
        "It was the best result since 1998.",
        "Many were killed that day.",
        "The Syrian army retook Palmyra from ISIL in March 2016.",
    ],
)
def test_what_was_reported_is_checked(text):
    assert why_left_out(text) is None


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Rebels took Kessab on 23 March 2014. They left the same day.", "Rebels left on 23 March 2014."),
        ("A mine was laid on 1 May 2014. A day later, Azaz fell.", "On 2 May 2014, Azaz fell."),
        ("The war began in Azaz in May 2014. That month, Homs fell.", "In May 2014, Homs fell."),
        ("Azaz fell on 1 May 2014. That evening, shells hit Homs.", "On the evening of 1 May 2014, shells hit Homs."),
        ("Azaz fell on 1 May 2014. On May 3, Homs fell.", "On May 3, 2014, Homs fell."),
        ("Abu Omar, a commander, was shot. His brother fled.", "Abu Omar's brother fled."),
        ("The envoy, Mark Lippert, was slashed. He was not in danger.", "Mark Lippert was not in danger."),
        ("A suicide bomber struck Hermel. He killed four people.", "A suicide bomber killed four people."),
        ("The minister visited Paris. He praised the mayor.", "The minister praised the mayor."),
        ("Azaz fell on 1 May 2014. Homs fell on 3 June 2015.", "Homs fell on 3 June 2015."),
    ],
)
def test_words_that_point_back_are_resolved(text, last):
    assert alone(text)[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "They left Kessab.",
        "It was confirmed that 34 fighters had been executed.",
        "Turkey said it had shot down a jet.",
        "The next day, Kessab fell.",
    ],
)
def test_words_that_point_to_nothing_known_stay(text):
    assert alone(text) == [text]


def test_pronoun_of_another_number_stays():
    assert alone("Rebels took Kessab. He left.")[-1] == "He left."


def test_date_in_front_holds_for_both_clauses():
    assert alone("On 8 January 2014, ISIL lost Aleppo, and rebels captured Saraqeb.") == [
        "On 8 January 2014, ISIL lost Aleppo.",
        "On 8 January 2014, rebels captured Saraqeb.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A jet bombed the city of Lincang, and four people died.",
        "SOHR said that Azaz fell, and that Homs held.",
        "Rebels captured Azaz and killed 30 men.",
        'The mayor said: "Azaz fell; Homs held."',
    ],
)
def test_clauses_that_need_each_other_stay_together(text):
    assert alone(text) == [text]


def test_wrapped_lines_are_one_sentence_and_a_headline_is_its_own():
    text = "Quiet in Port Arlen\nDockers occupied the north quay on 2 March 2021 and the harbour\noffice closed it."
    assert alone(text) == ["Dockers occupied the north quay on 2 March 2021 and the harbour office closed it."]


def test_each_claim_is_judged_as_it_reads_alone():
    asked = []

    def judge(claim):
        asked.append(claim)
        return Verdict(claim, "supported", 1.0, (), (), (), "")

    found = checked("Rebels took Kessab on 23 March 2014. They left the same day. Why?", judge)
    assert asked == ["Rebels took Kessab on 23 March 2014.", "Rebels left on 23 March 2014."]
    assert [claim.verdict.claim for claim in found.claims] == asked
    assert [left.text for left in found.left_out] == ["Why?"]
