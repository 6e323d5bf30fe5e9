"""The OpenAPI document of the API: what FastAPI finds out, with examples, problems and the token."""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from .problems import Fault, Problem

_ABOUT = """Answers and verdicts over timelines of dated events: every sentence cites a dated entry.

The fields are those of `chronofact --json`. Errors are problem details (RFC 9457)."""
_REFERENCES = "#/components/schemas/{model}"


def documented(app: FastAPI, *, token: bool) -> None:
    """Let the application serve this document; `token` tells whether requests must carry one."""
    known: dict[str, Any] = {}

    def document() -> dict[str, Any]:
        if not known:
            known.update(_document(app, token))
        return known

    app.openapi = document  # type: ignore[method-assign]  # as FastAPI's own documentation has it


def _document(app: FastAPI, token: bool) -> dict[str, Any]:
    made = get_openapi(
        title="chronofact",
        version=version("chronofact"),
        description=_ABOUT,
        routes=app.routes,
        openapi_version="3.1.0",
    )
    made["servers"] = [{"url": "/v1"}]
    schemas = made.setdefault("components", {}).setdefault("schemas", {})
    for model in (Problem, Fault):
        schema = model.model_json_schema(ref_template=_REFERENCES)
        schema.pop("$defs", None)
        schemas[model.__name__] = schema
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    made["security"] = [{"token": []}] if token else [{"token": []}, {}]
    for path, operations in made["paths"].items():
        for method, operation in operations.items():
            _complete(operation, examples().get(f"{method.upper()} {path}", {}))
    return made


def _complete(operation: dict[str, Any], example: dict[str, Any]) -> None:
    """Put in how problems look, and the example."""
    for status, response in operation["responses"].items():
        if status >= "400":
            response["content"] = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
        elif "response" in example:
            response["content"]["application/json"]["example"] = example["response"]
    if "request" in example:
        operation["requestBody"]["content"]["application/json"]["example"] = example["request"]
    for parameter in operation.get("parameters", ()):
        if parameter["name"] in example.get("parameters", {}):
            parameter["example"] = example["parameters"][parameter["name"]]


@cache
def examples() -> dict[str, dict[str, Any]]:
    """For `POST /ask` and the others: what is sent, and what comes back over the seeds."""
    found: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("examples.json").read_text("utf-8"))
    return found
