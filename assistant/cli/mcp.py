"""The command that serves the tools over the Model Context Protocol."""

from __future__ import annotations

from threading import Thread
from typing import Annotated

import typer

from .app import app
from .printing import complain

_PORT = 8765
_HOST = "127.0.0.1"


@app.command(epilog="Example: chronofact mcp (a client starts it so) · chronofact mcp --http --port 9000")
def mcp(
    ctx: typer.Context,
    over_http: Annotated[
        bool, typer.Option("--http", help="Serve streamable HTTP to this machine instead of stdin and stdout.")
    ] = False,
    port: Annotated[
        int, typer.Option(metavar="NUMBER", min=0, max=65535, help="Port for --http; 0 takes a free one.")
    ] = _PORT,
) -> None:
    """Serve questions, verdicts and entries to programs that speak the Model Context Protocol."""
    import anyio

    from ..mcp.server import PATH, http_app, serve_stdio
    from ..ui.library import Library
    from .serving import address_of, listening_on, run

    settings = ctx.obj.settings(host=_HOST)
    library = Library(settings)
    Thread(target=library.wake, daemon=True).start()
    if not over_http:
        anyio.run(serve_stdio, library)
        return
    with listening_on(_HOST, port) as listening:
        complain(f"MCP at {address_of(listening)}{PATH} (Ctrl-C ends)")
        run(http_app(library, settings.token and settings.token.get_secret_value()), listening)
