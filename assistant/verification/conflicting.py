"""Where the sources do not agree: another figure for the same, a denial, two opposite judgements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from ..facts.matching import match_term
from ..facts.quantities import entails
from ..facts.statements import Statement
from ..facts.synonyms import opposed
from ..reader import Read
from ..wording import spelled
from .amounts import Rival, rivals
from .bearing import Bearing
from .findings import Finding
from .rules import likeness

# Figures that count the same this surely are two reports of one thing.
SAME_THING = 0.7
# The reader's share, of one entry by itself and of two together.
DISPUTED_IN_ITSELF, DISPUTED_BETWEEN = 0.8, 0.5
MAYBE_THE_SAME, MOST_BESIDE = 1.2, 3  # likeness of another entry that is read beside the first, and how many are
NAMED = 0.9  # an entry that has the claim's names this fully may report the same event again
_REPORTS = re.compile(
    r"\b(?:according to|(?:an)?other (?:report|source|account)s?|later|toll|revised|raised|rose|rises|risen|put (?:the|it|its)"
    r"|claim(?:s|ed)?|official(?:s|ly)?|estimat\w+|spoke of|figure|said|says|told|counted|confirmed|instead|corrected)\b", re.I,
)  # fmt: skip
_CONTRAST = re.compile(r"\b(?:while|whereas|but|although|against|compared)\b", re.I)
_DENYING = frozenset("deny reject dispute refute contradict disavow".split())


@dataclass(frozen=True)
class Dispute:
    """What the sources do not agree on: the reason in words, the sentence that says otherwise, both figures."""

    reason: str
    other: Bearing  # as if that sentence were the one compared
    about: str = ""  # the claim's figure; empty where they differ in something else
    sides: tuple[tuple[Bearing, str], ...] = ()  # each sentence with its figure, as printed


def disagreement(claim: Statement, best: Bearing, others: Sequence[Bearing]) -> Dispute | None:
    """Where the sources disagree on what the claim says; None where they do not."""
    if _attributed(claim, best):
        return None
    found = (*_denials(claim, best), *_judgements(claim, best), *_figures(claim, best, others))
    return next(iter(found), None)


def read_disagreement(claim: Statement, best: Bearing, others: Sequence[Bearing], read: Read) -> Dispute | None:
    """Where the reader sees two reports disagree on what the claim says; None where it does not, or for a given text.

    With the rules it found 11 of the 22 development claims that take a side in a dispute, the rules alone 5, and 8 of the
    330 others.
    """
    if best.report.event is None or _attributed(claim, best):
        return None
    if best.reading.disputed >= DISPUTED_IN_ITSELF:
        return Dispute("what it reports is disputed", best)
    seen = {best.report.event.id}
    for other in others:
        event = other.report.event
        if event is None or event.id in seen or len(seen) > MOST_BESIDE or likeness(other.features) < MAYBE_THE_SAME:
            continue
        if _came_later(claim, best, other) or not _of_the_same(best, other):
            continue
        seen.add(event.id)
        pair = sorted(
            (best, other), key=lambda b: b.report.date.first.key if b.report.date and b.report.date.first else 0
        )
        said = " ".join(one.report.excerpt(one.deciding, dated=True) for one in pair)
        if read(said, claim.text).disputed >= DISPUTED_BETWEEN:
            return Dispute(f"another entry, of {spelled(event.entry)}, does not agree", other)
    return None


def _of_the_same(best: Bearing, other: Bearing) -> bool:
    """True for a report that has the claim's names, and one at least of those that tell the first one's event apart."""
    named = [t for t in best.report.sentences[best.at].terms if t.kind == "name"]
    names = [t for t in named if match_term(t, best.report.context.tree).score < NAMED]  # "Syrian" tells none apart
    shared = any(match_term(t, other.report.sentences[other.at].tree).score >= NAMED for t in names)
    return other.features.names >= NAMED and (shared or not names)


def _came_later(claim: Statement, best: Bearing, other: Bearing) -> bool:
    """True for what happened on another day: a border that was closed and later opened is no disagreement.

    Figures may be revised, and reports denied, on any later day.
    """
    same_day = best.passage.occurred == other.passage.occurred
    told = other.report.sentences[other.at].happenings
    return not (same_day or claim.quantities or any(p.lemma in _DENYING | _SAYING for p in told))


def _at(found: Bearing, place: int) -> Bearing:
    """The bearing of another sentence of the same report, to be cited alone."""
    return replace(found, at=place, findings=())


def _attributed(claim: Statement, best: Bearing) -> bool:
    """True for a claim on what somebody says, by the source that says so."""
    mine = {p.lemma for p in claim.happenings} & _SAYING
    by = "according to" in claim.text.lower() or bool(mine)
    return by and bool(_REPORTS.search(best.report.sentences[best.at].text))


_SAYING = frozenset("say tell report claim count call speak put state announce admit deny reject confirm write".split())


def _denials(claim: Statement, best: Bearing) -> Iterator[Dispute]:
    """The next sentence denies what this one reports, and the claim does not speak of that."""
    if any(p.lemma in _DENYING for p in claim.happenings):
        return
    for place, sentence in enumerate(best.report.sentences[best.at + 1 : best.at + 2], best.at + 1):
        for told in sentence.happenings:
            patient = [sentence.tree.tokens[i].lemma for i in told.patient]
            if told.lemma in _DENYING and len(sentence.tree.tokens) < 15 and set(patient) & _POINTING:
                yield Dispute(f"it is denied: {sentence.text.rstrip('.')}", _at(best, place))


_POINTING = frozenset("it this that claim report allegation charge accusation statement responsibility".split())


def _judgements(claim: Statement, best: Bearing) -> Iterator[Dispute]:
    """One sentence tells of two opposite judgements by different people, and the claim takes a side as plain fact."""
    sentence = best.report.sentences[best.at]
    told = [p for p in sentence.happenings if p.agent]
    for one, other in combinations(told, 2):
        if set(one.agent) != set(other.agent) and one.lemma != other.lemma and opposed(one.lemma, other.lemma, "v"):
            judged = {one.verb.lemma, other.verb.lemma} & _JUDGING
            if judged and not {p.lemma for p in claim.happenings} & (_JUDGING | _SAYING):
                yield Dispute(f"opinions differ: {one.verb.text}, {other.verb.text}", best)


_JUDGING = frozenset("denounce praise welcome condemn criticize criticise hail deplore reject dispute".split())


def _figures(claim: Statement, best: Bearing, others: Sequence[Bearing]) -> Iterator[Dispute]:
    """Another report gives another figure for what the claim counts."""
    again = [o for o in others if o.features.names >= NAMED and o.features.words >= best.features.words - 0.2]
    for quantity in claim.quantities:
        mine = next((f for f in best.findings if f.part.start == quantity.start), None)
        if mine is None or mine.index < 0:
            continue
        if mine.status == "fails":
            yield from _elsewhere(best, mine, again)
            continue
        for found in (best, *again):
            for rival in rivals(claim, quantity, found.report.sentences, found.at):
                if _is_other_report(claim, mine.index, best, found, rival) and not entails(rival.quantity, quantity):
                    theirs = _at(found, rival.index)
                    yield _between(mine, _at(best, mine.index), mine.found, theirs, rival.quantity.text)


def _elsewhere(best: Bearing, failed: Finding, again: Sequence[Bearing]) -> Iterator[Dispute]:
    """Another report that gives the claim's figure, which the likeliest entry has otherwise."""
    for other in again:
        for held in other.findings:
            if held.part == failed.part and held.status == "holds" and held.strength >= SAME_THING and held.index >= 0:
                yield _between(failed, _at(other, held.index), held.found, _at(best, failed.index), failed.found)


