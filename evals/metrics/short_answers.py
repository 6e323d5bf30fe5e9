"""Words of the short answer, as SQuAD counts them."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..cases import Case
from ..matching import plain
from ..outputs import Answered
from .base import Observed

_ARTICLE = re.compile(r"\b(?:a|an|the)\b")


def tokens(text: str) -> list[str]:
    """The words without case, punctuation, articles, and with numbers in digits."""
    return _ARTICLE.sub(" ", plain(text)).split()


def over_accepted(score: Callable[[list[str], list[str]], float]) -> Callable[[Case, Answered], Observed]:
    """The best score of the short answer against an accepted string; None where several things are asked for."""

    def observe(case: Case, output: Answered) -> Observed:
        if len(case.answers) != 1 or case.polarity:
            return None
        said = [] if output.answer.abstained else tokens(output.answer.short_answer)
        return max(score(said, tokens(accepted)) for accepted in case.answers[0])

    return observe
