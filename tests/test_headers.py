"""Who may ask for the page, and what a browser may do with what it gets."""

from __future__ import annotations

import re

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.headers import Guarded, is_loopback, names_of

PAGE = "<html><script>one()</script><script src='/a.js'></script><p>é</p></html>"


@pytest.fixture
def client():
    def answer(_):
        return HTMLResponse(PAGE)

    app = Starlette(routes=[Route("/", answer), Route("/other", answer, methods=["GET", "POST"])])
    return TestClient(Guarded(app, names_of("127.0.0.1")), base_url="http://127.0.0.1:7860")


def test_only_scripts_of_the_page_itself_may_run(client):
    page = client.get("/")
    (nonce,) = set(re.findall(r'<script nonce="([^"]+)"', page.text))
    assert page.text.count("nonce=") == 2
    assert f"script-src 'self' 'nonce-{nonce}'" in page.headers["content-security-policy"]
    assert page.text.replace(f' nonce="{nonce}"', "") == PAGE


def test_each_page_has_a_nonce_of_its_own(client):
    policies = {client.get("/").headers["content-security-policy"] for _ in range(3)}
    assert len(policies) == 3


def test_what_is_no_page_may_load_and_run_nothing(client):
    assert client.get("/other").headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("path", ["/", "/other", "/nowhere"])
def test_no_answer_may_be_framed_or_guessed_at(client, path):
    headers = client.get(path).headers
    assert (headers["x-frame-options"], headers["x-content-type-options"]) == ("DENY", "nosniff")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:7860", "", "[", "localhost.evil.example"])
def test_another_name_for_this_machine_is_refused(client, host):
    assert client.get("/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("host", ["localhost:7860", "127.0.0.1", "[::1]:7860"])
def test_this_machine_is_served_under_its_own_names(client, host):
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:8000"])
def test_another_site_may_not_send(client, origin):
    assert client.post("/other", headers={"origin": origin}).status_code == 403


def test_the_page_itself_may_send(client):
    assert client.post("/other", headers={"origin": "http://127.0.0.1:7860"}).status_code == 200


def test_behind_an_open_address_any_name_is_served():
    assert names_of("0.0.0.0") is None


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False)],
)
def test_loopback_is_told_from_the_rest(host, loopback):
    assert is_loopback(host) is loopback
