"""The web application over loopback, as `chronofact serve` serves it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn

from assistant.api import create_app
from assistant.settings import Settings
from assistant.ui.library import Library
from vectorstore.embedding import Embedder


@contextmanager
def serving(settings: Settings, embedder: Embedder, port: int = 0, *, awake: bool = True) -> Iterator[str]:
    """Where it is served meanwhile; `awake` with its models loaded."""
    library = Library(settings, embedder=embedder)
    if awake:
        library.wake()
    app = create_app(library)
    with socket.create_server(("127.0.0.1", port)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=1))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(20)
