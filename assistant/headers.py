"""What keeps a browser from being used against the page: who may ask for it, and what it may load and run.

Gradio sends none of these headers, and answers whoever reaches its port, under whatever name.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE = "/"
API = "/v1/"
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_SCRIPT = re.compile(rb"<script(?=[\s>])")
# gr.HTML and the event scripts are compiled from text in the browser, hence 'unsafe-eval'; the page's styles are
# written by its scripts, hence 'unsafe-inline' for them. A script in the markup needs the nonce, which only the
# page's own have: a handler or a script that came with a text would not run even if it were rendered.
_POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'nonce-{nonce}' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self' blob:",
    "base-uri": "'self'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guarded:
    """An application behind the headers; requests from another site's page are refused."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] | None = None, origins: Iterable[str] = ()) -> None:
        """`hosts` are the names under which it may be asked for, without port; None allows any.

        Pages of `origins` may send to the API, and to nothing else.
        """
        self._app = app
        self._origins = frozenset(origins)
        self._hosts = None if hosts is None else frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refusal(scope["method"], scope["path"], Headers(scope=scope))
        if refused:
            await PlainTextResponse(refused, status_code=403)(scope, receive, _with_policy(send, _NOTHING))
        elif scope["path"] == PAGE:
            # The page is changed on its way, so it must come as it is.
            scope["headers"] = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
            await self._app(scope, receive, _Nonced(send).send)
        else:
            await self._app(scope, receive, _with_policy(send, _NOTHING))

    def _refusal(self, method: str, path: str, headers: Headers) -> str:
        """Why a request is refused; empty where it is not."""
        host = headers.get("host", "")
        # A name that an attacker makes point to this machine reaches a loopback port through the user's browser.
        if self._hosts is not None and _name(f"//{host}") not in self._hosts:
            return "this address is served under its own name only; open it as http://localhost with its port"
        origin = headers.get("origin")
        shared = path.startswith(API) and origin in self._origins
        if method not in _READING and origin is not None and not shared and urlsplit(origin).netloc != host:
            return "a page of another site may not send anything here"
        return ""


class _Nonced:
    """Sends the page with a nonce in each of its scripts and in its policy."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message = {}
        self._body = b""

    async def send(self, message: Message) -> None:
        """Holds the page back until it is whole."""
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        nonce = secrets.token_urlsafe(16)
        body = _SCRIPT.sub(f'<script nonce="{nonce}"'.encode(), self._body)
        headers = MutableHeaders(raw=self._start["headers"])
        if "content-length" in headers and body:
            headers["content-length"] = str(len(body))
        send = _with_policy(self._send, "; ".join(f"{k} {v}" for k, v in _POLICY.items()).format(nonce=nonce))
        await send(self._start)
        await send({"type": "http.response.body", "body": body})


def names_of(host: str) -> tuple[str, ...] | None:
    """The names that a server on this address may be asked for under; None (any) where it is not loopback."""
    return ("localhost", "127.0.0.1", "::1", host) if is_loopback(host) else None


def is_loopback(host: str) -> bool:
    """Whether this address is reached from this machine alone."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _name(url: str) -> str | None:
    """The host of a URL, without port and brackets; None where it has none."""
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _with_policy(send: Send, policy: str) -> Send:
    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            headers["Content-Security-Policy"] = policy
            headers.update(_FIXED)
        await send(message)

    return told
