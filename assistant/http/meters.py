"""What is counted and timed for Prometheus, in a registry of the application's own."""

from __future__ import annotations

from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..models import Answer, Verdict

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)


class Meters:
    """Counters and histograms; names begin with `chronofact_`."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.requests = Counter(
            "chronofact_requests", "Requests answered", ("method", "route", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "chronofact_request_seconds",
            "Time to the end of the answer",
            ("route",),
            registry=self.registry,
            buckets=_SECONDS,
        )
        self.under_way = Gauge("chronofact_requests_under_way", "Requests being answered", registry=self.registry)
        self._answers = Counter("chronofact_answers", "Questions answered", ("outcome",), registry=self.registry)
        self._verdicts = Counter("chronofact_verdicts", "Claims judged", ("label",), registry=self.registry)
        self.entries = Gauge("chronofact_entries", "Entries indexed", registry=self.registry)
        self.sources = Gauge("chronofact_sources", "Sources indexed", registry=self.registry)

    def answered(self, answer: Answer) -> Answer:
        """The answer, counted."""
        outcome = "verdict" if answer.verdict else "refused" if answer.abstained else "answered"
        self._answers.labels(outcome).inc()
        return answer

    def judged(self, verdict: Verdict) -> Verdict:
        """The verdict, counted."""
        self._verdicts.labels(verdict.label).inc()
        return verdict

    def text(self) -> bytes:
        """All of it, as Prometheus reads it."""
        return generate_latest(self.registry)


class Metered:
    """An application whose requests are counted and timed by route, never by what is in them."""

    def __init__(self, app: ASGIApp, meters: Meters) -> None:
        self._app = app
        self._meters = meters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, started = [500], perf_counter()

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                status[0] = message["status"]
            await send(message)

        try:
            with self._meters.under_way.track_inprogress():
                await self._app(scope, receive, noted)
        finally:
            route = _route(scope)
            self._meters.requests.labels(_method(scope), route, status[0]).inc()
            self._meters.seconds.labels(route).observe(perf_counter() - started)


def _route(scope: Scope) -> str:
    """`/v1/events/{event_id}`; "page" for all that the page asks for; "other" for what is no room of the API."""
    path = scope["path"]
    if not path.startswith("/v1/") and path not in ("/healthz", "/readyz", "/metrics"):
        return "page"
    route = getattr(scope.get("route"), "path", None)
    if route is None or path in ("/healthz", "/readyz", "/metrics"):
        return path if route else "other"
    return f"/v1{route}"


def _method(scope: Scope) -> str:
    return scope["method"] if scope["method"] in ("GET", "HEAD", "POST", "DELETE", "OPTIONS") else "other"
