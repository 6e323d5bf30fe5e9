"""Every way in which a language model's server can fail ends in a labelled answer of the embedded default, in time."""

from __future__ import annotations

import json
import socket
import time

import pytest
from scripted_models import (
    KEY,
    QUICK,
    anthropic,
    cut_off,
    endless,
    failing,
    garbage,
    ollama,
    openai,
    served,
    silent,
)

from assistant.answering.drafting import Draft
from assistant.answering.extractive import answer_stream
from assistant.errors import ModelError
from assistant.lane import Lane
from assistant.language.asking import Model
from assistant.language.opening import open_model
from assistant.questions import understand
from assistant.retrieval import retrieve

QUESTION = "Who executed 34 foreign jihadists?"
DRAFT = {"sentences": [], "short_answer": ""}
ADDRESS = {"openai": "OPENAI_BASE_URL", "anthropic": "ANTHROPIC_BASE_URL", "ollama": "OLLAMA_HOST"}
GOOD = {
    "openai": openai(json.dumps(DRAFT)),
    "anthropic": anthropic("Draft", DRAFT),
    "ollama": ollama(json.dumps(DRAFT)),
}


def opened(provider, server, patience=QUICK):
    """A real client of the provider that speaks to the server."""
    base = f"{server.address}/v1" if provider == "openai" else server.address
    variables = {ADDRESS[provider]: base, "OPENAI_API_KEY": KEY, "ANTHROPIC_API_KEY": KEY}
    return Model(open_model(f"{provider}:m", patience.once, variables), f"{provider}:m", patience=patience)


def asked(model):
    """A draft asked of the model, with the effort that it took."""
    effort = model.effort()
    return model.ask(Draft, [("system", "s"), ("human", "h")], effort), effort


WRONG = '{"sentences": "none"}'
FAILURES = {
    "timeout": (silent, silent, silent),
    "endless stream": (endless, endless, endless),
    "429": (failing(429), failing(429), failing(429)),
    "500": (failing(500),) * 3,
    "529": (failing(529),) * 3,
    "key refused": (failing(401),) * 3,
    "forbidden": (failing(403),) * 3,
    "no such model": (failing(404),) * 3,
    "bad request": (failing(400),) * 3,
    "garbage": (garbage,) * 3,
    "connection cut": (cut_off,) * 3,
    "cut JSON": (openai('{"sentences": [{"text": "Reb'), anthropic("Draft", {}), ollama('{"sentences": [{')),
    "cut for length": (openai('{"sen', "length"), anthropic("", "I will", "max_tokens"), ollama('{"sen')),
    "empty answer": (openai(""), anthropic("", None), ollama("")),
    "no content": (openai(None), anthropic("", None, "end_turn"), ollama("   ")),
    "wrong schema": (openai(WRONG), anthropic("Draft", json.loads(WRONG)), ollama(WRONG)),
    "words in place of a form": (openai("Sure! Rebels."), anthropic("", "Sure!"), ollama("Sure! Rebels.")),
}
ONCE = {"key refused", "forbidden", "no such model", "bad request"}


@pytest.mark.parametrize("provider", ADDRESS)
@pytest.mark.parametrize("name", FAILURES)
def test_failure_is_told_in_time_and_without_the_key(name, provider, seed_store):
    script = FAILURES[name][list(ADDRESS).index(provider)]
    with served(script) as server:
        patience = QUICK if name not in ("timeout", "endless stream") else type(QUICK)(whole=0.5, once=0.2, wait=0.01)
        lane = Lane(opened(provider, server, patience))
        found = retrieve(seed_store, understand(QUESTION, seed_store.coverage), 10)
        began = time.monotonic()
        *_, answer = lane.answers(QUESTION, found, seed_store)
        assert time.monotonic() - began < patience.whole + 2
        *_, plain = answer_stream(QUESTION, found, seed_store)
        assert (answer.answer, answer.citations) == (plain.answer, plain.citations)
        assert (answer.model.used, f"{provider}:m was not used: " in answer.model.notice) == (False, True)
        assert KEY not in repr(answer)
        assert len(server.asked) == (1 if name in ONCE else len(server.asked)) <= patience.tries


@pytest.mark.parametrize("provider", ADDRESS)
def test_second_try_is_taken(provider):
    with served(failing(503), GOOD[provider]) as server:
        draft, effort = asked(opened(provider, server))
    assert (draft.sentences, effort.read, effort.written, effort.calls) == ([], 120, 30, 1)


@pytest.mark.parametrize("provider", ADDRESS)
def test_key_goes_to_the_server_and_nowhere_else(provider):
    with served(GOOD[provider]) as server:
        model = opened(provider, server)
        asked(model)
    sent = json.dumps(server.asked[0]["headers"])
    assert (KEY in sent) == (provider != "ollama")
    assert KEY not in repr(vars(model))


def test_server_that_is_not_there_is_told():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
    model = Model(open_model("ollama:m", 1.0, {"OLLAMA_HOST": address}), "ollama:m", patience=QUICK)
    with pytest.raises(ModelError, match="cannot be reached"):
        asked(model)


def test_server_that_is_down_is_left_alone_for_a_while():
    with served(failing(500)) as server:
        model = opened("openai", server, type(QUICK)(whole=3.0, once=1.0, tries=2, wait=0.01, rest=60.0))
        for _ in range(3):
            with pytest.raises(ModelError, match="the server failed"):
                asked(model)
    assert len(server.asked) == 2


def test_wait_that_is_longer_than_the_time_left_is_not_begun():
    with served(failing(503, retry_after="3600")) as server:
        began = time.monotonic()
        with pytest.raises(ModelError, match="the server failed"):
            asked(opened("anthropic", server))
    assert (len(server.asked), time.monotonic() - began < 1) == (1, True)


def test_wait_that_a_server_asks_for_is_kept():
    with served(failing(429, retry_after="0.3"), GOOD["openai"]) as server:
        began = time.monotonic()
        asked(opened("openai", server))
    assert time.monotonic() - began >= 0.3
