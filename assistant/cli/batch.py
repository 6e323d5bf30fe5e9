"""A file of questions or claims → a file of answers or verdicts, one JSON object a line, there when it is complete."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Protocol

from ..errors import QuestionError
from ..intake import Assertion, Inquiry, read_lines
from ..models import Answer, Turn, Verdict
from ..serialise import to_json, to_line


class Asks(Protocol):
    """What answers one question: an Assistant."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The answer. Raises QuestionError for a question that cannot be read."""
        ...


def answer_lines(assistant: Asks, lines: Iterable[bytes], name: str) -> Iterator[tuple[str | None, str]]:
    """For each line that is not blank: (answer as a line of JSON, "") or (None, `name:line: what is wrong`).

    An answer begins with the `id` of its question where it has one.
    """
    for number, inquiry in read_lines(Inquiry, lines, name):
        if isinstance(inquiry, str):
            yield None, inquiry
            continue
        try:
            answer = to_json(assistant.ask(inquiry.question, inquiry.turns))
        except QuestionError as error:
            yield None, f"{name}:{number}: {error}"
            continue
        yield to_line(answer if inquiry.id is None else {"id": inquiry.id, **answer}), ""


def verdict_lines(
    judge: Callable[[str], Verdict], lines: Iterable[bytes], name: str, failed: Callable[[str], None]
) -> Iterator[str]:
    """A line of JSON for each line that is a claim, beginning with its `id` where it has one.

    `failed` is told `name:line: what is wrong` of any other.
    """
    for number, stated in read_lines(Assertion, lines, name):
        if isinstance(stated, str):
            failed(stated)
            continue
        try:
            verdict = to_json(judge(stated.claim))
        except QuestionError as error:
            failed(f"{name}:{number}: {error}")
            continue
        yield to_line(verdict if stated.id is None else {"id": stated.id, **verdict})


def write_whole(target: Path, lines: Iterable[str]) -> None:
    """Write the lines to a file that is there when all are, and as it was before where something stops it."""
    with NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=target.parent, delete=False) as part:
        try:
            part.writelines(f"{line}\n" for line in lines)
        except BaseException:  # an interrupt, too, leaves nothing behind
            Path(part.name).unlink()
            raise
    umask = os.umask(0)
    os.umask(umask)
    Path(part.name).chmod(0o666 & ~umask)  # as any new file; a temporary one is private
    Path(part.name).replace(target)
