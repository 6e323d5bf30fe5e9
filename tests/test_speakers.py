"""Whose word a sentence gives."""

import pytest

from assistant.facts.parsing import parse
from assistant.facts.speakers import speaker


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Nine people drowned, according to the harbour police.", "harbour police"),
        ("The ministry confirmed that nine people drowned.", "ministry"),
        ("Nine people drowned.", ""),
    ],
)
def test_the_source_of_a_statement_is_named(sentence, named):
    assert speaker(parse(sentence)) == named
