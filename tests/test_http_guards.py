"""Who may use the API, how often, and how much may be sent; and the same for the page."""

from __future__ import annotations

import base64

import httpx
import pytest
from browsing import expect
from serving import serving
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from typer.testing import CliRunner

from assistant.cli import app as command
from assistant.errors import SettingsError
from assistant.headers import Guarded
from assistant.http.bodies import Bounded
from assistant.http.origins import Shared
from assistant.http.rates import Rated, Rates, client_of
from assistant.http.tokens import Tokened, token_of
from assistant.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")

TOKEN = "correct-horse-battery"
PATHS = ("/", "/v1/ask", "/v1/sources", "/healthz", "/readyz", "/metrics")


async def answer(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


def behind(guard, **given):
    """A client of an application that answers everything, behind a guard."""
    inner = Starlette(routes=[Route(path, answer, methods=["GET", "POST", "DELETE"]) for path in PATHS])
    return TestClient(guard(inner, **given), base_url="http://127.0.0.1:7860")


def basic(password):
    return {"authorization": "Basic " + base64.b64encode(f"any:{password}".encode()).decode()}


@pytest.mark.parametrize("path", ["/", "/v1/ask", "/metrics"])
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": "Bearer wrong"},
        {"authorization": f"Bearer {TOKEN}x"},
        {"authorization": f"Digest {TOKEN}"},
        {"authorization": "Basic %%%"},
        {"authorization": "Bearer"},
        {"authorization": b"Bearer \xc3\xa9"},
        basic("wrong"),
        basic(""),
    ],
)
def test_nothing_is_answered_without_the_token(path, headers):
    refused = behind(Tokened, token=TOKEN).get(path, headers=headers)
    assert (refused.status_code, refused.headers["content-type"]) == (401, "application/problem+json")
    assert refused.headers["www-authenticate"].startswith("Bearer" if path == "/v1/ask" else "Basic")
    assert TOKEN not in refused.text


@pytest.mark.parametrize("headers", [{"authorization": f"Bearer {TOKEN}"}, {"authorization": f"bearer {TOKEN}"}])
def test_a_program_is_known_by_its_token(headers):
    assert behind(Tokened, token=TOKEN).get("/v1/ask", headers=headers).status_code == 200


def test_a_browser_is_known_by_the_token_as_its_password():
    assert behind(Tokened, token=TOKEN).get("/", headers=basic(TOKEN)).status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_watchdog_needs_no_token(path):
    assert behind(Tokened, token=TOKEN).get(path).status_code == 200


def test_guessing_tokens_is_slowed_down():
    now = [0.0]
    client = behind(Tokened, token=TOKEN, clock=lambda: now[0])
    tries = [client.get("/v1/ask", headers={"authorization": f"Bearer {n}"}) for n in range(25)]
    assert [refused.status_code for refused in tries] == [401] * 20 + [429] * 5
    assert int(tries[-1].headers["retry-after"]) == 3
    now[0] = 3.0
    assert client.get("/v1/ask", headers={"authorization": "Bearer 26"}).status_code == 401


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org"])
def test_an_open_address_wants_a_token(host):
    with pytest.raises(SettingsError, match="set CHRONOFACT_TOKEN"):
        token_of(Settings(host=host))
    assert token_of(Settings(host=host, token=TOKEN)) == TOKEN


def test_this_machine_alone_needs_none():
    assert token_of(Settings()) is None


def test_the_command_refuses_to_serve_openly_without_a_token(tmp_path, monkeypatch):
    monkeypatch.delenv("CHRONOFACT_TOKEN", raising=False)
    result = CliRunner().invoke(command, ["--data", str(tmp_path), "serve", "--host", "0.0.0.0", "--port", "0"])
    assert (result.exit_code, "set CHRONOFACT_TOKEN" in result.stderr) == (1, True)


def test_a_token_that_can_be_guessed_is_refused_and_not_printed(tmp_path, monkeypatch):
    monkeypatch.setenv("CHRONOFACT_TOKEN", "hunter2")
    result = CliRunner().invoke(command, ["--data", str(tmp_path), "sources"])
    assert result.exit_code == 1
    assert "16 letters, digits and signs" in result.stderr
    assert "hunter2" not in result.output


