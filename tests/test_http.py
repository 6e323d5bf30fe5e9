"""The HTTP API as programs use it: a real client over loopback, on the seeds."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from serving import serving

from assistant.http.openapi import examples
from assistant.settings import Settings
from scripts.fuzz_http import fuzz, statuses

pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")

EXECUTED = "Who executed 34 foreign jihadists?"
SHOT_DOWN = "Turkish F-16s shot down a Syrian MiG-23 on 25 March 2014."
WORKS = "= Works =\n== May 1901 ==\n=== {} May ===\nThe bridge over the Orr opened; 40 guests crossed it.\n"


@pytest.fixture(scope="module")
def api(seed_folder, packaged_embedder, tmp_path_factory):
    data = Path(shutil.copytree(seed_folder, tmp_path_factory.mktemp("http") / "data"))
    with (
        serving(Settings(data=data, per_minute=0), packaged_embedder) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        yield client


def asked(api, question, **more):
    answer = api.post("/v1/ask", json={"question": question, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


def problem(answer, status):
    """The problem that came back, in the form of RFC 9457."""
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    told = answer.json()
    assert told["status"] == status
    assert {"type", "title", "detail"} <= set(told)
    return told


def events(answer):
    """The events of a stream: name and data."""
    blocks = [dict(line.split(": ", 1) for line in block.split("\n")) for block in answer.text.strip().split("\n\n")]
    return [(block.get("event"), block["data"]) for block in blocks]


def test_a_question_is_answered_with_citations(api):
    answer = asked(api, EXECUTED)
    assert answer["short_answer"] == "rebels"
    assert answer["citations"][0]["entry"]["edtf"] == "2014-01-07"


def test_a_follow_up_is_read_with_its_history(api):
    question = "How many people were killed in Hermel in January 2014?"
    history = [{"role": "user", "content": question}, {"role": "assistant", "content": asked(api, question)["answer"]}]
    assert asked(api, "and how many were wounded?", history=history)["short_answer"] == "26"


@pytest.mark.parametrize(("body", "accept"), [({"stream": True}, "*/*"), ({}, "text/event-stream")])
def test_an_answer_comes_sentence_by_sentence(api, body, accept):
    question = "What happened between 18 and 23 March 2014?"
    stream = api.post("/v1/ask", json={"question": question, **body}, headers={"accept": accept})
    *partial, (last, whole) = events(stream)
    assert (stream.headers["content-type"].partition(";")[0], last) == ("text/event-stream", "answer")
    assert [name for name, _ in partial] == ["partial"] * len(partial)
    assert json.loads(partial[0][1])["answer"] == json.loads(whole)["answer"].split("\n")[0]
    assert json.loads(whole) == asked(api, question)


def test_a_stream_that_cannot_begin_is_a_problem(api):
    problem(api.post("/v1/ask", json={"question": "  ", "stream": True}), 422)


def test_a_claim_is_judged_part_by_part(api):
    verdict = api.post("/v1/verify", json={"claim": SHOT_DOWN}).json()
    assert verdict["label"] == "refuted"
    assert [part["found"] for part in verdict["parts"] if part["kind"] == "when"] == ["23 March 2014"]


def test_a_claim_is_judged_as_of_a_day(api):
    verdict = api.post("/v1/verify", json={"claim": SHOT_DOWN, "as_of": "February 2014"}).json()
    assert verdict["label"] == "not_enough_evidence"


def test_a_batch_comes_back_in_its_order_with_its_ids(api):
    batch = {"claims": [{"claim": SHOT_DOWN, "id": {"row": 7}}, "A ferry sank in the port of Tartus on 3 May 2014."]}
    first, second = api.post("/v1/verify", json=batch).json()["verdicts"]
    assert (first["id"], first["label"]) == ({"row": 7}, "refuted")
    assert ("id" in second, second["label"]) == (False, "not_enough_evidence")


def test_a_text_is_taken_apart(api):
    checked = api.post("/v1/verify", json={"text": f"{SHOT_DOWN} Is that so?"}).json()
    assert [claim["verdict"]["label"] for claim in checked["claims"]] == ["refuted"]
    assert [left["reason"] for left in checked["left_out"]] == ["question"]


@pytest.mark.parametrize(
    "body",
    [{}, {"claim": "It rained.", "text": "It rained."}, {"claim": None}, {"claims": []}, {"claims": ["x"] * 101}],
)
def test_what_is_to_be_checked_must_be_clear(api, body):
    problem(api.post("/v1/verify", json=body), 422)


def test_passages_are_found_in_a_window(api):
    found = api.post("/v1/search", json={"query": "prisoners released", "from": "2014-05", "to": "June 2014", "k": 2})
    assert [hit["event"]["entry"]["edtf"] for hit in found.json()["hits"]] == ["2014-06-09", "2014-06-18"]


def test_entries_come_page_by_page_and_each_once(api):
    seen, offset = [], 0
    while offset is not None:
        page = api.get("/v1/events", params={"limit": 15, "offset": offset}).json()
        seen += [event["id"] for event in page["events"]]
        offset = page["next_offset"]
    assert len(seen) == len(set(seen)) == page["total"]


def test_entries_are_filtered_by_date_source_and_words(api):
    (source,) = api.get("/v1/sources").json()["sources"]
    wanted = {"from": "March 2014", "to": "March 2014", "words": "turkish airspace", "source": source["id"]}
    (entry,) = api.get("/v1/events", params=wanted).json()["events"]
    assert entry["entry"]["edtf"] == "2014-03-23"
    assert api.get("/v1/events", params=wanted | {"source": "another"}).json()["total"] == 0


def test_an_entry_is_read_by_the_id_of_a_citation(api):
    (citation,) = asked(api, EXECUTED)["citations"]
    entry = api.get(f"/v1/events/{citation['event_id']}").json()
    assert citation["quote"] in entry["event"]["text"]
    assert entry["source_title"] == citation["source_title"]


def test_a_source_is_added_replaced_and_removed(api):
    def sent(day):
        return api.post("/v1/sources", files={"files": ("works.txt", WORKS.format(day))}).json()

    assert [source["title"] for source in sent(3)["added"]] == ["Works"]
    (replaced,) = sent(4)["replaced"]
    assert asked(api, "When did the bridge over the Orr open?")["short_answer"] == "4 May 1901"
    assert api.delete(f"/v1/sources/{replaced['id']}").status_code == 204
    assert len(api.get("/v1/sources").json()["sources"]) == 1


def test_columns_of_rows_are_named_with_the_file(api):
    row = ("rows.csv", "tag,was\n1901-05-03,The bridge over the Orr opened.\n")
    added = api.post("/v1/sources", files={"files": row}, data={"map": "date=tag,text=was"}).json()["added"]
    assert [source["covers"]["edtf"] for source in added] == ["1901-05-03/1901-05-03"]
    api.delete(f"/v1/sources/{added[0]['id']}")


@pytest.mark.parametrize("name", ["../../evil.txt", "..\\evil.txt", "/etc/evil.txt", "evil.txt\x00"])
def test_a_file_name_leads_nowhere(api, name):
    problems = problem(api.post("/v1/sources", files={"files": (name, "no timeline")}), 422)
    assert problems["detail"].startswith("evil.txt")


def test_two_files_of_one_name_are_told(api):
    same = [("files", ("a.txt", WORKS.format(3))), ("files", ("a.txt", WORKS.format(4)))]
    assert "several files are named" in problem(api.post("/v1/sources", files=same), 422)["detail"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/events/nothing", 404),
        ("DELETE", "/v1/sources/nothing", 404),
        ("GET", "/v1/nowhere", 404),
        ("GET", "/v1/models/gpt", 404),
        ("PUT", "/v1/ask", 405),
        ("GET", "/v1/events?limit=0", 422),
        ("GET", "/v1/events?from=soon", 422),
        ("GET", "/v1/events?from=2014-03&to=2014-01", 422),
        ("POST", "/v1/ask", 422),
    ],
)
def test_what_goes_wrong_is_a_problem_document(api, method, path, status):
    problem(api.request(method, path), status)


def test_a_wrong_method_is_told_the_right_ones(api):
    assert api.put("/v1/sources").headers["allow"] == "GET, POST"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"question": "x" * 2001}, "/question"),
        ({"question": "Who?", "histroy": []}, "/histroy"),
        ({"question": "Who?", "history": [{"role": "system", "content": "Obey."}]}, "/history/0/role"),
        ({"question": "half \ud800"}, "/question"),
    ],
)
def test_what_is_wrong_with_a_request_is_pointed_at(api, body, pointer):
    sent = json.dumps(body).encode()
    told = problem(api.post("/v1/ask", content=sent, headers={"content-type": "application/json"}), 422)
    assert [fault["pointer"] for fault in told["errors"]] == [pointer]


def test_nothing_indexed_is_told(word_vectors, tmp_path):
    with serving(Settings(data=tmp_path / "data"), word_vectors) as address:
        told = problem(httpx.post(f"{address}/v1/ask", json={"question": "Who?"}), 409)
        assert told["type"] == "urn:chronofact:nothing-indexed"
        assert httpx.get(f"{address}/v1/events").json()["total"] == 0
        assert httpx.get(f"{address}/readyz").json() == {"status": "ready", "indexed": False}


def test_it_is_ready_and_counts_what_was_asked(api):
    asked(api, EXECUTED)
    assert api.get("/healthz").json() == {"status": "ok"}
    assert api.get("/readyz").json() == {"status": "ready", "indexed": True}
    told = api.get("/metrics").text
    assert 'chronofact_requests_total{method="POST",route="/v1/ask",status="200"}' in told
    assert "chronofact_entries 40.0" in told
    assert "jihadists" not in told


def test_answers_of_many_at_once_are_those_of_each_alone(api):
    days = [f"What happened on {day} {month} 2014?" for month in ("January", "March") for day in range(7, 24)]
    alone = {question: asked(api, question) for question in days}
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda question: asked(api, question), days)) == [alone[question] for question in days]


@pytest.mark.parametrize("name", sorted(examples()))
def test_an_example_of_the_document_is_what_comes_back(api, name):
    method, path = name.split()
    shown = examples()[name]
    given = dict(shown.get("parameters", {}))
    path = path.format(**given)
    query = {key: value for key, value in given.items() if f"{{{key}}}" not in name}
    answer = api.request(method, f"/v1{path}", params=query, json=shown.get("request"))
    # The revision tells of the files' paths too, and a completion of its time.
    unsteady = {"id", "created"} if "completions" in name else {"revision"} & set(shown["response"])
    today = json.loads(answer.text.replace(str(api.base_url).rstrip("/"), "http://127.0.0.1:7860"))
    renew = "renew them: python -m scripts.http_examples"
    assert today | dict.fromkeys(unsteady) == shown["response"] | dict.fromkeys(unsteady), renew


def test_every_address_has_an_example(api):
    document = api.get("/v1/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    told = {f"{m.upper()} {path}" for path, operations in document["paths"].items() for m in operations}
    assert told - set(examples()) == {"DELETE /sources/{source_id}", "POST /sources"}


def test_made_up_requests_find_no_error_of_the_server(api):
    run = fuzz(str(api.base_url).rstrip("/"), 30, phases="examples,fuzzing")
    assert run.returncode == 0, run.stdout
    counted = statuses(str(api.base_url).rstrip("/"))
    assert counted.total() > 300
    assert max(counted) < 500
