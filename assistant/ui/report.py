"""A checked text as a page of its own: one file that asks for nothing, runs nothing, and can be printed or sent."""

from __future__ import annotations

from pathlib import Path

from ..models import CheckedClaim, CheckedText
from .rendering import Html, element, joined, text
from .verdicts import claims_html, sums_html, text_html

# No script runs in it and nothing is loaded, whatever the texts in it hold.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def report_page(checked: CheckedText, title: str = "Claims checked") -> str:
    """The page, as text to be written to a file."""
    body = element(
        "div",
        element("h1", title),
        sums_html(checked),
        text_html(checked, _linked),
        claims_html(checked),
        element("p", "Verdicts and quotes by chronofact; a verdict tells what the sources say.", class_="hint"),
        class_="checked report",
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{text(title)}</title><style>{looks()}</style></head><body>{body}</body></html>"
    )


def looks() -> str:
    """The style sheet that the report and the page's tab have in common."""
    return Path(__file__).with_name("verdicts.css").read_text(encoding="utf-8")


def _linked(number: int, claim: CheckedClaim, words: Html) -> Html:
    """The words of a claim as a link within the page: without a script, nothing else can be clicked."""
    opening = Html(f'<a class="stated {claim.verdict.label}" href="#claim-{number}">')
    return joined(opening, words, Html("</a>"))
