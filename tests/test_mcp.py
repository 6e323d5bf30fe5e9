"""The MCP server as programs use it: the SDK's own client, over stdio and over HTTP."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import httpx
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.shared.exceptions import MCPError
from pydantic import ValidationError
from serving import apart

from assistant.contract import contract
from assistant.mcp.tools import TOOLS

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-c", "from evals.command import main; main()"]
CLAIM = "Turkish F-16s shot down a Syrian MiG-23 on 25 March 2014."


@asynccontextmanager
async def over_stdio(data):
    """A client of `chronofact mcp`, started as a client starts it."""
    command, *arguments = [*COMMAND, "--data", str(data), "mcp"]
    async with Client(stdio_client(StdioServerParameters(command=command, args=arguments, cwd=ROOT))) as client:
        yield client


@contextmanager
def served_over_http(data, **environment):
    """Where `chronofact mcp --http` serves meanwhile."""
    command = [*COMMAND, "--data", str(data), "mcp", "--http", "--port", "0"]
    with subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **environment}, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            yield re.search(r"http://\S+/mcp", next(server.stderr))[0]
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def session(seed_folder):
    """What a client saw and was told over stdio, call by call."""

    async def talk():
        async with over_stdio(seed_folder) as client:
            tools = {tool.name: tool for tool in (await client.list_tools()).tools}
            event = (await client.call_tool("search_events", {"query": "Hermel", "k": 1})).structured_content
            calls = {
                "ask": {"question": "Who executed 34 foreign jihadists?"},
                "verify_claim": {"claim": CLAIM},
                "search_events": {"query": "prisoners released", "from": "2014-05", "to": "June 2014", "k": 2},
                "get_event": {"event_id": event["hits"][0]["event"]["id"]},
                "list_sources": {},
            }
            results = {name: await client.call_tool(name, arguments) for name, arguments in calls.items()}
            wrong = [
                await client.call_tool("ask", {}),
                await client.call_tool("ask", {"question": " "}),
                await client.call_tool("get_event", {"event_id": "nothing"}),
                await client.call_tool("verify_claim", {"claim": CLAIM, "as_of": "soon"}),
            ]
            with pytest.raises(MCPError, match="there is no tool 'remove'"):
                await client.call_tool("remove", {})
            return tools, results, wrong

    return apart(talk)


def test_the_tools_are_read_only_and_say_what_they_do(session):
    tools, _, _ = session
    assert list(tools) == ["ask", "verify_claim", "search_events", "get_event", "list_sources"]
    assert all(tool.annotations.read_only_hint and not tool.annotations.destructive_hint for tool in tools.values())
    assert all(tool.description and tool.title for tool in tools.values())


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_a_result_is_of_the_type_that_is_told(session, tool):
    tools, results, _ = session
    result = results[tool.name]
    assert not result.is_error
    assert tools[tool.name].output_schema == contract(tool.gives).model_json_schema()
    contract(tool.gives).model_validate(result.structured_content, strict=True)
    assert json.loads(result.content[0].text) == result.structured_content


def test_the_results_are_those_of_the_other_doors(session):
    _, results, _ = session
    said = {name: result.structured_content for name, result in results.items()}
    assert said["ask"]["short_answer"] == "rebels"
    assert said["verify_claim"]["label"] == "refuted"
    assert [hit["event"]["entry"]["edtf"] for hit in said["search_events"]["hits"]] == ["2014-06-09", "2014-06-18"]
    assert "Hermel" in said["get_event"]["event"]["text"]
    assert [source["events"] for source in said["list_sources"]["sources"]] == [40]


def test_what_is_wrong_with_a_call_is_told_to_the_model(session):
    _, _, wrong = session
    assert all(result.is_error for result in wrong)
    told = [result.content[0].text for result in wrong]
    assert told[0] == "question: field required"
    assert "nothing" in told[2]
    assert "'soon' is no date" in told[3]


def test_nothing_indexed_is_told_to_the_model(tmp_path):
    async def talk():
        async with over_stdio(tmp_path / "data") as client:
            asked = await client.call_tool("ask", {"question": "Who?"})
            listed = await client.call_tool("list_sources", {})
            return asked, listed.structured_content["sources"]

    asked, sources = apart(talk)
    assert (asked.is_error, sources) == (True, [])
    assert "nothing is indexed yet" in asked.content[0].text


def test_it_is_served_over_http_to_this_machine_alone(seed_folder):
    async def talk(address):
        async with Client(address) as client:
            return await client.call_tool("verify_claim", {"claim": CLAIM})

    with served_over_http(seed_folder) as address:
        assert address.startswith("http://127.0.0.1:")
        assert apart(talk, address).structured_content["label"] == "refuted"
        for stranger in ({"host": "evil.example"}, {"origin": "http://evil.example"}):
            assert httpx.post(address, json={}, headers=stranger).status_code in (403, 421)


def test_over_http_a_token_that_is_set_is_wanted(seed_folder):
    with served_over_http(seed_folder, CHRONOFACT_TOKEN="correct-horse-battery") as address:
        refused = httpx.post(address, json={})
        assert (refused.status_code, refused.headers["www-authenticate"]) == (401, 'Bearer realm="chronofact"')
        known = {"authorization": "Bearer correct-horse-battery"}
        assert httpx.post(address, json={}, headers=known).status_code != 401


def test_the_contract_refuses_what_is_not_in_it():
    with pytest.raises(ValidationError, match="extra"):
        contract(TOOLS[-1].gives).model_validate({"sources": [], "revision": "", "more": 1})
