"""What the tests of evals share: answers and outputs made by hand."""

from __future__ import annotations

from assistant.models import Answer, Citation, PartVerdict, Verdict
from assistant.serialise import to_json
from evals.cases import Case
from evals.claims import ClaimCase
from evals.outputs import Answered, Judged
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
