"""`python -m scripts.mcp_transcript` records a session over the seeds into docs/mcp.md: a real client, over stdio."""

from __future__ import annotations

import asyncio
import json
import re
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from vectorstore.embedding import load_embedder
from vectorstore.ingest import ingest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "mcp.md"
BLOCK = re.compile(r"(?<=^```text\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_CALLS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("ask", {"question": "Who executed 34 foreign jihadists?"}),
    ("verify_claim", {"claim": "Turkish F-16s shot down a Syrian MiG-23 on 25 March 2014."}),
    ("search_events", {"query": "prisoners released", "from": "2014-05", "to": "June 2014", "k": 1}),
)
_COMMAND = [sys.executable, "-c", "from evals.command import main; main()"]
_WIDTH, _LONGEST, _MOST = 180, 150, 5  # characters of a line and of a string, items of a list
# Long, said twice (`content` is the structured content as text), or of one machine.
_LEFT_OUT = {"inputSchema", "outputSchema", "content", "revision", "sha256"}
Note = Callable[[str, Any], None]  # who speaks, and the message


async def transcript(data: Path) -> str:
    """The session over that data folder, as the page shows it: "→" is what the client sent, "←" what came back."""
    lines: list[str] = []

    def note(sign: str, passed: Any) -> None:
        message = passed.message.model_dump(mode="json", by_alias=True, exclude_unset=True)
        lines.append(f"{sign} {laid_out(shortened(message))}\n")

    command, *arguments = [*_COMMAND, "--data", str(data), "mcp"]
    parameters = StdioServerParameters(command=command, args=arguments, cwd=ROOT)
    async with Client(_overheard(parameters, note), mode="legacy") as client:
        await client.list_tools()
        for name, given in _CALLS:
            result = await client.call_tool(name, given)
        found = result.structured_content["hits"][0]["event"]["id"]
        await client.call_tool("get_event", {"event_id": found})
        await client.call_tool("list_sources", {})
    return "".join(lines)


@asynccontextmanager
async def _overheard(parameters: StdioServerParameters, note: Note) -> AsyncIterator[tuple[Any, Any]]:
    """The client's own transport, each message noted as it passes."""
    async with stdio_client(parameters) as (incoming, outgoing):
        yield _Tapped(incoming, "←", note), _Tapped(outgoing, "→", note)


class _Tapped:
    """A stream of messages that are noted as they pass."""

    def __init__(self, stream: Any, sign: str, note: Note) -> None:
        self._stream, self._sign, self._note = stream, sign, note

    async def send(self, item: Any) -> None:
        self._note(self._sign, item)
        await self._stream.send(item)

    async def receive(self) -> Any:
        item = await self._stream.receive()
        self._note(self._sign, item)
        return item

    def __aiter__(self) -> _Tapped:
        return self

    async def __anext__(self) -> Any:
        item = await self._stream.__anext__()
        self._note(self._sign, item)
        return item

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def __aenter__(self) -> _Tapped:
        await self._stream.__aenter__()
        return self

    async def __aexit__(self, *raised: Any) -> Any:
        return await self._stream.__aexit__(*raised)


def shortened(value: Any, key: str = "") -> Any:
    """The value with "…" for what is long, what tells of a machine, and the text that repeats structured content."""
    if key in _LEFT_OUT:
        return "…"
    if isinstance(value, dict) and "edtf" in value:
        return {"edtf": value["edtf"], "…": "…"}
    if isinstance(value, dict):
        return {name: shortened(item, name) for name, item in value.items()}
    if isinstance(value, list):
        more = [f"… {len(value) - _MOST} more"] if len(value) > _MOST else []
        return [*map(shortened, value[:_MOST]), *more]
    if isinstance(value, float):
        return round(value, 2)  # the last digits differ between processors
    if isinstance(value, str) and len(value) > _LONGEST:
        return value[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return value


def laid_out(value: Any, indent: int = 2) -> str:
    """JSON on one line where it fits, else a member a line."""
    line = json.dumps(value, ensure_ascii=False)
    if len(line) + indent <= _WIDTH or not isinstance(value, dict | list) or not value:
        return line
    if isinstance(value, dict):
        parts = [f"{json.dumps(name)}: {laid_out(item, indent + 2)}" for name, item in value.items()]
    else:
        parts = [laid_out(item, indent + 2) for item in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    inside = f",\n{' ' * (indent + 2)}".join(parts)
    return f"{opening}\n{' ' * (indent + 2)}{inside}\n{' ' * indent}{closing}"


def main() -> None:
    """Record the session and write it into the page."""
    with tempfile.TemporaryDirectory() as folder:
        ingest([ROOT / "seeds"], Path(folder), load_embedder())
        today = asyncio.run(transcript(Path(folder)))
    PAGE.write_text(BLOCK.sub(lambda _: today, PAGE.read_text("utf-8"), count=1), "utf-8")
    sys.stderr.write(f"{PAGE.relative_to(ROOT)} shows the session of today\n")


if __name__ == "__main__":
    main()
