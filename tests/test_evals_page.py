"""The page of a run: whole, self-contained, and harmless whatever the cases hold."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from evals_fakes import Answerer, claim, judge_suite, question, question_suite, verdict

from assistant.settings import load_settings
from evals.page import write_page
from evals.page.failed import differing
from evals.registry import TASKS
from evals.run_folder import open_run
from evals.running import run_suite

HOSTILE = "<script>document.title='owned'</script><img src=http://example.org/x onerror=alert(1)>"


@pytest.fixture
def settings(tmp_path):
    return load_settings(data=tmp_path / "data")


def question_page(tmp_path, settings):
    """The path of a page about one hostile question that went wrong, and one of another month."""
    cases = (question(id=HOSTILE, question=HOSTILE), question(id="b", cites=("2014-02",)))
    return write_page(run_suite(question_suite(Answerer(), cases=cases), settings, tmp_path))


def claim_page(tmp_path, settings):
    """The path of a page about claims."""
    cases = (claim("refuted", id="r", changed="43"), claim("supported", id="s"))
    return write_page(
        run_suite(judge_suite(lambda _place, case: verdict("supported", of=case.claim), cases), settings, tmp_path)
    )


class Tags(HTMLParser):
    """The elements of a page outside its scripts, and what they load."""

    def __init__(self):
        super().__init__()
        self.names: list[str] = []
        self.loaded: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.names.append(tag)
        self.loaded += [value for name, value in attrs if name in {"src", "href"}]


@pytest.mark.parametrize("make", [question_page, claim_page])
def test_page_loads_nothing_and_holds_no_element_of_a_case(tmp_path, settings, make):
    tags = Tags()
    tags.feed(make(tmp_path, settings).read_text("utf-8"))
    assert tags.loaded == []
    assert "img" not in tags.names
    assert tags.names.count("details") == 1


def test_same_run_gives_the_same_page(tmp_path, settings):
    path = claim_page(tmp_path, settings)
    before = path.read_bytes()
    assert write_page(open_run(path.parent, TASKS)).read_bytes() == before


@pytest.mark.parametrize(("make", "plots"), [(question_page, 3), (claim_page, 5)])
def test_browser_draws_the_plots_and_asks_for_nothing(tmp_path, settings, browser, make, plots):
    path = make(tmp_path, settings)
    page = browser.new_page()
    asked, told = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.goto(path.as_uri())
    page.wait_for_selector(f"#plot-{plots - 1} svg")
    assert len(page.query_selector_all(".js-plotly-plot")) == plots
    assert page.title() == path.parent.name.rpartition("-")[0]
    page.close()
    assert (asked, told) == ([path.as_uri()], [])


def test_differing_words_are_marked_and_escaped():
    marked = differing("Rebels <b>executed</b> 43 men.", "Rebels executed 34 men")
    assert marked == ("Rebels <del>&lt;b&gt;executed&lt;/b&gt; 43</del> men.<br>Rebels <ins>executed 34</ins> men")
    assert not re.search("<b>", marked)
