"""The web application: the chat page and the HTTP API, behind what guards both."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import FastAPI

from .headers import Guarded, names_of
from .http.app import build_api
from .http.bodies import Bounded
from .http.health import health
from .http.meters import Metered, Meters
from .http.origins import Shared
from .http.problems import tell_problems
from .http.rates import Rated, Rates
from .http.service import Service
from .http.tokens import Tokened, token_of
from .ui.library import Library
from .ui.page import mount_page
from .ui.shared import Tab


def create_app(library: Library, more: Mapping[str, Tab] | None = None) -> FastAPI:
    """The application to serve: the page at "/", with `more` tabs after its own, and the API at "/v1".

    Requests under a foreign host name are refused while the library's settings name a loopback address.
    Raises SettingsError where they name another and no token.
    """
    settings, service = library.settings, Service(library, Meters())
    token = token_of(settings)
    app = FastAPI(title="chronofact", docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(health(service))
    app.mount("/v1", build_api(service, token=token is not None))
    mount_page(app, library, more)
    tell_problems(app)
    # The last one stands before all others.
    app.add_middleware(Bounded)
    if settings.per_minute:
        app.add_middleware(Rated, rates=Rates(settings.per_minute))
    if token is not None:
        app.add_middleware(Tokened, token=token)
    if settings.origins:
        app.add_middleware(Shared, origins=settings.origins)
    app.add_middleware(Guarded, hosts=names_of(settings.host), origins=settings.origins)
    app.add_middleware(Metered, meters=service.meters)
    return app
