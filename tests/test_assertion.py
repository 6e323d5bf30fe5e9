"""Does a sentence state that something happened, or only that it is planned, doubted, ordered or denied?"""

from __future__ import annotations

import pytest

from assistant.facts.assertion import stand
from assistant.facts.statements import statement_of


@pytest.mark.parametrize(
    ("sentence", "verb", "expected"),
    [
        ("The miners struck and said that they would stay out.", "strike", "stated"),
        ("It is a lie that the miners burned the pithead.", "burn", "denied"),
        ("The claim that the miners burned the pithead is false.", "burn", "denied"),
        ("The union denied that its men burned the pithead.", "burn", "denied"),
        ("The union did not deny that its men burned the pithead.", "burn", "stated"),
        ("The troops failed to capture the bridge.", "capture", "denied"),
        ("Suppose that the miners burned the pithead.", "burn", "open"),
        ("The owner accused the miners of burning the pithead.", "burn", "open"),
        ("Thorne ordered the troops to withdraw from the pit.", "withdraw", "open"),
        ("If the miners burned the pithead, they hid it well.", "burn", "open"),
        ("The ferry may have struck a rock.", "strike", "open"),
        ("Rebels, who captured the bridge on Monday, want to leave.", "capture", "stated"),
        ("It is not true that Canada closed its embassy.", "close", "denied"),
        ("Reports that Canada closed its embassy were denied.", "close", "denied"),
        ("A leaflet falsely said that Canada closed its embassy.", "close", "denied"),
        ("Whoever says that Canada closed its embassy is mistaken.", "close", "denied"),
        ("It was never confirmed that Canada closed its embassy.", "close", "open"),
        ("There is no evidence that Canada closed its embassy.", "close", "open"),
        ("Nobody should believe that Canada closed its embassy.", "close", "open"),
        ("Say that Canada closed its embassy.", "close", "open"),
        ("The ministry confirmed that Canada closed its embassy.", "close", "stated"),
        ("It is true that Canada closed its embassy.", "close", "stated"),
        ("Reports that Canada closed its embassy reached Paris.", "close", "stated"),
    ],
)
def test_what_stands_above_a_verb_takes_its_truth_away(sentence: str, verb: str, expected: str):
    statement = statement_of(sentence)
    found = {p.verb.lemma: stand(statement.tree, p.verb) for p in statement.happenings}
    assert found[verb] == expected
