"""What is measured of one answer. A scorer gives None where the case names nothing to score."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from assistant.models import Answer
from vectorstore.dates import to_edtf

from .cases import Case
from .matching import leads_with, says

Scorer = Callable[[Case, Answer], float | None]


def cited_dates(answer: Answer) -> tuple[str, ...]:
    """The entry dates of the citations in EDTF, one each, in the order of the markers."""
    return tuple(dict.fromkeys(to_edtf(citation.entry) for citation in answer.citations))


def answered_right(case: Case, answer: Answer) -> float | None:
    """1.0 if every group of accepted strings is matched and yes or no is right; a refusal is 0.0.

    None where the case is not answerable, or names only entries.
    """
    if not case.answerable or not (case.answers or case.polarity):
        return None
    said = f"{answer.answer} | {answer.short_answer}"
    groups = all(any(says(said, accepted) for accepted in group) for group in case.answers)
    sided = case.polarity is None or leads_with(answer.short_answer, case.polarity)
    return float(not answer.abstained and groups and sided)


def cited_right(case: Case, answer: Answer) -> float | None:
    """1.0 if every entry date of the case is among the citations; None where it names none."""
    if not case.cites:
        return None
    return float(set(case.cites) <= set(cited_dates(answer)))


def right_and_cited(case: Case, answer: Answer) -> float | None:
    """1.0 if the answer is right and the right entries are cited; None where the case is not answerable."""
    if not case.answerable:
        return None
    return float(answered_right(case, answer) != 0.0 and cited_right(case, answer) != 0.0)


def refused_rightly(case: Case, answer: Answer) -> float | None:
    """1.0 if the question was refused; None where the case is answerable."""
    return None if case.answerable else float(answer.abstained)


def refused_wrongly(case: Case, answer: Answer) -> float | None:
    """1.0 if the question was refused; None where the case is not answerable."""
    return float(answer.abstained) if case.answerable else None


def cited_wrong(case: Case, answer: Answer) -> float | None:
    """1.0 if something was stated that is not right, with a citation as if it were.

    Wrong answers to answerable questions; None where the case is not answerable.
    """
    if not case.answerable:
        return None
    return float(not answer.abstained and right_and_cited(case, answer) == 0.0)


def citation_precision(case: Case, answer: Answer) -> float | None:
    """Share of the cited entry dates that the case names; None where it names none or nothing was cited."""
    cited = cited_dates(answer)
    if not cited or not case.cites:
        return None
    return sum(date in case.cites for date in cited) / len(cited)


# In the order of the report.
SCORERS: Mapping[str, Scorer] = MappingProxyType(
    {
        "right, right entry cited": right_and_cited,
        "right": answered_right,
        "right entry cited": cited_right,
        "unanswerable refused": refused_rightly,
        "answerable refused": refused_wrongly,
        "stated but wrong": cited_wrong,
        "citation precision": citation_precision,
    }
)


def failed(case: Case, answer: Answer) -> bool:
    """True if an answerable case is not right with the right entry cited, or another was not refused."""
    return right_and_cited(case, answer) == 0.0 or refused_rightly(case, answer) == 0.0
