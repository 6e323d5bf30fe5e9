"""What a setting like "openai:…" is resolved to: provider, address, where the key comes from, and what is missing."""

from __future__ import annotations

import pytest
from scripted_models import KEY

from assistant.errors import SettingsError
from assistant.language.opening import PROVIDERS, open_model, resolve


@pytest.fixture(autouse=True)
def bare_environment(tmp_path, monkeypatch):
    """A folder without `.env` and an environment without the providers' variables."""
    monkeypatch.chdir(tmp_path)
    for provider in PROVIDERS.values():
        for name in filter(None, (provider.key, provider.address)):
            monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_missing_package_names_the_command_that_installs_it(provider):
    with pytest.raises(SettingsError, match=rf"pip install -c constraints.txt -e '\.\[{provider}\]'"):
        resolve(f"{provider}:m", {}, installed=lambda package: package == "langchain")


@pytest.mark.parametrize("provider", ["openai", "anthropic"])
def test_missing_key_is_named(provider):
    with pytest.raises(SettingsError, match=f"{provider.upper()}_API_KEY is not set"):
        resolve(f"{provider}:m")


@pytest.mark.parametrize("model", ["openai", "openai:", ":m", "nobody:m", ""])
def test_what_is_no_model_is_told_with_the_providers(model):
    with pytest.raises(SettingsError, match="write provider:name; providers are anthropic, openai, ollama"):
        resolve(model)


def test_name_may_hold_a_colon():
    assert resolve("ollama:qwen3:8b").name == "qwen3:8b"


def test_server_of_ones_own_needs_no_key():
    assert resolve("openai:m", {"OPENAI_BASE_URL": "http://127.0.0.1:8000/v1"}).key == ""


def test_environment_wins_over_dotenv(tmp_path, monkeypatch):
    (tmp_path / ".env").write_text("OPENAI_API_KEY=from-file\nOPENAI_BASE_URL=http://file/v1\n", "utf-8")
    monkeypatch.setenv("OPENAI_API_KEY", "from-environment")
    found = resolve("openai:m")
    assert (found.key, found.key_from, found.address) == (
        "from-environment",
        "OPENAI_API_KEY (environment)",
        "http://file/v1",
    )


def test_what_is_told_has_no_key_and_no_password():
    found = resolve("openai:m", {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": "http://me:secret@host/v1"})
    assert found.told() == "openai:m at http://host/v1, key from OPENAI_API_KEY (given)"
    assert KEY not in repr(found)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_model_is_opened_without_asking_anything(provider):
    variables = {"OPENAI_API_KEY": KEY, "ANTHROPIC_API_KEY": KEY}
    assert KEY not in repr(open_model(f"{provider}:m", 1.0, variables))
