"""The README shows what really comes out, and its commands are those of the Makefile."""

from __future__ import annotations

import re

import pytest
from readme_session import README, ROOT, replayed

TEXT = README.read_text("utf-8")


@pytest.fixture(scope="session")
def today(tmp_path_factory):
    """The README with the outputs of today."""
    return replayed(TEXT, tmp_path_factory.mktemp("readme"))


def test_sessions_show_the_output_of_today(today):
    assert today.splitlines() == TEXT.splitlines(), "renew it: .venv/bin/python tests/readme_session.py"


def test_setup_is_two_commands():
    commands = re.findall(r"^make (\w+)", TEXT, re.MULTILINE)
    assert commands[:2] == ["demo", "test"]


@pytest.mark.parametrize("target", sorted(set(re.findall(r"(?:^|`)make ([a-z]+)", TEXT, re.MULTILINE))))
def test_target_is_there(target):
    assert re.search(rf"^{target}:.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)\)", TEXT))))
def test_linked_file_is_there(link):
    assert (ROOT / link).exists()
