"""`python -m scripts.http_examples` writes what the API answers today into the examples of its document."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import httpx

from assistant.http import openapi

from .child import ROOT, serving

_EVENT = "4388be-245762ed90"
_ASKED = {
    "POST /ask": {"request": {"question": "Who executed 34 foreign jihadists?"}},
    "POST /verify": {"request": {"claim": "Turkish F-16s shot down a Syrian MiG-23 on 25 March 2014."}},
    "POST /search": {"request": {"query": "prisoners released", "from": "2014-05", "to": "June 2014", "k": 1}},
    "GET /events": {"parameters": {"from": "2014-03-23", "to": "2014-03-23", "limit": 1}},
    "GET /events/{event_id}": {"parameters": {"event_id": _EVENT}},
    "GET /sources": {},
    "POST /chat/completions": {
        "request": {
            "model": "chronofact",
            "messages": [{"role": "user", "content": "Who executed 34 foreign jihadists?"}],
        }
    },
    "GET /models": {},
    "GET /models/{name}": {"parameters": {"name": "chronofact"}},
}


def main() -> None:
    """Ask each over the seeds and write request and answer down."""
    shown = {}
    with serving([ROOT / "seeds"]) as address, httpx.Client(base_url=f"{address}/v1", timeout=60) as client:
        for name, given in _ASKED.items():
            method, path = name.split()
            parameters = given.get("parameters", {})
            query = {key: value for key, value in parameters.items() if f"{{{key}}}" not in path}
            answer = client.request(method, path.format(**parameters), params=query, json=given.get("request"))
            shown[name] = {**given, "response": json.loads(answer.text.replace(address, "http://127.0.0.1:7860"))}
    target = Path(openapi.__file__).with_name("examples.json")
    target.write_text(json.dumps(shown, ensure_ascii=False, indent=1) + "\n", "utf-8")
    sys.stderr.write(f"{target.relative_to(ROOT)} shows the answers of today\n")


if __name__ == "__main__":
    main()