def test_a_client_that_asks_too_often_is_told_when_to_come_again():
    now = [0.0]
    client = behind(Rated, rates=Rates(3, clock=lambda: now[0]))
    answers = [client.post("/v1/ask") for _ in range(4)]
    assert [each.status_code for each in answers] == [200, 200, 200, 429]
    assert answers[-1].headers["content-type"] == "application/problem+json"
    assert answers[-1].headers["retry-after"] == "20"
    now[0] = 20.0
    assert [client.post("/v1/ask").status_code for _ in range(2)] == [200, 429]


def test_one_client_does_not_use_up_the_rate_of_another():
    rates = Rates(1)
    assert [rates.wait("a"), rates.wait("b")] == [0, 0]
    assert rates.wait("a") > 0


def test_the_page_is_not_counted():
    client = behind(Rated, rates=Rates(1))
    assert {client.get("/").status_code for _ in range(5)} == {200}


@pytest.mark.parametrize(
    ("host", "client"),
    [("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"), ("testclient", "testclient")],
)
def test_a_client_is_an_address_or_an_ipv6_network(host, client):
    assert client_of({"client": (host, 1234)}) == client


@pytest.mark.parametrize(("size", "status"), [(10, 200), (11, 413)])
@pytest.mark.parametrize("pieces", [False, True])
def test_a_body_may_have_so_many_bytes(size, status, pieces):
    client = behind(Bounded, largest=10)
    body = (b"x" for _ in range(size)) if pieces else b"x" * size
    assert client.post("/v1/ask", content=body).status_code == status


def test_an_upload_may_have_more_and_the_page_is_left_alone():
    client = behind(Bounded, largest=10, largest_upload=20)
    assert client.post("/v1/sources", content=b"x" * 20).status_code == 200
    assert client.post("/v1/sources", content=b"x" * 21).status_code == 413
    assert client.post("/", content=b"x" * 21).status_code == 200


def asked_by(origin, origins, path="/v1/ask", method="POST"):
    """What a browser is answered when a page of that origin calls."""

    def guards(inner, **given):
        return Guarded(Shared(inner, **given), ["127.0.0.1"], given["origins"])

    return behind(guards, origins=origins).request(method, path, headers={"origin": origin})


def test_pages_of_other_sites_may_not_call():
    refused = asked_by("https://example.org", ())
    assert (refused.status_code, "access-control-allow-origin" in refused.headers) == (403, False)


def test_pages_of_a_named_site_may_call_the_api_and_nothing_else():
    named = ("https://example.org",)
    allowed = asked_by(*named, named)
    assert (allowed.status_code, allowed.headers["access-control-allow-origin"]) == (200, named[0])
    assert "access-control-allow-credentials" not in allowed.headers
    assert asked_by(*named, named, path="/").status_code == 403
    assert asked_by("https://evil.example", named).status_code == 403


@pytest.fixture(scope="module")
def guarded(seed_folder, packaged_embedder):
    """The whole application with a token and a low rate."""
    with serving(Settings(data=seed_folder, token=TOKEN, per_minute=2), packaged_embedder) as address:
        yield address


def test_the_whole_application_is_behind_the_token(guarded):
    for path in ("/", "/config", "/gradio_api/info", "/v1/models", "/v1/openapi.json", "/metrics"):
        assert httpx.get(f"{guarded}{path}").status_code == 401
    assert httpx.get(f"{guarded}/", auth=("any", TOKEN)).status_code == 200


def test_the_whole_application_keeps_to_the_rate(guarded):
    known = {"authorization": f"Bearer {TOKEN}"}
    answers = [httpx.get(f"{guarded}/v1/models", headers=known) for _ in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 429]
    assert answers[-1].headers["x-content-type-options"] == "nosniff"


def test_a_long_body_is_refused_before_it_is_read(guarded):
    known = {"authorization": f"Bearer {TOKEN}", "content-type": "application/json"}
    assert httpx.post(f"{guarded}/v1/ask", content=b"x" * (5 * 2**20), headers=known).status_code in (413, 429)


def test_a_browser_logs_in_once_and_then_asks(browser, guarded):
    credentials = {"username": "any", "password": TOKEN}
    context = browser.new_context(base_url=guarded, http_credentials=credentials)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Question").fill("Who executed 34 foreign jihadists?")
    page.get_by_label("Question").press("Enter")
    expect(page.locator(".exchange:not([aria-busy]) .answer")).to_contain_text("rebels in the Jabal al-Zawiya area")
    context.close()
