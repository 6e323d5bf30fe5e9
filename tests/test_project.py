"""What holds for the project as a whole: sizes, start-up, documented commands, layers."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(path for package in ("vectorstore", "assistant", "evals") for path in (ROOT / package).rglob("*.py"))
HEAVY = ("torch", "chromadb", "gradio", "sentence_transformers", "spacy", "langchain_core", "transformers")


def named(path: Path) -> str:
    """The path as a test's id."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_module_is_no_longer_than_250_lines(path):
    assert len(path.read_text("utf-8").splitlines()) <= 250


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_function_is_no_longer_than_60_lines(path):
    functions = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if hasattr(node, "returns"))
    assert [f.name for f in functions if f.end_lineno - f.lineno >= 60] == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_module_says_what_it_is_for(path):
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def loaded_after(code: str) -> set[str]:
    """The top-level packages that a fresh interpreter has loaded after that code."""
    script = f"import json, sys\n{code}\nprint(json.dumps(sorted(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=ROOT)
    return {name.split(".")[0] for name in json.loads(out.stdout.splitlines()[-1])}


@pytest.mark.parametrize("arguments", [["--help"], ["ask", "--help"], ["ask"], ["search", "x", "--from", "soon"]])
def test_help_and_wrong_usage_load_nothing_heavy(arguments):
    code = f"from assistant.cli import app\ntry: app({arguments})\nexcept SystemExit: pass"
    assert not loaded_after(code) & set(HEAVY)


def test_a_question_is_answered_without_torch(seed_folder):
    asked = ["--data", str(seed_folder), "ask", "Who?"]
    code = f"from assistant.cli import app\ntry: app({asked})\nexcept SystemExit: pass"
    assert not loaded_after(code) & {"torch", "chromadb", "gradio", "sentence_transformers", "transformers", "bm25s"}
    assert not loaded_after(code) & {"langchain", "anthropic", "openai", "ollama"}


def test_importing_every_module_loads_no_model():
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in MODULES]
    wanted = [name for name in names if "__" not in name and ".ui" not in name and name != "assistant.api"]
    code = f"import importlib\nfor name in {wanted}: importlib.import_module(name)"
    assert not loaded_after(code) & {"torch", "chromadb", "gradio", "sentence_transformers", "spacy"}


def test_the_package_offers_its_parts_and_loads_them_when_asked():
    import assistant

    assert not loaded_after("import assistant") & {*HEAVY, "numpy", "pydantic"}
    assert all(getattr(assistant, name).__name__ == name for name in assistant.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Asistant'"):
        assistant.Asistant  # noqa: B018
