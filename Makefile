# The words that people expect; `make help` lists them.
VENV ?= .venv
DATA ?= .data
BIN := $(VENV)/bin
CHRONOFACT := $(BIN)/chronofact --data $(DATA)
PINS := pyproject.toml constraints.txt requirements-models.txt
# The first Python at hand that the project runs on; looked for only where it is needed.
PYTHON ?= $(shell for it in python3 python3.13 python3.12 python3.11; do \
	"$$it" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo "$$it" && break; done)

.DEFAULT_GOAL := help
.PHONY: help setup demo chat test check eval clean

help:  ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/ready  ## install chronofact into .venv (about two minutes; nothing to do when it is there)

demo: setup  ## set up, index seeds/ and answer three questions
	@scripts/demo.sh $(BIN)/chronofact $(DATA)

chat: setup  ## open the chat page at http://127.0.0.1:7860, over seeds/ where nothing is indexed yet
	@$(CHRONOFACT) sources 2>/dev/null | grep -q . || $(CHRONOFACT) ingest seeds
	@$(CHRONOFACT) serve

test: check  ## set up, then check and run every test
	@scripts/chromium.sh
	$(BIN)/python -m pytest

check: $(VENV)/ready-dev  ## lint, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: setup  ## measure answers and verdicts on the test halves of the suites
	@$(BIN)/python -m evals --split test --data $(DATA)/evals

clean:  ## remove caches and the data folder of these targets
	rm -rf $(DATA) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

$(VENV)/ready: $(PINS) scripts/setup.sh
	@scripts/setup.sh "$(PYTHON)" $(VENV) .
	@touch $@

$(VENV)/ready-dev: $(PINS) scripts/setup.sh
	@scripts/setup.sh "$(PYTHON)" $(VENV) '.[dev]'
	@touch $(VENV)/ready $@
