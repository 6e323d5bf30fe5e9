"""SQuAD-like files, XQuAD among them: questions on paragraphs, with spans that answer.

    {"data": [{"paragraphs": [{"context": "…", "qas": [{"id", "question", "answers": [{"text"}, …]}, …]}, …]}, …]}

All paragraphs of the file are one corpus, so that the right one has to be found as well. A question without
answers (SQuAD 2) should be refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..cases import Case
from ..corpora import Passages
from .rows import Loaded, PublicRow, whole

_CORPUS = "paragraphs"


class _Text(PublicRow):
    text: str


class _Question(PublicRow):
    id: str
    question: str
    answers: tuple[_Text, ...] = ()


class _Paragraph(PublicRow):
    context: str
    qas: tuple[_Question, ...]


class _Article(PublicRow):
    paragraphs: tuple[_Paragraph, ...]


class _File(PublicRow):
    data: tuple[_Article, ...]


def load(path: Path) -> Loaded:
    """The questions of a file."""
    paragraphs = [paragraph for article in whole(_File, path).data for paragraph in article.paragraphs]
    texts = {f"paragraph {number}": paragraph.context for number, paragraph in enumerate(paragraphs, 1)}
    cases = tuple(case for name, paragraph in zip(texts, paragraphs, strict=True) for case in _cases(name, paragraph))
    return Loaded("questions", cases, {_CORPUS: Passages(texts)})


def _cases(name: str, paragraph: _Paragraph) -> Iterator[Case]:
    for row in paragraph.qas:
        accepted = tuple(dict.fromkeys(answer.text for answer in row.answers if answer.text.strip()))
        yield Case(
            id=row.id,
            question=row.question.strip(),
            answers=(accepted,) if accepted else (),
            cites=(f"#{name}",) if accepted else (),
            answerable=bool(accepted),
            kind="span" if accepted else "unanswerable",
            corpus=_CORPUS,
        )
