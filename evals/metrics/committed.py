"""What an answer commits itself to."""

from __future__ import annotations

from ..cases import Case
from ..outputs import Answered


def committed_text(case: Case, output: Answered) -> str:
    """The short answer where one thing is asked for; the whole answer where several are. "" of a refusal."""
    answer = output.answer
    if answer.abstained:
        return ""
    return answer.short_answer if len(case.answers) == 1 else f"{answer.answer}\n{answer.short_answer}"
