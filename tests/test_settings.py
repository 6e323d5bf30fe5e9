"""Settings: where they come from, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.errors import SettingsError
from assistant.settings import Settings, load_settings


@pytest.fixture(autouse=True)
def bare_environment(tmp_path, monkeypatch):
    """A folder without `.env` and an environment without our variables."""
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields:
        monkeypatch.delenv(f"CHRONOFACT_{field.upper()}", raising=False)


def test_defaults_need_nothing():
    settings = load_settings()
    assert (settings.embedder, settings.chroma_url, settings.host) == ("packaged", None, "127.0.0.1")


def test_argument_wins_over_variable_over_dotenv(tmp_path, monkeypatch):
    (tmp_path / ".env").write_text("CHRONOFACT_K=3\nCHRONOFACT_PORT=1000\nCHRONOFACT_HOST=::1\n", "utf-8")
    monkeypatch.setenv("CHRONOFACT_K", "4")
    monkeypatch.setenv("CHRONOFACT_PORT", "2000")
    settings = load_settings(k=5)
    assert (settings.k, settings.port, settings.host) == (5, 2000, "::1")


def test_none_counts_as_not_given():
    assert load_settings(k=None).k == Settings().k


def test_home_is_expanded():
    assert load_settings(data="~/timelines").data == Path.home() / "timelines"


def test_unknown_variable_is_refused_with_the_nearest(monkeypatch):
    monkeypatch.setenv("CHRONOFACT_PROT", "80")
    with pytest.raises(SettingsError, match=r"CHRONOFACT_PROT is no setting; did you mean CHRONOFACT_PORT\?"):
        load_settings()


def test_unknown_line_of_dotenv_is_refused(tmp_path):
    (tmp_path / ".env").write_text("CHRONOFACT_FOLDER=x\n", "utf-8")
    with pytest.raises(SettingsError, match="CHRONOFACT_FOLDER is no setting"):
        load_settings()


def test_lines_of_other_programs_are_left_alone(tmp_path):
    (tmp_path / ".env").write_text("SOME_OTHER_KEY=x\n", "utf-8")
    assert load_settings() == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [("k", "many"), ("k", "0"), ("port", "65536"), ("chroma_url", "ftp://x"), ("embedder", "")],
)
def test_value_out_of_range_is_named(name, value):
    with pytest.raises(SettingsError, match=f"CHRONOFACT_{name.upper()} = '{value}'"):
        load_settings(**{name: value})


def test_settings_do_not_change():
    with pytest.raises(ValidationError, match="frozen"):
        load_settings().k = 3


def test_dotenv_that_is_not_utf8_is_told(tmp_path):
    (tmp_path / ".env").write_bytes(b"CHRONOFACT_K=\xff\n")
    with pytest.raises(SettingsError, match="not UTF-8"):
        load_settings()
