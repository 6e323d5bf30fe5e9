"""An answer in a language model's words: each sentence shown only when its quotes bear it out.

The embedded default answers first. Its entries are among those that the model reads, its refusals are overruled only by
sentences of an entry that has what was asked, and its sentences stand in for those of the model that fail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vectorstore.models import Event
from vectorstore.store import Store

from .. import prompts
from ..errors import ModelError
from ..language.asking import Model
from ..language.counting import Effort
from ..language.quoting import Numbered
from ..models import Answer, Dropped
from ..retrieval import Found
from .drafting import MOST_SENTENCES, Check, Draft, Drafting, Gated
from .extractive import answer_stream as embedded_stream
from .generated import Piece, composed, pieces_of
from .relevance import Relevance

_LONGEST_DROPPED = 300  # characters


def answer_stream(
    asked: str, found: Found, store: Store, model: Model, check: Check, effort: Effort
) -> Iterator[Answer]:
    """Answers that grow by sentences that have passed; the last one whole, with what the model had to do with it."""
    *_, plain = embedded_stream(asked, found, store)
    relevance = Relevance.of(plain, found, store)
    if _lists_days(found) or not found.hits or relevance.hopeless:
        # Nothing to be put better, or nothing that could overrule the refusal.
        yield replace(plain, model=effort.use(model.name, model.prices, used=False))
        return
    drafting = Drafting(model, found.question.text, Numbered.of(_read(plain, found, store), store), check, effort)
    try:
        draft = drafting.first()
    except ModelError as error:
        notice = prompts.MODEL_FAILED.format(name=model.name, reason=error)
        yield replace(plain, model=effort.use(model.name, model.prices, used=False, notice=notice))
        return
    making = _Making(drafting, draft, plain, relevance, store)
    for pieces in making.growing():
        yield composed(replace(plain, conflicts=()), pieces, store, short="")
    yield making.finished(model, effort)


class _Making:
    """What becomes of one draft."""

    def __init__(self, drafting: Drafting, draft: Draft, plain: Answer, relevance: Relevance, store: Store) -> None:
        self._drafting, self._draft, self._plain = drafting, draft, plain
        self._relevance, self._store = relevance, store
        self._gated: list[Gated] = []

    def growing(self) -> Iterator[list[Piece]]:
        """The sentences that passed, one more each time, up to the first that did not."""
        for sentence in self._draft.sentences[:MOST_SENTENCES]:
            self._gated.append(self._relevance.checked(self._drafting.gated(sentence)))
            if not any(one.reason for one in self._gated):
                yield _distinct([Piece(one.text, one.cited) for one in self._gated])

    def finished(self, model: Model, effort: Effort) -> Answer:
        """The whole answer: failed sentences asked for once more, then replaced or left out; or the default's own."""
        settled, trouble = self._settled()
        dropped = tuple(
            Dropped(one.text[:_LONGEST_DROPPED], now.reason)
            for one, now in zip(self._gated, settled, strict=True)
            if now.reason
        )
        kept = [one for one in settled if not one.reason]
        notice = _notice(model.name, self._plain, bool(kept), len(dropped), trouble)
        use = effort.use(model.name, model.prices, used=bool(kept), notice=notice, dropped=dropped)
        if not kept:
            return replace(self._plain, model=use)
        pieces = self._pieces(settled)
        short = self._plain.short_answer or self._relevance.short(self._draft.short_answer, kept)
        return replace(composed(self._plain, pieces, self._store, short), model=use)

    def _settled(self) -> tuple[list[Gated], str]:
        """Each sentence as it stands after the second try, and why there was none where there was none."""
        failed = [one for one in self._gated if one.reason]
        if not failed:
            return self._gated, ""
        try:
            again = self._drafting.again(self._draft, failed)
        except ModelError as error:
            return self._gated, str(error)
        tried = [self._relevance.checked(self._drafting.gated(each)) for each in again.sentences[: len(failed)]]
        mended = _paired(failed, [one for one in tried if not one.reason])
        return [mended.get(id(one), one) for one in self._gated], ""

    def _pieces(self, settled: Sequence[Gated]) -> list[Piece]:
        """The sentences that passed; for others the default's own of their entries, and what must not be left out."""
        quoted = pieces_of(self._plain, self._store)
        pieces: list[Piece] = []
        for one in settled:
            told = {event_id for piece in pieces for event_id in piece.event_ids}
            instead = [piece for piece in quoted if piece.event_ids & set(one.named) - told][:1]
            pieces += instead if one.reason else [Piece(one.text, one.cited)]
        told = {event_id for piece in pieces for event_id in piece.event_ids}
        return _distinct([*pieces, *(piece for piece in self._needed(quoted) if not piece.event_ids & told)])

    def _needed(self, quoted: Sequence[Piece]) -> list[Piece]:
        """The sentence that the embedded default answers with, and those with a side of a conflict."""
        sides = {figure.marker for conflict in self._plain.conflicts for figure in conflict.figures}
        return [piece for marker, piece in enumerate(quoted, 1) if marker == 1 or marker in sides]


def _paired(failed: Sequence[Gated], mended: Sequence[Gated]) -> dict[int, Gated]:
    """For each failed sentence, by identity, the mended one that takes its place: of the same entry, if any is."""
    pairs: dict[int, Gated] = {}
    for now in mended:
        left = [one for one in failed if id(one) not in pairs]
        same = [one for one in left if set(one.named) & set(now.named)]
        pairs[id((same or left)[0])] = now
    return pairs


def _distinct(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, what was said already left out: a sentence that is mended may come to be another's twin."""
    return list({piece.text: piece for piece in reversed(pieces)}.values())[::-1]


def _notice(name: str, plain: Answer, written: bool, dropped: int, trouble: str) -> str:
    """What a reader must know of the answer, in a sentence; empty where all that the model wrote has passed."""
    if not written and not plain.abstained:
        return (prompts.MODEL_REPLACED if dropped else prompts.MODEL_FOUND_NOTHING).format(name=name)
    if not dropped:
        return ""
    told = prompts.MODEL_DROPPED.format(name=name, count=f"{dropped} sentence{'s' if dropped > 1 else ''}")
    return f"{told} It was not asked again: {trouble}." if trouble else told


def _lists_days(found: Found) -> bool:
    """True for "what happened between …?", which is answered by all entries of those days as they stand."""
    return bool(found.question.windows) and any(ask.kind == "events" for ask in found.question.asks)


def _read(plain: Answer, found: Found, store: Store) -> list[Event]:
    """What the model reads: what the embedded default cites, then what was found, best first."""
    first = [store.event(citation.event_id) for citation in (*plain.citations, *plain.nearest)]
    return [*first, *(hit.event for hit in found.hits)]
