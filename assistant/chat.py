"""The retrieval-augmented chain: history → standalone question → retrieve → answer → cite.

Each step is a LangChain runnable and may be replaced by one passed in; nothing is global.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypedDict

from langchain_core.runnables import Runnable, RunnableConfig, RunnableLambda

from vectorstore.embedding import Embedder, load_embedder
from vectorstore.models import DateSpan
from vectorstore.store import Store, current_revision

from .answering.extractive import answer_stream
from .citations import Citer
from .claim_questions import answer_of, claim_asked
from .errors import QuestionError
from .followups import standalone_question
from .lane import Lane, lane_of
from .language.counting import Effort, summed
from .models import Answer, CheckedText, Turn, Verdict
from .questions import Question, understand
from .retrieval import Found, retrieve
from .settings import Settings
from .verification.claims import checked
from .verification.verdicts import verify

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

LONGEST_QUESTION = 2_000  # characters; a longer text is an article to check, not a question
LONGEST_TEXT = 200_000  # characters: a book's chapter; a minute and more of checking


class Request(TypedDict, total=False):
    """What the chain takes."""

    question: str
    history: Sequence[Turn]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the user put it, and as it stands alone."""

    asked: str
    question: Question
    effort: Effort | None = None  # what a language model may still do for the answer


@dataclass(frozen=True, slots=True)
class Retrieved:
    """A question with the sentences found for it."""

    asked: str
    found: Found
    effort: Effort | None = None


