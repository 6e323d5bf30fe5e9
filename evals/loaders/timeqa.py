"""TimeQA: questions about a time, on the paragraphs of an article, with spans that answer.

    [{"index": "…", "questions": [["…", [{"para": 18, "answer": "…"}, …]], …], "paras": ["…", …]}, …]

Each article is a corpus of its own. Any of a question's answers is right; one without answers should be refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import RootModel

from ..cases import Case
from ..corpora import Passages
from .rows import Loaded, PublicRow, whole


class _Span(PublicRow):
    para: int
    answer: str


class _Article(PublicRow):
    index: str
    questions: tuple[tuple[str, tuple[_Span, ...]], ...]
    paras: tuple[str, ...]


class _File(RootModel[tuple[_Article, ...]]):
    pass


def load(path: Path) -> Loaded:
    """The questions of a file."""
    articles = whole(_File, path).root
    corpora = {_name(number): _passages(article) for number, article in enumerate(articles, 1)}
    cases = tuple(case for number, article in enumerate(articles, 1) for case in _cases(number, article))
    return Loaded("questions", cases, corpora)


def _name(number: int) -> str:
    return f"article-{number:04}"


def _passages(article: _Article) -> Passages:
    return Passages({f"paragraph {number}": text for number, text in enumerate(article.paras) if text.strip()})


def _cases(number: int, article: _Article) -> Iterator[Case]:
    for at, (question, spans) in enumerate(article.questions, 1):
        given = [span for span in spans if span.answer.strip()]
        yield Case(
            id=f"{_name(number)}-{at}",
            question=question,
            answers=(tuple(dict.fromkeys(span.answer for span in given)),) if given else (),
            cites=(f"#paragraph {given[0].para}",) if given else (),
            answerable=bool(given),
            kind="at a time" if given else "unanswerable",
            corpus=_name(number),
        )
