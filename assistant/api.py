"""The web application: the chat page behind its security headers, and a sign of life."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import FastAPI

from .headers import Guarded, names_of
from .ui.library import Library
from .ui.page import mount_page
from .ui.shared import Tab


def create_app(library: Library, more: Mapping[str, Tab] | None = None) -> FastAPI:
    """The application to serve: the page at "/", with `more` tabs after its own, and "/healthz" for watchdogs.

    Requests under a foreign host name are refused while the library's settings name a loopback address.
    """
    app = FastAPI(title="chronofact", docs_url=None, redoc_url=None, openapi_url=None)

    @app.api_route("/healthz", methods=["GET", "HEAD"])
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    mount_page(app, library, more)
    app.add_middleware(Guarded, hosts=names_of(library.settings.host))
    return app
