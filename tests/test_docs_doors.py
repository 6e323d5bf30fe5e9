"""What docs/http.md and docs/mcp.md show is what comes out."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from serving import apart, serving

from assistant.mcp.tools import TOOLS
from assistant.settings import Settings
from scripts.mcp_transcript import BLOCK, laid_out, shortened, transcript

pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")

DOCS = Path(__file__).parents[1] / "docs"
HTTP, MCP = ((DOCS / name).read_text("utf-8") for name in ("http.md", "mcp.md"))


def block(text, language):
    return re.search(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)[1]


@pytest.fixture(scope="module")
def address(seed_folder, packaged_embedder):
    with serving(Settings(data=seed_folder, per_minute=0), packaged_embedder) as at:
        yield at


COMMANDS = re.findall(r"^\$ (curl .*?) \| jq -r (\S+)\n(.*)$", block(HTTP, "console"), re.MULTILINE)


@pytest.mark.parametrize(("command", "path", "shown"), COMMANDS)
def test_a_command_prints_what_is_shown(address, command, path, shown):
    told = subprocess.run(["sh", "-c", command], env={**os.environ, "API": address}, capture_output=True, check=True)
    it = json.loads(told.stdout)
    for step in re.findall(r"\w+", path):
        it = it[int(step) if step.isdigit() else step]
    assert str(it) == shown


def test_every_command_of_the_page_is_tried():
    assert len(COMMANDS) == block(HTTP, "console").count("$ curl") == 6


def test_the_client_of_the_page_is_answered(seed_folder):
    here = [sys.executable, "-c", "from evals.command import main; main()", "--data", str(seed_folder), "mcp"]
    shown = block(MCP, "python").replace(
        'command="chronofact", args=["mcp"]', f"command={here[0]!r}, args={here[1:]!r}, cwd={str(DOCS.parent)!r}"
    )
    told = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    assert told.stdout == "rebels\n"


def test_the_session_of_the_page_is_what_passes_today(seed_folder):
    today = apart(transcript, seed_folder)
    assert today.splitlines() == BLOCK.search(MCP)[0].splitlines(), "renew it: python -m scripts.mcp_transcript"
    methods = re.findall(r'^→ .*?"method": "([^"]+)"', today, re.MULTILINE | re.DOTALL)
    assert methods == ["initialize", "notifications/initialized", "tools/list", *["tools/call"] * len(TOOLS)]
    assert re.findall(r'"tools/call",\s+"params": {"name": "(\w+)"', today) == [tool.name for tool in TOOLS]


def test_the_session_of_the_page_tells_of_no_machine():
    shown = BLOCK.search(MCP)[0]
    assert not re.search(r"/(?:home|root|tmp|work|Users)/|\b[0-9a-f]{32,}\b", shown)
    assert '"revision": "…"' in shown


def test_what_is_long_or_of_one_machine_is_left_out():
    given = {"content": [1], "revision": "ab", "n": 0.123, "d": {"edtf": "2014", "raw": "x"}, "l": [*"abcdefg"]}
    shown = shortened(given | {"text": "word " * 40})
    assert shown.pop("text").endswith("word …")
    assert shown == {
        "content": "…",
        "revision": "…",
        "n": 0.12,
        "d": {"edtf": "2014", "…": "…"},
        "l": [*"abcde", "… 2 more"],
    }
    assert json.loads(laid_out(given)) == given


def test_the_page_names_every_tool():
    assert re.findall(r"^\| `(\w+)`", MCP, re.MULTILINE) == [tool.name for tool in TOOLS]


def test_what_a_client_is_configured_with_is_json():
    assert json.loads(block(MCP, "json"))["mcpServers"]["chronofact"]["args"] == ["mcp"]
