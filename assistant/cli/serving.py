"""The command that serves the chat page and the API."""

from __future__ import annotations

import logging
import socket
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import SettingsError
from .app import ModelName, app
from .printing import complain

if TYPE_CHECKING:
    from starlette.types import ASGIApp

_OPEN_TO_ALL = (
    "warning: {} is not this machine alone: whoever has the token can ask, and read, add and remove sources, and "
    "nothing is encrypted. Leave --host out, or put a server that encrypts in front of it."
)


@app.command(epilog="Example: chronofact serve --port 8000")
def serve(
    ctx: typer.Context,
    host: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Address to listen on.", show_default="127.0.0.1, this machine alone"),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(metavar="NUMBER", help="Port to listen on; 0 takes a free one.", show_default="7860"),
    ] = None,
    model: ModelName = None,
) -> None:
    """Serve the chat page and the HTTP API until it is interrupted."""
    from ..headers import is_loopback
    from ..http.tokens import token_of

    settings = ctx.obj.settings(host=host, port=port, model=model)
    if settings.model is not None:
        from ..language.opening import resolve

        resolve(settings.model)  # told here, not to whoever asks the first question
    # First of all: what takes seconds to import must not come before an error that takes none.
    token_of(settings)
    with listening_on(settings.host, settings.port) as listening:
        from ..api import create_app
        from ..ui.library import Library

        library = Library(settings)
        page = create_app(library, ctx.obj.tabs and ctx.obj.tabs())
        if not is_loopback(settings.host):
            complain(_OPEN_TO_ALL.format(settings.host))
        at = address_of(listening)
        complain(f"chat page at {at}, API at {at}/v1/openapi.json (Ctrl-C ends)")
        Thread(target=library.wake, daemon=True).start()  # the page is there at once, the models a little later
        run(page, listening)


def run(page: ASGIApp, listening: socket.socket) -> None:
    """Serve until Ctrl-C."""
    import uvicorn

    # An open page keeps a connection open for good: the end cannot wait for it, and what it says when cut is noise.
    server = uvicorn.Server(uvicorn.Config(page, log_level="warning", timeout_graceful_shutdown=1))
    logging.getLogger("uvicorn.error").addFilter(lambda _: not server.should_exit)
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listening])


def address_of(listening: socket.socket) -> str:
    """Where a browser finds it, with the port that was really taken."""
    host, port, *_ = listening.getsockname()
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def listening_on(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises SettingsError where the address is taken or not this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (while")[0]
        raise SettingsError(
            f"cannot listen on {host}:{port} ({reason}); choose another with --host or --port"
        ) from None
