"""The README and the guides show what really comes out, and their commands are those of the Makefile."""

from __future__ import annotations

import re

import pytest
from readme_session import GUIDES, README, ROOT, replayed

from scripts.command_pages import PAGE, page

TEXT = README.read_text("utf-8")


@pytest.fixture(scope="session")
def today(tmp_path_factory):
    """The README with the outputs of today."""
    return replayed(TEXT, tmp_path_factory.mktemp("readme"))


def test_sessions_show_the_output_of_today(today):
    assert today.splitlines() == TEXT.splitlines(), "renew it: .venv/bin/python tests/readme_session.py"


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_guide_shows_the_output_of_today(guide, tmp_path):
    text = guide.read_text("utf-8")
    assert replayed(text, tmp_path).splitlines() == text.splitlines(), (
        "renew it: .venv/bin/python tests/readme_session.py"
    )


def test_page_of_commands_is_that_of_today():
    assert page() == PAGE.read_text("utf-8"), "renew it: .venv/bin/python -m scripts.command_pages"


def test_setup_is_two_commands():
    commands = re.findall(r"^make (\w+)", TEXT, re.MULTILINE)
    assert commands[:2] == ["demo", "test"]


@pytest.mark.parametrize("target", sorted(set(re.findall(r"(?:^|`)make ([a-z]+)", TEXT, re.MULTILINE))))
def test_target_is_there(target):
    assert re.search(rf"^{target}:.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    ("page", "link"),
    [
        (page, link)
        for page in (README, *sorted((ROOT / "docs").glob("*.md")))
        for link in sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text("utf-8"))))
    ],
    ids=lambda value: value if isinstance(value, str) else value.stem,
)
def test_linked_file_is_there(page, link):
    assert (page.parent / link).exists()
