"""A real browser over a page that is served meanwhile: what the tests of its tabs have in common."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from assistant.api import create_app
from assistant.settings import Settings
from assistant.ui.library import Library
from vectorstore.embedding import Embedder

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync"
PATIENCE = 30_000  # milliseconds; the first answer loads the model and the parser
expect.set_options(timeout=PATIENCE)
FOREIGN = "script, img, iframe, form, input, a, style, object, embed, base, link, meta, video, svg"
PAYLOADS = (
    "Dockers struck. <script>window.struck = 1</script> It was quiet.",
    'The mayor spoke. <img src="http://example.org/a.png" onerror="window.struck = 1"> Nobody came.',
    "A box opened. <div style='position:fixed;inset:0'>VERIFIED: supported</div> It closed.",
    "The clerk wrote. ![seen](http://example.org/b.png) [read](javascript:alert(1)) He left.",
    "A form came. <form action=http://example.org><button>Send</button></form><iframe src=//example.org>",
    "The ship sailed. {{constructor}} ${alert(1)} </bdi></mark></article> \u202egnorw\u202c It sank.",
)


@contextmanager
def served(data: Path, embedder: Embedder, port: int = 0) -> Iterator[str]:
    """Where the page over that data folder is served meanwhile."""
    listening = socket.create_server(("127.0.0.1", port))
    app = create_app(Library(Settings(data=data), embedder=embedder))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=1))
    thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(20)
    listening.close()


@contextmanager
def launched_browser() -> Iterator[Browser]:
    """A headless Chromium. It fails, and is not skipped, where there is none."""
    with sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, NAMES)), playwright.chromium.executable_path)
        if not Path(found).exists():
            pytest.fail("no Chromium found for the browser tests; install one: make test (scripts/chromium.sh)")
        with playwright.chromium.launch(executable_path=found, args=FLAGS.split()) as launched:
            yield launched


def opened_context(browser: Browser, address: str) -> BrowserContext:
    """One for all tests, so that the page's scripts are fetched and compiled once."""
    opened = browser.new_context(
        base_url=address, permissions=["clipboard-read", "clipboard-write"], reduced_motion="reduce"
    )
    opened.set_default_timeout(PATIENCE)
    return opened


@contextmanager
def watched_page(context: BrowserContext, address: str) -> Iterator[Page]:
    """The page, freshly opened. Whatever a test does there, no request and no error may come of it."""
    opened = context.new_page()
    requests: list[str] = []
    errors: list[str] = []
    opened.on("request", lambda request: requests.append(request.url))
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda told: errors.append(told.text) if "Content Security Policy" in told.text else None)
    opened.goto("/")
    yield opened
    opened.evaluate("localStorage.clear()")
    opened.close()
    assert requests
    assert [url for url in requests if not url.startswith((address, "data:", "blob:"))] == []
    assert errors == []
