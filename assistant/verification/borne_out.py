"""A sentence that was written by others than the sources against the sentences that are to carry it.

It passes where the verdict on each of its statements is "supported" and no figure, date or name of it is gainsaid or
unsaid: wording may be judged, what has an algebra may not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vectorstore.store import Store

from ..facts.statements import Statement, statement_of
from ..language.quoting import Cited
from ..reader import Read, read
from .bearing import Bearing, Report, bearing
from .claims import claims_in
from .features import Features, Likeness
from .findings import Finding
from .gathering import term_weight
from .identifying import completed
from .reporting import reports
from .rules import BY_ANOTHER, SWAPPED, likeness
from .verdicts import verdict

MOST_UNSAID = 1  # words, neither names nor figures, for which the entry may have others
# "MiG-23", "x_7f2a", "a@b.org": no figure, date or name to the parser where it is none to a reader.
_COINED = re.compile(r"(?<!\S)(?=\S*[^\W\d_])(?=\S*(?:\d|[_@=/\\]))(?!\d+(?:st|nd|rd|th|s)\b)[^\s,;]*[\w]")


def why_not_borne_out(sentence: str, cited: Sequence[Cited], store: Store, read: Read = read) -> str:
    """Why those sentences of entries do not bear it out, in words; empty where they do."""
    if not cited:
        return "it quotes no entry"
    if reports_nothing(cited):
        return "what it quotes reports nothing, but tells a reader what to do"
    found = claims_in(sentence)
    said = {" ".join(p.text.split()) for one in cited for p in one.passages}
    if " ".join(sentence.split()) in said and all(left.reason == "prediction" for left in found.left_out):
        return ""  # the entry's own sentence
    if found.left_out or not found.claims:
        reason = found.left_out[0].reason if found.left_out else "fragment"
        return f"it states nothing that an entry could bear out ({reason})"
    reasons = (_shortfall(claim.text, cited, store, read) for claim in found.claims)
    return next((reason for reason in reasons if reason), "") or _unsaid(sentence, cited, store)


def reports_nothing(cited: Sequence[Cited]) -> bool:
    """True if one of the sentences tells a reader what to do, or asks, and so reports nothing."""
    return not all(reports(passage.text) for one in cited for passage in one.passages)


def bearings_on(claim: Statement, cited: Sequence[Cited], store: Store) -> list[Bearing]:
    """How each of the cited sentences bears on a claim, the likeliest first."""
    weight, found = term_weight(store), []
    for one in cited:
        report = Report.of_event(one.event, one.passages, store.source(one.event.source_id).title)
        cosines = dict(zip(store.passages(one.event.id), store.cosines(claim.text, one.event.id), strict=True))
        for at, passage in enumerate(one.passages):
            alike = Likeness(cosines[passage], max(cosines[p] for p in one.passages))
            found.append(bearing(claim, report, at, alike, weight))
    return sorted(found, key=lambda b: (-likeness(b.features), b.passage.start))


def gainsaid_or_unsaid(features: Features) -> str:
    """What of a claim an algebra finds wrong or missing beside a sentence, in words; empty where it finds nothing."""
    f = features
    reasons = (
        (f.swapped, SWAPPED),
        (f.by_another, BY_ANOTHER),
        (f.denied, "one says that it happened, the other that it did not"),
        (f.opposite, "the entry tells the opposite"),
        (f.amounts_failed, "the figures differ"),
        (f.amounts_open, "a figure is not in the entry"),
        (f.dates_failed, "the dates differ"),
        (f.dates_open, "the entry does not fix the date"),
        (f.failed_words, "the entry names something else in its place"),
        (f.open_names, "a name is not in the entry"),
    )
    return next((reason for strength, reason in reasons if strength > 0), "")


def _loosely_worded(features: Features) -> str:
    """What of a claim its wording alone leaves in doubt; stricter than a verdict, for here only fluency is lost.

    Of 254 development claims beside the entries that decide them, 38 of 99 true ones pass, and 6 of 155 others.
    """
    f = features
    reasons = (
        (f.other_agent, "the entry says that somebody else did it"),
        (f.other_patient, "the entry says that it befell something else"),
        (f.negated_words, "one of the two has a negation that the other has not"),
        (f.open_words > MOST_UNSAID, "more than one word of it is not in the entry"),
    )
    return next((reason for found, reason in reasons if found), "")


def _shortfall(text: str, cited: Sequence[Cited], store: Store, read: Read) -> str:
    claim = statement_of(text, None, store.coverage)
    bearings = bearings_on(claim, cited, store)
    best, _ = completed(claim, bearings[0], bearings[1:])
    if reason := gainsaid_or_unsaid(best.features):
        return reason
    said = verdict(claim, bearings, lambda _: (), read)
    if said.label != "supported":
        return said.explanation
    return _untold(bearings) or _loosely_worded(best.features)


def _untold(bearings: Sequence[Bearing]) -> str:
    """A happening of the claim that none of the sentences tells of, by verb or noun."""
    told: dict[str, float] = {}
    for one in (told for each in bearings for told in each.told):
        told[one.asked.verb.text] = max(told.get(one.asked.verb.text, 0.0), one.likeness)
    return next((f"the entry does not tell of “{verb}”" for verb, likeness in told.items() if likeness <= 0), "")


def _unsaid(sentence: str, cited: Sequence[Cited], store: Store) -> str:
    """A figure, date or name of the whole sentence that none of the cited sentences has.

    What stands between the statements that it was taken apart into is checked by this alone.
    """
    claim = statement_of(" ".join(sentence.split()), None, store.coverage)
    said: dict[tuple[int, int], bool] = {}
    for one in bearings_on(claim, cited, store):
        for finding in one.findings:
            place = finding.part.start, finding.part.end
            if _exact(claim, finding):
                said[place] = said.get(place, False) or finding.status == "holds"
    missing = [claim.text[start:end] for (start, end), holds in said.items() if not holds]
    text = " ".join(p.text for one in cited for p in one.passages).casefold()
    missing += [word for word in _COINED.findall(claim.text) if word.casefold() not in text]
    return f"the entry does not say {missing[0]}" if missing else ""


def _exact(claim: Statement, finding: Finding) -> bool:
    """True for a figure, a date or a name."""
    named = {t.start for t in claim.terms if t.kind == "name"}
    return finding.part.kind in ("how_many", "when") or finding.part.start in named
