"""Language models of the tests' own: one that is passed in, and servers on loopback that real clients speak to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage
from langchain_core.outputs import ChatGeneration, ChatResult

from assistant.language.asking import Patience
from assistant.reader import Reading

QUICK = Patience(whole=3.0, once=1.0, tries=3, wait=0.01, rest=0.0)
KEY = "sk-test-7f3a9c1d5e8b2a4c6f"


class Scripted(BaseChatModel):
    """A chat model that gives what `say` makes of the form that is asked for and the messages."""

    say: Callable[[str, list[str]], dict[str, Any]]

    def bind_tools(self, tools: Any, **_: Any) -> Any:
        return self.bind(form=tools[0].__name__)

    def _generate(self, messages: Any, *_: Any, **given: Any) -> ChatResult:
        form = given["form"]
        call = {"name": form, "args": self.say(form, [str(message.content) for message in messages]), "id": "1"}
        usage = {"input_tokens": 100, "output_tokens": 10, "total_tokens": 110}
        return ChatResult(generations=[ChatGeneration(message=AIMessage("", tool_calls=[call], usage_metadata=usage))])

    @property
    def _llm_type(self) -> str:
        return "scripted"


def undecided(evidence: str, text: str) -> Reading:
    """A reader that finds claims told by no evidence: what is judged by wording is then left to a model."""
    return Reading(supported=0.01, refuted=0.01, untold=0.98, told=0.0)


def entries_in(message: str) -> list[dict[str, Any]]:
    """The numbered entries of a message."""
    lines = [json.loads(line) for line in message.split("\n") if line.startswith("{")]
    return [line for line in lines if "entry" in line]


@dataclass
class Served:
    """What a scripted server answers, one script a request (the last again and again), and what it was sent."""

    scripts: list[Callable[[BaseHTTPRequestHandler], None]]
    address: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def next(self) -> Callable[[BaseHTTPRequestHandler], None]:
        """The script of this request."""
        return self.scripts.pop(0) if len(self.scripts) > 1 else self.scripts[0]


@contextmanager
def served(*scripts: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[Served]:
    """A server on loopback that plays the scripts meanwhile."""
    played = Served(list(scripts))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            played.asked.append({"path": self.path, "headers": dict(self.headers), **json.loads(body or b"{}")})
            self.played = played
            try:
                played.next()(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    played.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield played
    finally:
        played.ended.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def reply(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    """Send a whole response."""
    handler.send_response(status)
    for name, value in {"content-type": "application/json", "content-length": str(len(body)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def openai(content: str | None, finish: str = "stop") -> Callable[[BaseHTTPRequestHandler], None]:
    """What an OpenAI-compatible server sends for that content."""
    message = {"role": "assistant", "content": content}
    body = {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": 120, "completion_tokens": 30, "total_tokens": 150},
    }
    return lambda handler: reply(handler, json.dumps(body).encode())


def anthropic(form: str, given: Any, stop: str = "tool_use") -> Callable[[BaseHTTPRequestHandler], None]:
    """What an Anthropic-compatible server sends for a form that is filled in so; text where `form` is empty."""
    block = {"type": "tool_use", "id": "t1", "name": form, "input": given} if form else {"type": "text", "text": given}
    body = {
        "id": "1",
        "type": "message",
        "role": "assistant",
        "model": "m",
        "content": [block] if given is not None else [],
        "stop_reason": stop,
        "stop_sequence": None,
        "usage": {"input_tokens": 120, "output_tokens": 30},
    }
    return lambda handler: reply(handler, json.dumps(body).encode())


def ollama(content: str) -> Callable[[BaseHTTPRequestHandler], None]:
    """What an Ollama server streams for that content."""
    base = {"model": "m", "created_at": "2026-01-01T00:00:00Z"}
    lines = [
        {**base, "message": {"role": "assistant", "content": content}, "done": False},
        {**base, "message": {"role": "assistant", "content": ""}, "done": True, "done_reason": "stop",
         "prompt_eval_count": 120, "eval_count": 30},
    ]  # fmt: skip
    body = "".join(json.dumps(line) + "\n" for line in lines).encode()
    return lambda handler: reply(handler, body, content_type="application/x-ndjson")


def failing(status: int, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    """An error of the server, which repeats the key that it was sent as real ones do."""
    body = json.dumps({"type": "error", "error": {"type": "x", "message": f"refused: Incorrect API key {KEY}"}})
    return lambda handler: reply(handler, body.encode(), status, **headers)


def silent(handler: BaseHTTPRequestHandler) -> None:
    """Nothing at all, until the test is over."""
    handler.played.ended.wait(20)


def endless(handler: BaseHTTPRequestHandler) -> None:
    """A space now and then, for ever: no single wait is ever too long."""
    handler.send_response(200)
    handler.send_header("content-type", "application/json")
    handler.end_headers()
    while not handler.played.ended.is_set():
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def cut_off(handler: BaseHTTPRequestHandler) -> None:
    """Half of what was announced, then the end of the connection."""
    handler.send_response(200)
    handler.send_header("content-type", "application/json")
    handler.send_header("content-length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"id": "1", "choices": [{"mess')
    handler.close_connection = True


def garbage(handler: BaseHTTPRequestHandler) -> None:
    """A page in place of JSON."""
    reply(handler, b"<html><body>Welcome to the proxy</body></html>", content_type="text/html")
