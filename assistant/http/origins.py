"""Which other sites' pages may call the API from a browser: none, unless they are named in the settings."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send


class Shared:
    """An application whose API, and nothing else of it, is open to the pages of these origins."""

    def __init__(self, app: ASGIApp, origins: Sequence[str]) -> None:
        self._app = app
        # No credentials: a page of another site must hold the token itself, not use the browser's login.
        self._open = CORSMiddleware(
            app,
            allow_origins=origins,
            allow_methods=("GET", "POST", "DELETE"),
            allow_headers=("Authorization", "Content-Type"),
            expose_headers=("Retry-After",),
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        shared = scope["type"] == "http" and scope["path"].startswith("/v1/")
        await (self._open if shared else self._app)(scope, receive, send)
