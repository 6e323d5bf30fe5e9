"""The web application over loopback, as `chronofact serve` serves it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Thread
from typing import Any

import uvicorn
from fastapi import FastAPI

from assistant.api import create_app
from assistant.settings import Settings
from assistant.ui.library import Library
from vectorstore.embedding import Embedder


def apart(work: Callable[..., Awaitable[Any]], *given: object) -> Any:
    """What `work(*given)` comes to, in a thread of its own: a browser under test keeps a loop open in this one."""

    async def whole() -> Any:
        return await work(*given)

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, whole()).result()


def _built(library: Library) -> FastAPI:
    """The application; built within an event loop, for Gradio leaves one open that it has to make itself."""

    async def build() -> FastAPI:
        return create_app(library)

    return apart(build)


@contextmanager
def serving(settings: Settings, embedder: Embedder, port: int = 0, *, awake: bool = True) -> Iterator[str]:
    """Where it is served meanwhile; `awake` with its models loaded."""
    library = Library(settings, embedder=embedder)
    if awake:
        library.wake()
    app = _built(library)
    with socket.create_server(("127.0.0.1", port)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=1))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(20)
