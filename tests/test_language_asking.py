"""A model asked in a form: what is kept, what is counted, when it is given up."""

from __future__ import annotations

import logging
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic import BaseModel
from scripted_models import QUICK, Scripted

from assistant.errors import ModelError
from assistant.language.asking import Model
from assistant.language.counting import Effort, Prices, summed
from assistant.language.failing import failure_of
from assistant.language.kept import Kept, Response, key_of
from assistant.models import ModelUse


class Form(BaseModel):
    """What is asked for."""

    word: str


class Counted:
    """Says one word; counts how often it was asked."""

    def __init__(self, word="yes"):
        self.word, self.asked = word, 0

    def __call__(self, *_):
        self.asked += 1
        return {"word": self.word}


def ask(model, text="h", effort=None):
    return model.ask(Form, [("system", "s"), ("human", text)], effort or model.effort())


def test_response_is_kept_and_counts_as_when_it_was_made(tmp_path):
    said = Counted()
    model = Model(Scripted(say=said), "m", kept=Kept(tmp_path / "r.sqlite"), patience=QUICK)
    efforts = [model.effort(), model.effort()]
    assert [ask(model, effort=effort).word for effort in efforts] == ["yes", "yes"]
    assert (said.asked, [(e.calls, e.read, e.written) for e in efforts]) == (1, [(1, 100, 10)] * 2)


@pytest.mark.parametrize("change", [{"name": "n"}, {"address": "http://other"}])
def test_another_model_or_server_is_asked_anew(tmp_path, change):
    said, kept = Counted(), Kept(tmp_path / "r.sqlite")
    ask(Model(Scripted(say=said), "m", kept=kept, patience=QUICK))
    given = {"name": "m", **change}
    ask(Model(Scripted(say=said), given.pop("name"), kept=kept, patience=QUICK, **given))
    assert said.asked == 2


def test_another_prompt_is_asked_anew(tmp_path):
    said = Counted()
    model = Model(Scripted(say=said), "m", kept=Kept(tmp_path / "r.sqlite"), patience=QUICK)
    ask(model, "a"), ask(model, "b"), ask(model, "a")
    assert said.asked == 2


def test_broken_file_of_responses_is_done_without(tmp_path, caplog):
    (tmp_path / "r.sqlite").write_bytes(b"no database" * 100)
    with caplog.at_level(logging.WARNING):
        assert ask(Model(Scripted(say=Counted()), "m", kept=Kept(tmp_path / "r.sqlite"), patience=QUICK)).word == "yes"
    assert "not kept" in caplog.text


def test_kept_response_of_another_form_is_not_taken(tmp_path):
    kept = Kept(tmp_path / "r.sqlite")
    kept.put("k", Response("{}", 1, 1))
    assert Model(Scripted(say=Counted()), "m", kept=kept)._found(Form, "k") is None


def test_oldest_responses_go_first(tmp_path):
    kept = Kept(tmp_path / "r.sqlite", most=3)
    for number in range(5):
        kept.put(str(number), Response("{}", 0, 0))
    assert [kept.get(str(number)) is not None for number in range(5)] == [False, False, True, True, True]


def test_parts_of_a_key_do_not_run_together():
    assert key_of("ab", "c") != key_of("a", "bc")


def test_model_that_blocks_is_given_up_in_time():
    def block(form, messages):
        time.sleep(1.0)
        return {"word": "late"}

    began = time.monotonic()
    patience = type(QUICK)(whole=0.3, once=0.2, wait=0.01)
    with pytest.raises(ModelError, match="took longer"):
        ask(Model(Scripted(say=block), "m", patience=patience))
    assert time.monotonic() - began < 0.9


def test_no_time_left_is_no_call():
    said = Counted()
    with pytest.raises(ModelError, match="no time"):
        ask(Model(Scripted(say=said), "m", patience=QUICK), effort=Effort(0.0))
    assert said.asked == 0


def test_wrong_form_is_asked_for_a_bounded_number_of_times():
    asked = []

    def wrong(form, messages):
        asked.append(form)
        return {"sentence": 3}

    effort = Effort(3.0)
    with pytest.raises(ModelError, match="not in the form"):
        ask(Model(Scripted(say=wrong), "m", patience=QUICK), effort=effort)
    assert (len(asked), effort.calls, effort.read) == (3, 3, 300)


def test_cost_is_counted_where_prices_are_given():
    effort = Effort(1.0)
    effort.count(2_000_000, 100_000)
    assert (effort.cost(Prices.of("3/15")), effort.cost(None)) == (7.5, None)


def test_uses_are_summed():
    one = ModelUse("m", False, notice="Slow.", calls=1, input_tokens=2, cost=0.5)
    other = ModelUse("m", True, notice="Slow.", calls=2, output_tokens=3)
    assert summed([one, other]) == ModelUse("m", True, "Slow.", (), "", 3, 2, 3, 0.5)
    assert summed([]) is None


class Refused(Exception):
    """What a client raises for a status."""

    status_code = 400


def test_what_a_server_says_is_short_and_without_keys():
    told = str(failure_of(Refused("context too long; key sk-abcdef1234567890, Bearer xyz12345 " + "and more " * 90)))
    assert "context too long" in told
    assert "abcdef" not in told
    assert len(told) < 220


def test_many_at_once_get_their_own_answers(tmp_path):
    model = Model(Scripted(say=lambda _, messages: {"word": messages[-1]}), "m", kept=Kept(tmp_path / "r.sqlite"))
    texts = [str(number % 40) for number in range(120)]
    with ThreadPoolExecutor(16) as pool:
        assert [answer.word for answer in pool.map(lambda text: ask(model, text), texts)] == texts
