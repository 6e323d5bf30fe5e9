"""The web application: the chat page behind its security headers, and a sign of life."""

from __future__ import annotations

from fastapi import FastAPI

from vectorstore.embedding import Embedder

from .headers import Guarded, names_of
from .settings import Settings
from .ui.library import Answers, Library
from .ui.page import mount_page


def create_app(
    assistant: Answers | Settings, settings: Settings | None = None, *, embedder: Embedder | None = None
) -> FastAPI:
    """The application to serve: the page at "/", "/healthz" for watchdogs.

    `assistant` answers the questions; the settings in its place open one over their data folder as soon as
    something is indexed there. `embedder` is that of the settings where it is loaded already.
    Requests under a foreign host name are refused while `host` is loopback.
    """
    given = None if isinstance(assistant, Settings) else assistant
    chosen = assistant if isinstance(assistant, Settings) else settings
    if chosen is None:
        raise TypeError("create_app(assistant) needs the settings as well: create_app(assistant, settings)")
    app = FastAPI(title="chronofact", docs_url=None, redoc_url=None, openapi_url=None)

    @app.api_route("/healthz", methods=["GET", "HEAD"])
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    mount_page(app, Library(chosen, given, embedder))
    app.add_middleware(Guarded, hosts=names_of(chosen.host))
    return app
