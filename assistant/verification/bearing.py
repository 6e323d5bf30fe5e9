"""One sentence of an entry beside a claim: what it bears out, what it gainsays, what it leaves open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from vectorstore.models import DateSpan, Event, Passage

from ..excerpts import excerpt
from ..facts.parsing import Token
from ..facts.statements import Statement, statement_of
from ..facts.terms import Term
from ..reader import UNREAD, Read, Reading
from .amounts import amount_findings
from .features import Features, Likeness, features
from .findings import Finding, Part
from .happenings import Told, happenings
from .moments import moment_findings
from .settled import Settled
from .wordings import wording_findings

SAME_WORDS = 0.95
DOUBTED = 0.3
# What a claim is that leaves words of the sentence out and adds none, and has no word in doubt: of 874 such claims made
# of entries 771 are found, of 446 with one thing wrong 42, before doubts count. The reader is poor at those.
REPEATED = 0.9, 0.05, 0.05  # shares: supported, refuted, not told


@dataclass(frozen=True)
class Report:
    """An entry, or a given text, as it is compared: its sentences taken apart, and what stands around them."""

    event: Event | None
    passages: tuple[Passage, ...]
    sentences: tuple[Statement, ...]
    context: Statement  # headings and the title of the source
    date: DateSpan | None

    @classmethod
    def of_event(cls, event: Event, passages: Sequence[Passage], title: str) -> Report:
        """The report that an entry is."""
        sentences = tuple(statement_of(p.text, event.entry) for p in passages)
        return cls(event, tuple(passages), sentences, statement_of(". ".join([*event.headings, title])), event.entry)

    @classmethod
    def of_given(cls, passages: Sequence[Passage], title: str) -> Report:
        """The report that the sentences of a given text are, without a date of its own."""
        return cls(None, tuple(passages), tuple(statement_of(p.text) for p in passages), statement_of(title), None)

    def excerpt(self, places: Sequence[int], *, dated: bool) -> str:
        """What the reader is given: all of it or the sentences around `places`, behind its date where that counts."""
        return excerpt([s.text for s in self.sentences], places, self.date if dated else None).text


@dataclass(frozen=True)
class Bearing:
    """How one sentence bears on a claim."""

    report: Report
    at: int
    findings: tuple[Finding, ...]
    told: tuple[Told, ...]
    features: Features
    reading: Reading = UNREAD

    @property
    def passage(self) -> Passage:
        """The sentence as it stands in its source."""
        return self.report.passages[self.at]

    @property
    def deciding(self) -> list[int]:
        """The sentence itself, then those of its entry that decide a part."""
        return list(dict.fromkeys([self.at, *(f.index for f in self.findings if f.index >= 0)]))

    @property
    def repeats(self) -> bool:
        """True if the claim says nothing but what the sentence says, in its words: by the same hand, of the same."""
        f = self.features
        gainsaid = (f.swapped, f.by_another, f.named_otherwise, f.denied, f.unstated, f.opposite, f.negated_words)
        told = all(t.likeness >= SAME_WORDS and not (t.other_agent or t.other_patient) for t in self.told)
        held = all(x.status == "holds" and (x.strength >= SAME_WORDS or _exact(x)) for x in self.findings)
        return bool(self.told and self.findings) and told and held and not any(gainsaid)

    def read(self, claim: Statement, read: Read) -> Bearing:
        """The same bearing with the reader's shares."""
        settled = Settled.of(claim, self.findings)
        shares = read(self.report.excerpt(self.deciding, dated=settled.dated), settled.text)
        shares = replace(shares, doubts=settled.in_claim(shares.doubts))
        if self.repeats and all(likely < DOUBTED for _, _, likely in shares.doubts):
            supported, refuted, untold = REPEATED
            shares = replace(shares, supported=supported, refuted=refuted, untold=untold)
        kept = replace(
            self.features,
            supported=shares.supported,
            refuted=shares.refuted,
            untold=shares.untold,
            doubt_held=self._doubt(shares, [f.part for f in self.findings if f.status == "holds" and not _exact(f)]),
            doubt_open=self._doubt(shares, [f.part for f in self.findings if f.status != "holds" and not _exact(f)]),
            doubt_exact=self._doubt(shares, [f.part for f in self.findings if f.status == "holds" and _exact(f)]),
            doubt_verbs=self._doubt(shares, [t.asked.verb for t in self.told]),
        )
        return replace(self, features=kept, reading=shares)

    def _doubt(self, reading: Reading, stretches: Sequence[Part | Token]) -> float:
        """The strongest doubt of the reader within some stretches of the claim."""
        inside = (d for d in reading.doubts if any(d[0] < s.end and s.start < d[1] for s in stretches))
        return max((likely for _, _, likely in inside), default=0.0)

    def with_findings(self, claim: Statement, findings: Sequence[Finding]) -> Bearing:
        """The same bearing with some findings changed, and its features with them."""
        kept = Likeness(*(getattr(self.features, f) for f in ("dense", "nearby", "supported", "refuted", "untold")))
        changed = features(claim, self.report.sentences[self.at], findings, self.told, kept)
        return replace(self, findings=tuple(findings), features=changed)


def _exact(finding: Finding) -> bool:
    return finding.part.kind in ("how_many", "when")


def bearing(claim: Statement, report: Report, at: int, alike: Likeness, weight: Callable[[Term], float]) -> Bearing:
    """The sentence at `at` of a report beside the claim."""
    told = tuple(happenings(claim, report.sentences[at]))
    findings = (
        *(_by_another(claim, f, told) for f in wording_findings(claim, report.sentences, at, report.context, weight)),
        *amount_findings(claim, report.sentences, at),
        *(_of_its_happening(claim, f, told) for f in moment_findings(claim, _spans(report, at))),
    )
    return Bearing(report, at, findings, told, features(claim, report.sentences[at], findings, told, alike))


def _by_another(claim: Statement, wording: Finding, told: Sequence[Told]) -> Finding:
    """A name that the entry does not have is gainsaid where it names another in the same part."""
    if wording.status != "open" or not claim.text[wording.part.start :][:1].isupper():
        return wording
    inside = [i for i, t in enumerate(claim.tree.tokens) if wording.part.start <= t.start < wording.part.end]
    for one in told:
        for role, other in ((one.asked.agent, one.other_agent), (one.asked.patient, one.other_patient)):
            if set(inside) & set(role) and any(word[:1].isupper() for word in other.split()[1:] or other.split()):
                return replace(wording, status="fails", found=other, why=f"the entry says {other}")
    return wording


def _of_its_happening(claim: Statement, moment: Finding, told: Sequence[Told]) -> Finding:
    """A date that does not fit gainsays only the happening that it dates: "…, installed in 1981"."""
    token = claim.token_at(moment.part.start)
    above = claim.governing(token) if moment.status == "fails" and token else None
    elsewhere = any(above is not None and t.asked.verb == above.verb and t.likeness < 0.5 for t in told)
    aside = above is not None and above.verb.dep != "ROOT" and elsewhere
    return replace(moment, status="open", why=f"nothing is said of {moment.part.text}") if aside else moment


def _spans(report: Report, at: int) -> list[DateSpan]:
    """The days that the sentence speaks of: its own, those that it names, and its entry's.

    Of a given text without a date of its own, those that any of its sentences names.
    """
    named = [m.span for m in report.sentences[at].dates]
    if report.date is not None:
        return [s for s in (report.passages[at].occurred, *named, report.date) if s.first or s.last]
    return named or [m.span for sentence in report.sentences for m in sentence.dates]
