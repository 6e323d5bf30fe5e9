"""Text made to keep a reader busy takes no longer than its length."""

import time
from collections.abc import Callable

import pytest

from vectorstore.readers.drafts import Document
from vectorstore.readers.markdown import read_markdown
from vectorstore.readers.mediawiki import read_mediawiki
from vectorstore.readers.timeline import read_timeline

LENGTH = 30_000
SECONDS = 60  # what takes the square of the length takes minutes
UNITS = [
    "= ", "* ", "**", "[", "[a](", "| ", "`", "> ", "<!--", "#", "(1066) ", "1066: ", "1066 – ", "a\n===\n", "_", "*a",
    "<a ", "![", "{{a|", "[[", "<ref>", "<b><i>", "[http://", "{|\n", "\n*", "<gallery>", "<ref name=a>", "<ref name=",
    "(  ", "__A", ". ", '"',
]  # fmt: skip
LINES = ["= a{}x", "- {}x", "# a{}#b", "{}x", "== ({}", "- 1066 {}– x", "|{}\n|-"]


@pytest.mark.parametrize("reader", [read_timeline, read_markdown, read_mediawiki])
@pytest.mark.parametrize("text", [unit * (LENGTH // len(unit)) for unit in UNITS], ids=UNITS)
def test_repetition(reader: Callable[[str, str], Document], text: str) -> None:
    began = time.perf_counter()
    reader(f"== 1066 ==\n{text}\n", "x")
    assert time.perf_counter() - began < SECONDS


@pytest.mark.parametrize("reader", [read_timeline, read_markdown, read_mediawiki])
@pytest.mark.parametrize("gap", [" ", "\t", " =", " #", "|"])
@pytest.mark.parametrize("line", LINES)
def test_gap_in_a_line(reader: Callable[[str, str], Document], gap: str, line: str) -> None:
    began = time.perf_counter()
    reader(f"== 1066 ==\n{line.format(gap * LENGTH)}\n", "x")
    assert time.perf_counter() - began < SECONDS
