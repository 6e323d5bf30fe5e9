"""Send made-up requests to every address of the OpenAPI document, right and wrong ones, and tell what came back.

    python -m scripts.fuzz_http --requests 10000

Schemathesis makes them; the server counts them. Exit status 1 where an answer was not as documented, or an error
of the server's.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import urllib.request
from collections import Counter
from pathlib import Path

from .child import ROOT, serving

# Dates are words, which no schema tells apart from others: a valid request may be refused for them.
_LEFT_OUT = "positive_data_acceptance"
_PHASES = "examples,coverage,fuzzing"
_COUNTED = re.compile(r'^chronofact_requests_total\{method="\w+",route="/v1/[^"]+",status="(\d+)"\} ([\d.]+)', re.M)


def fuzz(address: str, examples: int, seed: int = 1, phases: str = _PHASES) -> subprocess.CompletedProcess[str]:
    """The run of schemathesis with so many made-up requests an operation at most, besides those of its own."""
    command = Path(sys.executable).with_name("schemathesis")
    arguments = [
        *("run", f"{address}/v1/openapi.json", "--max-examples", str(examples), "--seed", str(seed)),
        *("--phases", phases, "--checks", "all", "--exclude-checks", _LEFT_OUT),
        # What is indexed stays: every other answer after a removal would be that there is nothing.
        *("--continue-on-failure", "--no-color", "--exclude-method", "DELETE"),
    ]
    with tempfile.TemporaryDirectory() as folder:  # it keeps what it learned in the folder where it runs
        return subprocess.run([command, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def statuses(address: str) -> Counter[int]:
    """How many requests to the API were answered with each status so far, as the server counts."""
    with urllib.request.urlopen(f"{address}/metrics") as answer:
        told = answer.read().decode()
    found: Counter[int] = Counter()
    for status, number in _COUNTED.findall(told):
        found[int(status)] += int(float(number))
    return found


def main() -> None:
    """Serve the seeds, send requests until there were enough, and tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--requests", type=int, default=1_000, help="how many at least (1000)")
    wanted = parser.parse_args().requests
    with serving([ROOT / "seeds"]) as address:
        failed, seed = False, 0
        while statuses(address).total() < wanted:
            seed += 1
            run = fuzz(address, 200, seed)
            failed = failed or run.returncode != 0
            if run.returncode:
                print(run.stdout)
            print(f"after run {seed}: {statuses(address).total()} requests", file=sys.stderr)
        counted = statuses(address)
    for status, number in sorted(counted.items()):
        print(f"{status}: {number}")
    print(f"{counted.total()} requests, {sum(n for status, n in counted.items() if status >= 500)} of them 5xx")
    raise SystemExit(failed or any(status >= 500 for status in counted))


if __name__ == "__main__":
    main()
