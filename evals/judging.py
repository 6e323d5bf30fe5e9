"""Claim suites: the product, and the controls that look at too little or at nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from assistant.chat import Assistant
from assistant.models import Label, Verdict
from assistant.serialise import to_json
from vectorstore.embedding import Embedder

from .citing import cite, exact
from .claim_only import Guess, guesses
from .claims import ClaimCase, GivenClaim
from .corpora import Corpora
from .finding import Find, by_both, by_meaning, by_nothing, by_product, by_words, entries
from .metrics import OF_CLAIMS, OF_GIVEN
from .outputs import Judged
from .tasks import Line, Prepare, Record, Respond, System, Task, at_once

VerifyGiven = Callable[[str, str, Embedder], Verdict]  # a claim, and the text to judge it by


def verify(place: Assistant | None, case: ClaimCase) -> Verdict:
    """What chronofact says."""
    return cast(Assistant, place).verify(case.claim)


@dataclass(frozen=True, slots=True)
class Given:
    """What chronofact says by given texts, which are read as one."""

    verify: VerifyGiven

    def __call__(self, cases: Sequence[GivenClaim], corpora: Corpora) -> Respond:
        """What judges one case; as `System.prepare`."""
        del cases
        return lambda _place, case: self.verify(case.claim, given_text(case), corpora.embedder)


def given_text(case: GivenClaim) -> str:
    """The evidence of a case as one text, a paragraph each."""
    return "\n\n".join(case.evidence)


@dataclass(frozen=True, slots=True)
class Supported:
    """ "Supported", whatever is claimed, with the best passage for evidence."""

    find: Find

    def __call__(self, place: Assistant | None, case: ClaimCase) -> Verdict:
        """The passage that ranks first, cited."""
        there = cast(Assistant, place)
        citations = cite(there, self.find(there, case.claim)[:1])
        return Verdict(case.claim, "supported", 0.5, (), citations, (), "")


@dataclass(frozen=True, slots=True)
class Looked:
    """Guesses that were made before, looked up by the case's id."""

    made: dict[str, Guess]

    def __call__(self, place: Assistant | None, case: Any) -> Verdict:
        """A verdict without evidence."""
        del place
        guess = self.made[case.id]
        return Verdict(case.claim, guess.label, guess.confidence, (), (), (), "")


def no_verdict(place: Assistant | None, case: Any) -> Verdict:
    """ "Not enough evidence", and not sure of that either."""
    del place
    return Verdict(case.claim, "not_enough_evidence", 0.0, (), (), (), "")


def always(label: Label) -> Prepare:
    """The same label for every claim."""
    return _Always(label)


@dataclass(frozen=True, slots=True)
class _Always:
    label: Label

    def __call__(self, cases: Sequence[Any], corpora: Corpora) -> Respond:
        del corpora
        return Looked({case.id: Guess(self.label, 0.5) for case in cases})


def majority(cases: Sequence[Any], corpora: Corpora) -> Respond:
    """The label that most claims of the suite have, with its share for confidence."""
    del corpora
    (label, count), *_ = Counter(case.label for case in cases).most_common(1)
    return Looked({case.id: Guess(label, count / len(cases)) for case in cases})


def claim_only(cases: Sequence[Any], corpora: Corpora) -> Respond:
    """What the words of the claims alone suggest, learned from the other claims of the suite."""
    del corpora
    return Looked(dict(guesses(cases)))


@dataclass(frozen=True, slots=True)
class Recording:
    """Writes a verdict, with the entries that were found for the claim."""

    find: Find

    def __call__(self, place: Assistant | None, case: ClaimCase, verdict: Verdict) -> Line:
        """The line of a run folder."""
        there = cast(Assistant, place)
        found = entries(self.find(there, case.claim))
        return {"id": case.id, "verdict": to_json(verdict), "found": found, "exact": exact(there, verdict.citations)}


def record_given(place: Assistant | None, case: GivenClaim, verdict: Verdict) -> Line:
    """The line of a run folder; a quote is exact where it stands in the given text at its place."""
    del place
    text = given_text(case)
    stands = [bool(item.quote) and text[item.start : item.end] == item.quote for item in verdict.citations]
    return {"id": case.id, "verdict": to_json(verdict), "found": [], "exact": stands}


def failed(case: Any, output: Judged) -> bool:
    """True if the label is not the right one."""
    return bool(output.verdict.label != case.label)


def given_task(verify_given: VerifyGiven) -> Task:
    """Claims against given texts, judged by that function."""
    product = System("chronofact", Given(verify_given), record_given)
    systems = (product, System("supported", always("supported"), record_given), *_blind(record_given))
    return Task("given", GivenClaim, Judged, systems, OF_GIVEN, failed, no_verdict, over_store=False)


def _blind(record: Record) -> tuple[System, ...]:
    """The controls that look at no evidence."""
    return (
        System("abstain", always("not_enough_evidence"), record),
        System("majority", majority, record),
        System("claim-only", claim_only, record),
    )


def _supporting(name: str, find: Find) -> System:
    return System(name, at_once(Supported(find)), Recording(find))


CLAIMS = Task(
    "claims",
    ClaimCase,
    Judged,
    (
        System("chronofact", at_once(verify), Recording(by_product)),
        _supporting("copy-top", by_both),
        _supporting("bm25", by_words),
        _supporting("dense", by_meaning),
        *_blind(Recording(by_nothing)),
    ),
    OF_CLAIMS,
    failed,
    no_verdict,
)
