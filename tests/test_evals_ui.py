"""The tab Evaluate in a real browser: a suite is run, its figures are seen, a failed case is opened."""

from __future__ import annotations

import json
import socket
from contextlib import contextmanager
from functools import partial
from threading import Thread

import pytest
import uvicorn
from browsing import PATIENCE
from evals_fakes import RIGHT, question_suite
from playwright.sync_api import expect

from assistant.api import create_app
from assistant.errors import QuestionError
from assistant.settings import Settings
from assistant.ui.library import Library
from evals.ui.evaluate import evaluate_tab
from evals.ui.runs import Runs

# Gradio counts its own events with what the newest pandas calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")

HOSTILE = "Who? <script>window.struck = 1</script><img src=http://example.org/x onerror='window.struck = 1'>"
CASES = (
    {"id": "right", "question": "Who came?", "answers": [["they"]], "cites": ["2014-01-07"]},
    {"id": "wrong", "question": HOSTILE, "answers": [["rebels"]], "cites": ["2014-01-07"]},
)


def answer(_place, case):
    """The same answer to each question but those about hats."""
    if "hats" in case.question:
        raise QuestionError("hats are not spoken of")
    return RIGHT


@pytest.fixture
def runs_of(tmp_path, word_vectors):
    """A library without sources, and runs of one suite over nothing."""
    suites = tmp_path / "suites"
    suites.mkdir()
    lines = [json.dumps({"answerable": True, "kind": "who", "corpus": "none", **case}) for case in CASES]
    (suites / "some-questions.dev.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    library = Library(Settings(data=tmp_path / "data"), embedder=word_vectors)
    return library, Runs(library, suites, {"questions": question_suite(answer).task})


@contextmanager
def served(library, runs):
    """Where the page is served meanwhile."""
    listening = socket.create_server(("127.0.0.1", 0))
    app = create_app(library, {"Evaluate": partial(evaluate_tab, runs=runs)})
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=1))
    thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        listening.close()


@contextmanager
def seen(browser, address):
    """The tab, opened; no request to outside, no error and no script of a case may come of what a test does."""
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.set_default_timeout(PATIENCE)
    outside, errors = [], []
    page.on("request", lambda request: outside.append(request.url) if not_ours(request.url, address) else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    page.get_by_role("tab", name="Evaluate").click()
    yield page
    assert (outside, errors) == ([], [])
    assert page.evaluate("window.struck") is None
    page.close()


def not_ours(url, address):
    return not url.startswith((address, "data:", "blob:"))


def test_suite_is_run_and_a_failed_case_is_opened(runs_of, browser):
    with served(*runs_of) as address, seen(browser, address) as page:
        page.get_by_role("button", name="Run", exact=True).click()
        expect(page.locator("#figures")).to_contain_text("50.0 %")
        expect(page.locator(".js-plotly-plot")).to_have_count(2)
        failed = page.locator("#failed details")
        expect(failed).to_have_count(1)
        failed.locator("summary").click()
        expect(failed).to_contain_text("'rebels'")
        expect(failed).to_contain_text("They did. [1]")
        expect(failed.locator("summary")).to_contain_text("<script>")
        assert page.locator("#failed img, #failed script").count() == 0
        page.set_viewport_size({"width": 390, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_run_is_there_when_the_page_is_opened_again(runs_of, browser):
    library, runs = runs_of
    done = runs.start("some-questions.dev", 20, Silent())
    with served(library, runs) as address, seen(browser, address) as page:
        expect(page.get_by_label("Runs so far")).to_have_value(done.folder.name)
        expect(page.locator("#figures")).to_contain_text("right, right entry cited")


class Silent:
    """Progress that nobody watches."""

    def start(self, total, label):
        pass

    def advance(self, n):
        pass


@pytest.mark.parametrize("name", ["", "../elsewhere", "some-questions.test"])
def test_only_what_is_listed_can_be_run_or_opened(runs_of, name):
    _, runs = runs_of
    with pytest.raises(Exception, match="choose a suite"):
        runs.start(name, 1, Silent())
    with pytest.raises(Exception, match="choose a run"):
        runs.open(name)
