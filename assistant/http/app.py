"""The API as an application of its own, to be mounted at /v1."""

from __future__ import annotations

from fastapi import FastAPI

from .asking import asking
from .checking import checking
from .completions import completions
from .looking import looking
from .openapi import documented
from .problems import tell_problems
from .service import Service
from .sources import sources

ROOMS = (asking, checking, looking, sources, completions)


def build_api(service: Service, *, token: bool) -> FastAPI:
    """The API over one library; `token` tells whether requests must carry one, for its document alone."""
    api = FastAPI(docs_url=None, redoc_url=None)
    for room in ROOMS:
        api.include_router(room(service))
    tell_problems(api)
    documented(api, token=token)
    return api