class Answering(Runnable[Retrieved, Answer]):
    """The last step: sentences found → answers that grow, the last one whole."""

    def __init__(self, grow: Callable[[Retrieved], Iterator[Answer]]) -> None:
        """`grow` yields an answer after each sentence; its last is the answer."""
        self._grow = grow

    def invoke(self, input: Retrieved, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:
        """The whole answer."""
        del kwargs
        return self._call_with_config(self._last, input, config)

    def stream(
        self,
        input: Retrieved,
        config: RunnableConfig | None = None,
        **kwargs: Any,
    ) -> Iterator[Answer]:
        """Answers that grow sentence by sentence."""
        del config, kwargs
        yield from self._grow(input)

    def transform(
        self,
        input: Iterator[Retrieved],
        config: RunnableConfig | None = None,
        **kwargs: Any,
    ) -> Iterator[Answer]:
        """As `stream`, behind the other steps of a chain."""
        for found in input:
            yield from self.stream(found, config, **kwargs)

    def _last(self, found: Retrieved) -> Answer:
        *_, answer = self._grow(found)
        return answer


def build_chain(
    store: Store,
    settings: Settings,
    *,
    standalone: Runnable[Request, Asked] | None = None,
    retriever: Runnable[Asked, Retrieved] | None = None,
    answering: Runnable[Retrieved, Answer] | None = None,
    lane: Lane | None = None,
) -> Runnable[Request, Answer]:
    """The chain over one state of a store, each step the embedded default, or the lane's, unless one is passed in."""

    def read(request: Request) -> Asked:
        question, history = _checked(request)
        alone = standalone_question(question, history)
        effort = lane.effort() if lane else None
        if lane and effort:
            alone = lane.standalone(question, alone, history, effort)
        return Asked(question, understand(alone, store.coverage), effort)

    def look_up(asked: Asked) -> Retrieved:
        return Retrieved(asked.asked, retrieve(store, asked.question, settings.k), asked.effort)

    def grow(retrieved: Retrieved) -> Iterator[Answer]:
        claim = claim_asked(retrieved.found.question.text)
        if claim is not None:
            return iter([_verdict_answer(claim, retrieved, store, _verifying(store, lane))])
        if lane:
            return lane.answers(retrieved.asked, retrieved.found, store, retrieved.effort)
        return answer_stream(retrieved.asked, retrieved.found, store)

    return (
        (standalone or RunnableLambda(read)) | (retriever or RunnableLambda(look_up)) | (answering or Answering(grow))
    )


def _verifying(store: Store, lane: Lane | None, until: DateSpan | None = None) -> Callable[[str], Verdict]:
    """What gives the verdicts on the claims of one text."""
    return lane.verifying(store, until) if lane else lambda claim: verify(claim, store, until)


def _verdict_answer(claim: str, retrieved: Retrieved, store: Store, judge: Callable[[str], Verdict]) -> Answer:
    """What the entries say of the claim that is asked about, or of each where there are several."""
    said, citer = checked(claim, judge), Citer(store)
    hits = sorted(retrieved.found.hits, key=lambda hit: (-hit.dense, hit.event.id, hit.passage.start))
    nearest = [citer.cite(hit.event, [hit.passage]) for hit in hits[:3]]
    answer = answer_of(retrieved.asked, retrieved.found.question.text, said, nearest)
    uses = [each.verdict.model for each in said.claims if each.verdict.model is not None]
    return replace(answer, model=summed(uses))


def _checked(request: Request) -> tuple[str, Sequence[Turn]]:
    question = request.get("question", "")
    if not isinstance(question, str) or not question.strip():
        raise QuestionError('the question is empty; ask in words, for example "What happened in March 2014?"')
    if len(question) > LONGEST_QUESTION:
        raise QuestionError(f"the question has {len(question)} characters; the most is {LONGEST_QUESTION}")
    return question, request.get("history") or ()


class Assistant:
    """Questions → Answers over one data folder; a newly published state of it is seen at the next question."""

    def __init__(self, settings: Settings, store: Store, embedder: Embedder, chat: BaseChatModel | None = None) -> None:
        """Most callers want `open`. `chat` takes the place of the language model of the settings.

        Raises SettingsError for a language model that cannot be opened.
        """
        self.settings = settings
        self._embedder = embedder
        self._store = store
        self._lane = lane_of(settings, chat)
        self._chain = build_chain(store, settings, lane=self._lane)

    @classmethod
    def open(cls, settings: Settings, chat: BaseChatModel | None = None) -> Assistant:
        """The assistant over `settings.data`. Raises StoreEmpty, ModelMismatch, EmbeddingError, SettingsError."""
        embedder = load_embedder(settings.embedder)
        store = Store.open(settings.data, embedder, chroma_url=settings.chroma_url)
        return cls(settings, store, embedder, chat)

    @property
    def model(self) -> str:
        """The language model that answers; empty where none does."""
        return self._lane.model.name if self._lane else ""

    @property
    def store(self) -> Store:
        """The state last published."""
        self._renew()
        return self._store

    @property
    def embedder(self) -> Embedder:
        """The model that the store was made with."""
        return self._embedder

    @property
    def chain(self) -> Runnable[Request, Answer]:
        """The LangChain runnable: invoke, stream and batch over {"question", "history"}."""
        self._renew()
        return self._chain

    def ask(self, question: str, history: Sequence[Turn] = (), *, with_model: bool = True) -> Answer:
        """The answer to a question, its follow-up words read from the history (oldest first).

        Without `with_model` it is the embedded default's, here and below, whatever model is set.
        """
        return self._chosen(with_model).invoke({"question": question, "history": history})

    def verify(self, claim: str, until: DateSpan | None = None, *, with_model: bool = True) -> Verdict:
        """What the sources say of a claim; with `until`, those alone that had been reported by then."""
        if not claim.strip():
            raise QuestionError("the claim is empty; write a statement to check")
        if len(claim) > LONGEST_QUESTION:
            raise QuestionError(f"the claim has {len(claim)} characters; the most is {LONGEST_QUESTION}")
        return _verifying(self.store, self._lane if with_model else None, until)(claim)

    def check(self, text: str, until: DateSpan | None = None, *, with_model: bool = True) -> CheckedText:
        """What the sources say of each claim in a paragraph or an article, and what in it states nothing to check."""
        if not text.strip():
            raise QuestionError("the text is empty; write or paste what is to be checked")
        if len(text) > LONGEST_TEXT:
            raise QuestionError(f"the text has {len(text)} characters; the most is {LONGEST_TEXT}: check it in parts")
        return checked(text, _verifying(self.store, self._lane if with_model else None, until))

    def stream(self, question: str, history: Sequence[Turn] = (), *, with_model: bool = True) -> Iterator[Answer]:
        """Answers that grow sentence by sentence; the last equals `ask`'s."""
        yield from self._chosen(with_model).stream({"question": question, "history": history})

    def _chosen(self, with_model: bool) -> Runnable[Request, Answer]:
        return self.chain if with_model or self._lane is None else build_chain(self.store, self.settings)

    def _renew(self) -> None:
        if self._store.revision == current_revision(self.settings.data):
            return
        self._store = Store.open(self.settings.data, self._embedder, chroma_url=self.settings.chroma_url)
        self._chain = build_chain(self._store, self.settings, lane=self._lane)