def _between(mine: Finding, holding: Bearing, held: str, other: Bearing, figure: str) -> Dispute:
    reason = f"another report says {figure}"
    return Dispute(reason, other, mine.part.text, ((holding, held), (other, figure)))


def _is_other_report(claim: Statement, held: int, best: Bearing, found: Bearing, rival: Rival) -> bool:
    """True for a figure of another sentence that reports the same again, and that the claim does not give itself."""
    sentence = found.report.sentences[rival.index]
    if rival.likeness < SAME_THING:
        return False
    if found.report is best.report and rival.index == held and not _CONTRAST.search(sentence.text):
        return False
    if any(q.low == rival.quantity.low and q.high == rival.quantity.high for q in claim.quantities):
        return False
    if any(word not in claim.text for word in rival.quantity.counted.split() if word[:1].isupper()):
        return False  # "21 ISIL fighters" is no other figure for "42 soldiers"
    again = bool(_REPORTS.search(sentence.text)) or found.report is not best.report
    return again and not _of_another(claim, best, sentence, held)


def _of_another(claim: Statement, best: Bearing, sentence: Statement, held: int) -> bool:
    """True if the sentence names anything, other than who says so, that neither the claim nor what bears it out has."""
    known = f"{claim.text} {best.report.sentences[held].text}".lower()
    speakers = {i for p in sentence.happenings if p.lemma in _SAYING for i in p.agent}
    names = [t for t in sentence.terms if t.kind == "name" and not speakers & set(t.indices)]
    behind = [t for t in names if not sentence.text[: t.start].lower().endswith(("according to ", "according to the "))]
    return any(not any(w.lower() in known for w in t.words) for t in behind)
