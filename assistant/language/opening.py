"""A setting like "anthropic:claude-…" → a LangChain chat model, with the provider's conventional variables.

The variables come from the environment, then from `.env`; they are handed over as arguments and kept nowhere else.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from dotenv import dotenv_values

from ..errors import SettingsError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

LONGEST_ANSWER = 8_192  # tokens, what a model thinks before it answers among them
_INSTALL = (
    ".venv/bin/pip install -c constraints.txt -e '.[{provider}]' (elsewhere: pip install 'chronofact[{provider}]')"
)

_USER = re.compile(r"//[^/@]*@")  # "https://name:password@host"


@dataclass(frozen=True, slots=True)
class Provider:
    """What has to be known of a provider; the names are those of environment variables."""

    package: str
    key: str = ""
    address: str = ""
    longest: str = "max_tokens"  # the argument that bounds an answer
    retries: bool = True  # its client tries again by itself unless it is told not to
    more: Mapping[str, Any] = field(default_factory=dict)


PROVIDERS: Mapping[str, Provider] = {
    "anthropic": Provider("langchain_anthropic", "ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL"),
    "openai": Provider("langchain_openai", "OPENAI_API_KEY", "OPENAI_BASE_URL"),
    # Its own default reads so few tokens that the beginning, what the model is told, would be cut off unseen.
    "ollama": Provider(
        "langchain_ollama", "", "OLLAMA_HOST", longest="num_predict", retries=False, more={"num_ctx": 24_576}
    ),
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a setting comes to, before anything is asked."""

    provider: str
    name: str
    address: str  # empty: the provider's own
    key: str = field(repr=False)  # never printed
    key_from: str = ""  # "ANTHROPIC_API_KEY (environment)"; empty where there is none

    def told(self) -> str:
        """In words, without the key."""
        where = f" at {_USER.sub('//', self.address)}" if self.address else ""
        key = f", key from {self.key_from}" if self.key_from else ", no key"
        return f"{self.provider}:{self.name}{where}{key}"


def _is_installed(package: str) -> bool:
    return find_spec(package) is not None


def resolve(
    model: str, variables: Mapping[str, str] | None = None, installed: Callable[[str], bool] = _is_installed
) -> Resolved:
    """What "provider:name" stands for. Raises SettingsError for an unknown provider, a missing package or key.

    `variables` take the place of the environment and `.env`.
    """
    provider, _, name = model.partition(":")
    if provider not in PROVIDERS or not name:
        raise SettingsError(f"model {model!r}: write provider:name; providers are {', '.join(PROVIDERS)}")
    known = PROVIDERS[provider]
    missing = [package for package in ("langchain", known.package) if not installed(package)]
    if missing:
        raise SettingsError(f"model {model!r} needs {missing[-1]}; install it: {_INSTALL.format(provider=provider)}")
    given = _sources(variables)
    address, _ = _looked_up(known.address, given)
    key, key_from = _looked_up(known.key, given)
    if known.key and not key and not (provider == "openai" and address):
        raise SettingsError(f"model {model!r}: {known.key} is not set; set it in the environment or in .env")
    return Resolved(provider, name, address, key, key_from)


def open_model(model: str, patience: float, variables: Mapping[str, str] | None = None) -> BaseChatModel:
    """The chat model; nothing is asked of it yet. `patience` is in seconds. Raises SettingsError as `resolve` does."""
    from langchain.chat_models import init_chat_model

    found, known = resolve(model, variables), PROVIDERS[model.partition(":")[0]]
    given: dict[str, Any] = {known.longest: LONGEST_ANSWER, **known.more}
    if known.retries:
        given |= {"max_retries": 0, "timeout": patience}  # trying again is ours, within one deadline for all tries
    else:
        given["client_kwargs"] = {"timeout": patience}
    if known.key:
        # A server of one's own wants no key, its client does.
        given["api_key"] = found.key or "none"
    if found.address:
        given["base_url"] = found.address
    try:
        opened: BaseChatModel = init_chat_model(found.name, model_provider=found.provider, **given)
    except (ImportError, ValueError) as error:
        raise SettingsError(f"model {model!r}: {_without(found.key, str(error))}") from None
    return opened


def _sources(variables: Mapping[str, str] | None) -> list[tuple[str, Mapping[str, str | None]]]:
    """Where variables are looked for, with the name of each place."""
    if variables is not None:
        return [("given", variables)]
    return [("environment", os.environ), (".env", dotenv_values(".env", interpolate=False))]


def _looked_up(name: str, places: list[tuple[str, Mapping[str, str | None]]]) -> tuple[str, str]:
    """The value of a variable, and "NAME (place)"; both empty where it is not set."""
    for place, variables in places if name else ():
        if value := (variables.get(name) or "").strip():
            return value, f"{name} ({place})"
    return "", ""


def _without(key: str, text: str) -> str:
    """The text, the key blacked out."""
    return text.replace(key, "…") if key else text
