"""/healthz, /readyz and /metrics: for those who watch the server."""

from __future__ import annotations

from fastapi import APIRouter
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.responses import JSONResponse, Response

from vectorstore.errors import VectorstoreError

from .problems import told
from .service import Service


def health(service: Service) -> APIRouter:
    """The room for watchdogs."""
    room, library, meters = APIRouter(), service.library, service.meters

    @room.api_route("/healthz", methods=["GET", "HEAD"])
    async def healthz() -> Response:
        """It is alive."""
        return JSONResponse({"status": "ok"})

    @room.api_route("/readyz", methods=["GET", "HEAD"])
    async def readyz() -> Response:
        """It has loaded what a question needs, and what is indexed can be read."""
        if not library.awake:
            return told(503, "The models are being loaded; a first answer would wait for them.")
        try:
            indexed = await service.answered(lambda: library.store is not None)
        except VectorstoreError as error:
            return told(503, f"What is indexed cannot be read: {type(error).__name__}; chronofact doctor tells more.")
        return JSONResponse({"status": "ready", "indexed": indexed})

    @room.get("/metrics")
    async def metrics() -> Response:
        """What was asked and how long it took, for Prometheus."""
        return Response(await service.answered(measured), media_type=CONTENT_TYPE_LATEST)

    def measured() -> bytes:
        try:
            store = library.store
        except VectorstoreError:
            store = None  # /readyz tells of it
        meters.sources.set(len(store.sources) if store else 0)
        meters.entries.set(len(store.events()) if store else 0)
        return meters.text()

    return room
