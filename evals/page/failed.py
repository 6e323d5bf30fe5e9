"""The cases that were not done right, the worst first, with the entries that were found."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from assistant.ui.rendering import text as escaped

from ..failures import Failure, asked, expected, failures, given
from ..metrics import claim_trust, trust
from ..run_folder import Run

_SHOWN = 100


def failed_cases(run: Run) -> str:
    """A foldable block for each case: what was asked, what was expected, what came, what was found."""
    found = sorted(failures(run), key=_harm)
    shown = "\n".join(_block(failure) for failure in found[:_SHOWN])
    more = f"<p>and {len(found) - _SHOWN} more in outputs.jsonl</p>" if len(found) > _SHOWN else ""
    note = "What was stated and is wrong comes first, then what was refused without need."
    return f"<h2>Not done right: {len(found)} of {len(run.cases)}</h2>\n<p>{note}</p>\n{shown}{more}"


def _harm(failure: Failure) -> float:
    """-1 for a wrong statement, 0 for a needless refusal; surer ones first."""
    if failure.task == "questions":
        return float(trust.METRIC.observe(failure.case, failure.output))  # type: ignore[arg-type]
    if failure.task == "queries":
        return 0.0
    harm = float(claim_trust.METRIC.observe(failure.case, failure.output))  # type: ignore[arg-type]
    return harm - float(failure.output.verdict.confidence) / 2


def _block(failure: Failure) -> str:
    case = failure.case
    rows = [
        ("expected", escaped(expected(failure))),
        ("got", escaped(given(failure))),
        *_answer(failure),
        *_claim(failure),
        ("found", _entries(failure)),
    ]
    told = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in rows if text)
    summary = f"<code>{escaped(str(case.id))}</code> {escaped(str(case.kind))}: {escaped(asked(failure))}"
    return f"<details><summary>{summary}</summary><dl>{told}</dl></details>"


def _answer(failure: Failure) -> list[tuple[str, str]]:
    return [("answer", escaped(failure.output.answer.answer))] if failure.task == "questions" else []


def _claim(failure: Failure) -> list[tuple[str, str]]:
    """The claim with the words that the nearest text has not, and that text with those that the claim has not."""
    if failure.task not in {"claims", "given"}:
        return []
    text = _nearest(failure)
    return [("claim, entry", differing(failure.case.claim, text))] if text else []


def _nearest(failure: Failure) -> str:
    """The text that decides, where it was found or given; else the first."""
    if failure.task == "given":
        return str(max(failure.case.evidence, key=lambda text: _ratio(failure.case.claim, text)))
    found = failure.output.found
    texts = [str(item.text) for item in found]
    wanted = (text for text, item in zip(texts, found, strict=True) if item.name in failure.case.cites)
    return next(wanted, texts[0] if texts else "")


def differing(first: str, second: str) -> str:
    """Two texts with the words marked that the other has not in that place, escaped."""
    one, other = first.split(), second.split()
    blocks = SequenceMatcher(None, _plain(one), _plain(other), autojunk=False).get_opcodes()
    marked: list[list[str]] = [[], []]
    for kind, start, end, its_start, its_end in blocks:
        for side, words, tag in ((0, one[start:end], "del"), (1, other[its_start:its_end], "ins")):
            shown = escaped(" ".join(words))
            marked[side] += ([shown] if kind == "equal" else [f"<{tag}>{shown}</{tag}>"]) if words else []
    return " ".join(marked[0]) + "<br>" + " ".join(marked[1])


def _plain(words: list[str]) -> list[str]:
    return [word.strip(".,;:!?\"'()").lower() for word in words]


def _ratio(claim: str, text: str) -> float:
    words = set(_plain(claim.split()))
    return len(words & set(_plain(text.split()))) / (len(words) or 1)


def _entries(failure: Failure) -> str:
    """The entries found; those that the case names are marked."""
    wanted = set(failure.case.cites)
    items = [_entry(item, item.name in wanted) for item in failure.output.found]
    return f"<ol>{''.join(items)}</ol>" if items else ""


def _entry(item: Any, wanted: bool) -> str:
    mark = ' class="wanted"' if wanted else ""
    return f"<li{mark}><code>{escaped(item.name)}</code> {escaped(item.text)}</li>"
