"""What the tests of evals share: answers and outputs made by hand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from assistant.models import Answer, Citation, PartVerdict, Verdict
from assistant.serialise import to_json
from evals.asking import QUESTIONS
from evals.cases import Case
from evals.claims import ClaimCase
from evals.judging import CLAIMS, majority
from evals.outputs import Answered, Judged
from evals.suites import Suite
from evals.tasks import System, at_once
from vectorstore.dates import parse_date, to_edtf


def question(**given):
    """A question with an answer, unless something else is given."""
    usual = {"answers": (("they",),), "cites": ("2014-01-07",), "answerable": True}
    if given.get("answerable") is False:
        usual = {}
    return Case(**{"id": "a", "question": "Who?", "kind": "who", "corpus": ""} | usual | given)


def answer(text, *dates, short="", abstained=False):
    """An Answer with citations of entries on those dates."""
    spans = [parse_date(date) for date in dates]
    cited = tuple(Citation(i, f"e{i}", span, span, "", "quote", 0, 5) for i, span in enumerate(spans, 1))
    return Answer("", text, short, abstained, (), cited, (), ())


def found(*dates):
    """Entries found, as they are written."""
    spans = [parse_date(date) for date in dates]
    return [{"event_id": f"e{i}", "entry": to_edtf(span), "text": ""} for i, span in enumerate(spans)]


def answered(*given, ranking=(), exact=None, **options):
    """The output of a question that was answered so."""
    made = answer(*given, **options)
    exact = [True] * len(made.citations) if exact is None else exact
    line = {"id": "a", "answer": to_json(made), "found": found(*ranking), "exact": exact}
    return Answered.model_validate(line)


def claim(label="refuted", **given):
    """A claim about one entry."""
    usual = {"id": "c", "claim": "Rebels executed 43 jihadists on 7 January.", "cites": ("2014-01-07",)}
    return ClaimCase(**usual | {"label": label, "kind": "number_swap", "corpus": ""} | given)


def verdict(label="refuted", *dates, confidence=0.9, wrong=(), of=None):
    """A Verdict with citations of entries on those dates; `wrong` are words of the claim that are refuted."""
    text = of or claim().claim
    parts = tuple(
        PartVerdict("other", words, text.index(words), text.index(words) + len(words), "refuted") for words in wrong
    )
    return Verdict(text, label, confidence, parts, answer("", *dates).citations, (), "")


def judged(*given, ranking=(), **options):
    """The output of a claim that was judged so."""
    made = verdict(*given, **options)
    line = {"id": "c", "verdict": to_json(made), "found": found(*ranking), "exact": [True] * len(made.citations)}
    return Judged.model_validate(line)


RIGHT = answer("They did. [1]", "2014-01-07", short="They")
REFUSAL = answer("No entry says who.", abstained=True)


@dataclass
class Answerer:
    """Answers every question alike, and stops where it is told to."""

    result: object = RIGHT
    stop_before: str = ""
    asked: list[str] = field(default_factory=list)

    def __call__(self, _place, case):
        if case.id == self.stop_before:
            raise KeyboardInterrupt
        self.asked.append(case.id)
        return self.result


def record_answer(_place, case, result):
    """The line of an answer, without a store to look into."""
    return {"id": case.id, "answer": to_json(result), "found": [], "exact": [True for _ in result.citations]}


def record_verdict(_place, case, result):
    """The line of a verdict, without a store to look into."""
    return {"id": case.id, "verdict": to_json(result), "found": [], "exact": [True for _ in result.citations]}


def question_suite(answerer, control=None, cases=()):
    """A suite of questions that needs no store, done by that answerer."""
    systems = (
        System("chronofact", at_once(answerer), record_answer),
        System("abstain", at_once(control or Answerer(REFUSAL)), record_answer),
    )
    return Suite("some-questions", "dev", replace(QUESTIONS, systems=systems, over_store=False), cases)


def judge_suite(judge, cases):
    """A suite of claims that needs no store, done by that judge."""
    systems = (System("chronofact", at_once(judge), record_verdict), System("majority", majority, record_verdict))
    return Suite("some-claims", "dev", replace(CLAIMS, systems=systems, over_store=False), cases)
