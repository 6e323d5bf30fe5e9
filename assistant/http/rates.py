"""How often a client may ask: a bucket of requests for each, which fills again at an even rate."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import ip_address, ip_network
from threading import Lock
from time import monotonic

from starlette.types import ASGIApp, Receive, Scope, Send

from .problems import told

_CLIENTS = 10_000  # the latest are remembered; a flood of addresses fills no memory


class Rates:
    """Buckets of `a_minute` requests, one a client."""

    def __init__(self, a_minute: int, clock: Callable[[], float] | None = None) -> None:
        self._most, self._clock = float(a_minute), clock or monotonic
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # requests left, as of when
        self._lock = Lock()

    def wait(self, client: str) -> int:
        """0, and one request is taken; or the seconds until there is one again, at least 1."""
        now = self._clock()
        with self._lock:
            left, since = self._buckets.pop(client, (self._most, now))
            left = min(self._most, left + (now - since) * self._most / 60)
            allowed = left >= 1
            self._buckets[client] = (left - 1 if allowed else left, now)
            if len(self._buckets) > _CLIENTS:
                self._buckets.popitem(last=False)
        return 0 if allowed else max(1, math.ceil((1 - left) * 60 / self._most))


class Rated:
    """An application whose API a client can ask so often and no oftener; the page is not counted."""

    def __init__(self, app: ASGIApp, rates: Rates) -> None:
        self._app = app
        self._rates = rates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        counted = scope["type"] == "http" and scope["path"].startswith("/v1/")
        seconds = self._rates.wait(client_of(scope)) if counted else 0
        if not seconds:
            await self._app(scope, receive, send)
            return
        headers = {"Retry-After": str(seconds)}
        await told(429, "Too many requests from your address; wait.", headers=headers)(scope, receive, send)


def client_of(scope: Scope) -> str:
    """The address that asks; of IPv6 its network, since one client has as many addresses there as it likes."""
    host = (scope.get("client") or ("",))[0]
    try:
        address = ip_address(host)
    except ValueError:
        return str(host)
    return str(ip_network((address, 64), strict=False)) if address.version == 6 else host
