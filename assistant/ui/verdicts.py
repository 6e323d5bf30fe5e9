"""Checked texts → HTML: the text with its claims marked by verdict, and each claim part by part with its quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..models import CheckedClaim, CheckedText, Citation, Conflict, Label, LeftOut, ModelUse, PartVerdict
from ..wording import SIGNS, spelled
from .rendering import Html, element, isolated, joined

NAMES: dict[Label, str] = {
    "supported": "Supported",
    "refuted": "Refuted",
    "conflicting": "Conflicting reports",
    "not_enough_evidence": "Not enough evidence",
}
_REASONS = {
    "question": "asks",
    "opinion": "judges, and states nothing to check",
    "prediction": "speaks of what is to come",
    "instruction": "tells the reader what to do",
    "greeting": "greets",
    "fragment": "is no whole sentence",
}
Marked = Callable[[int, CheckedClaim, Html], Html]  # number, claim, its words → its words as they lead to the verdict


def marked(number: int, claim: CheckedClaim, words: Html) -> Html:
    """The words of a claim as the page shows them: they can be clicked, and reached by keyboard."""
    return element(
        "mark",
        words,
        role="button",
        tabindex=0,
        class_=f"stated {claim.verdict.label}",
        data_to=f"claim-{number}",
        title=NAMES[claim.verdict.label],
    )


def text_html(checked: CheckedText, mark: Marked = marked) -> Html:
    """The text as it was given, its claims marked and what was left out set back."""
    found: list[tuple[int, int, Html]] = []
    for number, claim in enumerate(checked.claims, 1):
        words = joined(isolated(checked.text[claim.start : claim.end]), _sign(claim.verdict.label, str(number)))
        found.append((claim.start, claim.end, mark(number, claim, words)))
    for left in checked.left_out:
        found.append((left.start, left.end, _set_back(left)))
    pieces: list[str] = []
    done = 0
    for start, end, html in sorted(found, key=lambda piece: piece[0]):
        pieces += [checked.text[done:start], html]
        done = end
    return element("div", *pieces, checked.text[done:], class_="checked-text")


def claims_html(checked: CheckedText) -> Html:
    """Each claim with its verdict, in the order of the text, then what was left out."""
    cards = (claim_html(claim, number) for number, claim in enumerate(checked.claims, 1))
    return joined(element("div", *cards, class_="claims"), _left_out(checked))


def sums_html(checked: CheckedText) -> Html:
    """How many claims have which verdict."""
    counts = ((label, sum(c.verdict.label == label for c in checked.claims)) for label in NAMES)
    items = (
        element("li", element("strong", str(count)), " ", NAMES[label], _sign(label), class_=label)
        for label, count in counts
        if count
    )
    found = f"{len(checked.claims)} {'claim' if len(checked.claims) == 1 else 'claims'}"
    return element("ul", element("li", found), *items, class_="sums")


def claim_html(claim: CheckedClaim, number: int) -> Html:
    """One claim: its verdict, why, its parts, its quotes, and figures that do not agree."""
    verdict = claim.verdict
    return element(
        "article",
        element(
            "header",
            element("span", str(number), class_="number", aria_hidden="true"),
            element("strong", NAMES[verdict.label], _sign(verdict.label), class_=f"label {verdict.label}"),
            element("span", f"{verdict.confidence:.2f}", class_="confidence", title=_CONFIDENCE),
        ),
        element("p", isolated(verdict.claim), class_="claim-text"),
        element("p", isolated(verdict.explanation), class_="why"),
        _model(verdict.model),
        _parts(verdict.parts),
        element("ol", *map(_quote, verdict.citations), class_="quotes") if verdict.citations else "",
        *map(_conflict, verdict.conflicts),
        id=f"claim-{number}",
        class_=f"claim-card {verdict.label}",
        tabindex=-1,
    )


def _model(use: ModelUse | None) -> Html:
    """What a reader must know of a language model's part in the verdict."""
    told = " ".join(filter(None, [use.notice, use.disagreement])) if use else ""
    return element("p", isolated(told), class_="hint model") if told else Html("")


_CONFIDENCE = "Of such verdicts on claims whose truth is known, this share was right"


def _parts(parts: tuple[PartVerdict, ...]) -> Html:
    if not parts:
        return Html("")
    names = ("Part", "The claim", "The entries")
    head = element("tr", *(element("th", name, scope="col") for name in names))
    return element(
        "div",
        element("table", element("thead", head), element("tbody", *map(_part, parts))),
        class_="parts",
    )


def _part(part: PartVerdict) -> Html:
    said = part.explanation if part.label != "supported" else part.found
    marker = f" [{part.marker}]" if part.marker is not None else ""
    return element(
        "tr",
        element("th", part.kind.replace("_", " "), scope="row"),
        element("td", _sign(part.label), " ", isolated(part.text)),
        element("td", isolated(said), marker),
        class_=part.label,
    )


def _quote(citation: Citation) -> Html:
    dated = citation.entry.first is not None or citation.entry.last is not None or bool(citation.entry.raw)
    return element(
        "li",
        element(
            "header",
            element("span", f"[{citation.marker}]", class_="marker-number"),
            element("time", spelled(citation.entry)) if dated else "",
            element("span", f"speaks of {spelled(citation.occurred)}", class_="occurred")
            if _elsewhen(citation)
            else "",
        ),
        element("blockquote", isolated(citation.quote)),
        element("p", *_origin(citation), class_="origin"),
    )


def _elsewhen(citation: Citation) -> bool:
    return (citation.occurred.first, citation.occurred.last) != (citation.entry.first, citation.entry.last)


def _origin(citation: Citation) -> Iterator[Html]:
    yield isolated(citation.source_title, class_="source-title")
    if citation.outlets:
        yield element("span", "reported by ", isolated(", ".join(citation.outlets)), class_="outlets")


def _conflict(conflict: Conflict) -> Html:
    rows = (
        element(
            "tr",
            element("td", element("time", spelled(figure.entry))),
            element("td", isolated(figure.value)),
            element("td", isolated(figure.attribution or "the entry itself"), f" [{figure.marker}]"),
        )
        for figure in conflict.figures
    )
    head = element("tr", *(element("th", name, scope="col") for name in ("Entry of", "Figure", "Who says so")))
    caption = element("caption", "The entries differ: ", isolated(conflict.about))
    return element("div", element("table", caption, element("thead", head), element("tbody", *rows)), class_="parts")


def _left_out(checked: CheckedText) -> Html:
    if not checked.left_out:
        return Html("")
    items = (element("li", isolated(left.text), " ", element("span", _why(left))) for left in checked.left_out)
    return element("section", element("h3", "Left out"), element("ul", *items), class_="left-out")


def _set_back(left: LeftOut) -> Html:
    return element("span", isolated(left.text), class_="passed-over", title=f"Left out: it {_why(left)}")


def _why(left: LeftOut) -> str:
    return _REASONS[left.reason]


def _sign(label: Label, number: str = "") -> Html:
    return element("span", f" {SIGNS[label]}{number}", class_=f"sign {label}", aria_hidden="true")
