"""`chronofact serve` in a process of its own, over a data folder of its own, on this machine alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
_PATIENCE = 120  # seconds until the models are loaded


@contextmanager
def serving(files: Sequence[Path]) -> Iterator[str]:
    """Where the files are served meanwhile, without a limit to the rate of requests."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CHRONOFACT_")}
        environment = {**kept, "CHRONOFACT_DATA": folder, "CHRONOFACT_PER_MINUTE": "0"}
        run = [sys.executable, "-c", "from evals.command import main; main()"]
        subprocess.run([*run, "ingest", *map(str, files)], check=True, env=environment, cwd=ROOT, capture_output=True)
        command = [*run, "serve", "--port", "0"]
        with subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.PIPE, text=True) as server:
            try:
                yield _ready(server)
            finally:
                server.terminate()


def _ready(server: subprocess.Popen[str]) -> str:
    """The address that the server tells, once it is ready."""
    assert server.stderr is not None
    told = next(server.stderr, "")
    found = re.search(r"http://[^ ,]+", told)
    if found is None:
        raise SystemExit(f"the server did not start: {told}")
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{found[0]}/readyz"):
                return found[0]
        except urllib.error.URLError:
            time.sleep(0.5)
    raise SystemExit(f"{found[0]} was not ready after {_PATIENCE} seconds")
