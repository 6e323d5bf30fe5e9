"""How much may be sent: a bound on every body to the API, told before more of it is read."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .problems import told

LARGEST_BODY = 4 * 2**20  # bytes: the longest text that is checked, every character of it escaped
LARGEST_UPLOAD = 200 * 2**20  # as on the page
_UPLOADS = "/v1/sources"


class Bounded:
    """An application whose API reads no more than that of a body."""

    def __init__(self, app: ASGIApp, largest: int = LARGEST_BODY, largest_upload: int = LARGEST_UPLOAD) -> None:
        self._app = app
        self._largest, self._largest_upload = largest, largest_upload

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http" or not scope["path"].startswith("/v1/"):
            await self._app(scope, receive, send)
            return
        most = self._largest_upload if scope["path"] == _UPLOADS else self._largest
        length = Headers(scope=scope).get("content-length", "0")
        if length.isdecimal() and int(length) > most:
            await told(413, _detail(most))(scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > most:  # sent in pieces, of which no header told the sum
                raise HTTPException(413, _detail(most))
            return message

        await self._app(scope, counted, send)


def _detail(most: int) -> str:
    return f"The body may have {most:,} bytes; send less at once."
