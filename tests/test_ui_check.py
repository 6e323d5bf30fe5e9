"""The tab that checks: in a real browser over the seeds, and what it is made of without one."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from browsing import FOREIGN, PATIENCE, PAYLOADS
from playwright.sync_api import Page, expect

from assistant.models import CheckedClaim, CheckedText, Citation, Conflict, Figure, LeftOut, PartVerdict, Verdict
from assistant.ui.exports import exports, table
from assistant.ui.verdicts import claim_html, text_html
from vectorstore.dates import parse_date

pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")

JET = "Turkish F-16s shot down a Syrian MiG-23 on 25 March 2014."
TEXT = f"{JET} Was that wise? A suicide bomber killed 4 people and injured 26 in Hermel."
DAY = parse_date("23 March 2014")


def verdict(claim: str, label: str = "refuted") -> Verdict:
    citation = Citation(1, "e1", DAY, DAY, claim, claim, 0, len(claim))
    part = PartVerdict("when", claim, 0, len(claim), label, claim, claim, 1)
    conflict = Conflict(claim, (Figure(claim, claim, DAY, 1),))
    return Verdict(claim, label, 0.9, (part,), (citation,), (conflict,), claim)


def checked(*claims: str, left: str = "") -> CheckedText:
    """A text of those claims, all refuted, with something left out at its end."""
    text = " ".join([*claims, left]).strip()
    found = [CheckedClaim(claim, text.index(claim), text.index(claim) + len(claim), verdict(claim)) for claim in claims]
    out = (LeftOut(left, len(text) - len(left), len(text), "fragment"),) if left else ()
    return CheckedText(text, tuple(found), out)


def check(page: Page, text: str, as_of: str = "") -> None:
    """Check a text in the tab, and wait for what comes of it."""
    page.get_by_role("tab", name="Check").click()
    page.get_by_label("Text to check").fill(text)
    page.get_by_label("Only what was reported by").fill(as_of)
    page.get_by_role("button", name="Check", exact=True).click()
    # The first text loads the model, the parser and the lexicon.
    expect(page.locator("#checked .checked, #checked .problem").first).to_be_visible(timeout=3 * PATIENCE)


def test_claims_are_marked_in_the_text_and_lead_to_their_verdicts(page):
    check(page, TEXT)
    stated = page.locator("#checked .stated")
    expect(stated).to_have_count(2)
    expect(stated.first).to_contain_text("25 March 2014")
    expect(page.locator("#checked .passed-over")).to_have_text("Was that wise?")
    stated.first.press("Enter")
    card = page.locator("#claim-1")
    expect(card).to_be_focused()
    expect(card.locator(".label")).to_contain_text("Refuted")
    expect(card.locator("tr.refuted")).to_contain_text("23 March 2014")
    expect(card.locator("blockquote")).to_contain_text("shot down a Syrian MiG-23")
    page.keyboard.press("Escape")
    expect(stated.first).to_be_focused()
    stated.last.click()
    expect(page.locator("#claim-2")).to_be_focused()


FORMS = (
    ("HTML", "claims.html", "Content-Security-Policy"),
    ("JSON", "claims.json", '"label": "refuted"'),
    ("CSV", "claims.csv", "25 March 2014"),
    ("ClaimReview", "claimreview.jsonld", '"alternateName": "Refuted"'),
)


def test_it_is_taken_away_as_a_file(page):
    check(page, JET)
    for form, name, held in FORMS:
        with page.expect_download() as download:
            page.get_by_role("button", name=form, exact=True).click()
        assert download.value.suggested_filename == name
        assert held in Path(download.value.path()).read_text("utf-8")


def test_what_is_wrong_is_told(page):
    check(page, " ")
    expect(page.locator("#checked .problem")).to_have_text("Paste a claim or a text first.")
    check(page, JET, as_of="soon")
    expect(page.locator("#checked .problem")).to_contain_text("'soon' is no date")


def test_what_was_reported_later_does_not_count(page):
    check(page, JET, as_of="22 March 2014")
    expect(page.locator("#claim-1 .label")).to_contain_text("Not enough evidence")


def test_text_that_is_checked_is_shown_and_never_rendered(page):
    check(page, "\n\n".join(PAYLOADS))
    assert page.locator("#checked").locator(FOREIGN).count() == 0
    assert page.evaluate("window.struck") is None
    expect(page.locator("#checked .checked-text")).to_contain_text("<script>window.struck = 1</script>")


@pytest.mark.parametrize("shade", ["light", "dark"])
def test_it_fits_a_phone_by_day_and_night(page, shade):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/?__theme={shade}")
    check(page, TEXT)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    ground, ink = page.locator("#checked .stated").first.evaluate(
        "one => [getComputedStyle(one).backgroundColor, getComputedStyle(one).color]"
    )
    assert contrast(ground, ink) >= 4.5


def contrast(one: str, other: str) -> float:
    """How far two colours stand out from each other, as the web's accessibility guidelines count it."""
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    channels = [float(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_text_of_a_verdict_is_escaped(payload):
    text = checked(payload, left="<b>left</b>")
    html = text_html(text) + claim_html(text.claims[0], 1)
    for markup in ("<script", "<img", "<iframe", "<form", "position:fixed;inset:0'>", "<b>", "\u202e"):
        assert markup not in html


def test_table_has_a_row_a_claim_and_no_formula():
    rows = list(csv.DictReader(table(checked("=1+1 is it.", "Azaz fell.")).splitlines()))
    assert [row["claim"] for row in rows] == ["'=1+1 is it.", "Azaz fell."]
    assert rows[1]["verdict"] == "refuted"


def test_each_form_holds_every_claim():
    forms = {export.label: export.content for export in exports(checked("Azaz fell.", "Homs held."))}
    assert len(json.loads(forms["JSON"])["claims"]) == 2
    assert len(json.loads(forms["ClaimReview"])["@graph"]) == 2
    assert forms["HTML"].count('<article id="claim-') == 2
