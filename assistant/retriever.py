"""The store as a LangChain retriever, for use inside someone else's chain."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from vectorstore.dates import span_json
from vectorstore.models import DateSpan, Hit
from vectorstore.store import Store


class TimelineRetriever(BaseRetriever):
    """Questions → Documents, best first: a quoted sentence each, with its entry's dates, source and offsets."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    store: Store
    k: int = 10
    window: DateSpan | None = None  # only entries whose date overlaps it

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        del run_manager
        return [self._document(hit) for hit in self.store.search(query, window=self.window, k=self.k)]

    def _document(self, hit: Hit) -> Document:
        event, passage = hit.event, hit.passage
        metadata = {
            "event_id": event.id,
            "entry": span_json(event.entry),
            "occurred": span_json(passage.occurred),
            "source_title": self.store.source(event.source_id).title,
            "start": passage.start,
            "end": passage.end,
            "score": hit.score,
        }
        return Document(page_content=passage.text, metadata=metadata, id=f"{event.id}:{passage.start}")
