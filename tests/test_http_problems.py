"""What goes wrong within, as it is told to whoever asked."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from assistant.http.app import build_api
from assistant.http.meters import Meters
from assistant.http.service import Service
from assistant.settings import Settings
from assistant.ui.library import Library
from vectorstore.errors import EmbeddingError, StoreError, StoreLocked


class Broken:
    """Answers nothing, and fails with that error."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def ask(self, *_):
        raise self._error

    def stream(self, *_):
        yield from ()
        raise self._error


def told(tmp_path, error, **more):
    """What a client is told of an error while its question is answered."""
    service = Service(Library(Settings(data=tmp_path), Broken(error)), Meters())
    client = TestClient(build_api(service, token=False), raise_server_exceptions=False)
    return client.post("/ask", json={"question": "Who?", **more})


@pytest.mark.parametrize(
    "error", [ZeroDivisionError("secret"), StoreError("/secret: damaged"), EmbeddingError("secret")]
)
@pytest.mark.parametrize("stream", [False, True])
def test_a_fault_of_ours_is_told_without_its_inside(tmp_path, error, stream):
    answer = told(tmp_path, error, stream=stream)
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "secret" not in answer.text


def test_another_writer_is_waited_for(tmp_path):
    answer = told(tmp_path, StoreLocked("/data: process 7 is writing to it"))
    assert (answer.status_code, answer.headers["retry-after"]) == (409, "5")
    assert answer.json()["type"] == "urn:chronofact:busy"
