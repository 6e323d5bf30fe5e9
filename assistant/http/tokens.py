"""Who may ask at all: the token, as `Authorization: Bearer TOKEN`, or as the password of a browser's login."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from ..errors import SettingsError
from ..headers import is_loopback
from ..settings import Settings
from .problems import told
from .rates import Rates, client_of

OPEN_PATHS = frozenset({"/healthz", "/readyz"})  # a watchdog knows no token, and learns nothing there
_TRIES = 20  # a minute and client
_WANTED = "Send the token of this server: Authorization: Bearer TOKEN, or as the password of any user name."


def token_of(settings: Settings) -> str | None:
    """The token that requests must carry; None where none is needed: this machine alone can ask.

    Raises SettingsError for an address that others reach and no token.
    """
    if settings.token is not None:
        return settings.token.get_secret_value()
    if is_loopback(settings.host):
        return None
    raise SettingsError(
        f"{settings.host} is not this machine alone, and nobody may ask there without a token: set CHRONOFACT_TOKEN "
        "to 16 characters or more that cannot be guessed (openssl rand -hex 32 makes some), or leave --host out"
    )


class Tokened:
    """An application that answers only who has the token."""

    def __init__(self, app: ASGIApp, token: str, clock: Callable[[], float] | None = None) -> None:
        self._app = app
        self._digest = _digest(token.encode())
        self._tries = Rates(_TRIES, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] == "lifespan" or scope["path"] in OPEN_PATHS or self._known(scope):
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        seconds = self._tries.wait(client_of(scope)) if "authorization" in Headers(scope=scope) else 0
        if seconds:
            refusal = told(429, "Too many wrong tokens; wait.", headers={"Retry-After": str(seconds)})
        else:
            # A browser asks its user for what the challenge names; a program wants no dialogue.
            scheme = "Bearer" if scope["path"].startswith(("/v1/", "/mcp")) else "Basic"
            refusal = told(401, _WANTED, headers={"WWW-Authenticate": f'{scheme} realm="chronofact"'})
        await refusal(scope, receive, send)

    def _known(self, scope: Scope) -> bool:
        given = _given(Headers(scope=scope).get("authorization", ""))
        # Digests are of one length, and compared in one time whatever they are.
        return given is not None and hmac.compare_digest(_digest(given), self._digest)


def _given(authorization: str) -> bytes | None:
    """The token that a header carries."""
    scheme, _, value = authorization.partition(" ")
    if scheme.casefold() == "bearer":
        return value.strip().encode("utf-8", "replace")
    if scheme.casefold() != "basic":
        return None
    try:
        return base64.b64decode(value.strip(), validate=True).partition(b":")[2]
    except binascii.Error:
        return None


def _digest(token: bytes) -> bytes:
    return hashlib.sha256(token).digest()
