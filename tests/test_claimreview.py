"""ClaimReview: what holds and what does not is rated, the rest is named; nothing in it ends a script element."""

from __future__ import annotations

import json

import pytest

from assistant.claimreview import claim_review, claim_reviews, json_ld
from assistant.models import CheckedClaim, CheckedText, Citation, Verdict
from vectorstore.dates import parse_date
from vectorstore.models import DateSpan

DAY = parse_date("23 March 2014")
CITATION = Citation(1, "e1", DAY, DAY, "Timeline", "F-16s shot down a MiG-23.", 0, 25, outlets=("BBC",))


def verdict(label="refuted", claim="A MiG-23 was shot down on 25 March 2014.", citations=(CITATION,)):
    return Verdict(claim, label, 0.9, (), citations, (), "The entry says 23 March 2014.")


def test_review_says_what_was_claimed_how_it_is_rated_and_by_which_quote():
    review = claim_review(verdict())
    assert review["@context"] == "https://schema.org"
    assert review["@type"] == "ClaimReview"
    assert review["claimReviewed"] == "A MiG-23 was shot down on 25 March 2014."
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Refuted",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
    }
    (quoted,) = review["citation"]
    assert (quoted["text"], quoted["temporalCoverage"]) == ("F-16s shot down a MiG-23.", "2014-03-23")
    assert quoted["publisher"] == [{"@type": "Organization", "name": "BBC"}]


@pytest.mark.parametrize(("label", "value"), [("supported", 5), ("conflicting", None), ("not_enough_evidence", None)])
def test_only_what_is_true_or_false_has_a_number(label, value):
    assert claim_review(verdict(label))["reviewRating"].get("ratingValue") == value


def test_undated_quote_has_no_date():
    bare = Citation(1, "", DateSpan(None, None, "range"), DateSpan(None, None, "range"), "", "A quote.", 0, 8)
    assert claim_review(verdict(citations=(bare,)))["citation"] == [{"@type": "Quotation", "text": "A quote."}]


def test_claims_of_a_text_are_one_graph():
    claims = tuple(CheckedClaim(v.claim, 0, 1, v) for v in (verdict(), verdict("supported", "B.")))
    graph = claim_reviews(CheckedText("A B", claims, ()))["@graph"]
    assert [review["claimReviewed"] for review in graph] == ["A MiG-23 was shot down on 25 March 2014.", "B."]


def test_no_text_ends_the_element_that_it_stands_in():
    line = json_ld(claim_review(verdict(claim="</script><script>alert(1)</script> & \u2028")))
    assert not set("<>&\u2028\n") & set(line)
    assert json.loads(line)["claimReviewed"].startswith("</script>")
