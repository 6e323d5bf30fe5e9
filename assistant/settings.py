"""What can be set, from where it comes (arguments, `CHRONOFACT_` variables, `.env`), and what is refused."""

from __future__ import annotations

import os
import re
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from platformdirs import user_data_path
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from .errors import SettingsError

PREFIX = "CHRONOFACT_"
_TOKEN = re.compile(r"[\x21-\x7e]{16,}")


def _none(value: Any) -> Any:
    """None for the word "none", so that an option can take back what a variable sets."""
    return None if isinstance(value, str) and value.strip().lower() == "none" else value


def _default_data() -> Path:
    """The user's own data folder for this application, not created yet."""
    return user_data_path("chronofact", appauthor=False)


def _expanded(value: Any) -> Any:
    """The path with `~` read as the home folder; anything else as it is."""
    return Path(value).expanduser() if isinstance(value, str | Path) and str(value) else value


def _split(value: Any) -> Any:
    """A list written with commas as its items, each once; anything else as it is."""
    return tuple(filter(None, map(str.strip, value.split(",")))) if isinstance(value, str) else value


def _sendable(token: SecretStr) -> SecretStr:
    """The token, if it is long enough not to be guessed and can stand in a header."""
    if not _TOKEN.fullmatch(token.get_secret_value()):
        raise PydanticCustomError("token", "write at least 16 letters, digits and signs, without spaces")
    return token


Origin = Annotated[str, Field(pattern=r"^https?://[^\s/*?#]+$")]


class Settings(BaseSettings):
    """Every setting of a run; built once by a front door and passed down, never changed.

    An argument wins over a `CHRONOFACT_` variable, a variable over a line in `.env`.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        # Lines of other programs in the same .env are not ours to judge.
        dotenv_filtering="match_prefix",
        extra="forbid",
        frozen=True,
    )

    data: Annotated[Path, BeforeValidator(_expanded)] = Field(
        default_factory=_default_data, description="folder of sources and indexes"
    )
    embedder: str = Field(
        default="packaged", min_length=1, description='"packaged", or the name or folder of another model'
    )
    chroma_url: str | None = Field(
        default=None, pattern=r"^https?://", description="a Chroma server instead of the embedded index"
    )
    k: int = Field(default=10, ge=1, le=1000, description="entries looked at for a question")
    model: Annotated[str | None, BeforeValidator(_none)] = Field(
        default=None,
        min_length=1,
        description='the language model as provider:name, for example "ollama:qwen3"; "none" for none',
    )
    model_timeout: float = Field(
        default=60.0, gt=0, le=3600, description="seconds for all that a language model does for one answer"
    )
    model_prices: str | None = Field(
        default=None,
        pattern=r"^\d+(\.\d+)?/\d+(\.\d+)?$",
        description='money for a million tokens read and written, for example "3/15"',
    )
    host: str = Field(default="127.0.0.1", min_length=1, description="address that the chat page listens on")
    port: int = Field(default=7860, ge=0, le=65535, description="port of the chat page; 0 takes a free one")
    token: Annotated[SecretStr, AfterValidator(_sendable)] | None = Field(
        default=None, description="what every request must carry; wanted behind an open address"
    )
    origins: Annotated[tuple[Origin, ...], NoDecode, BeforeValidator(_split)] = Field(
        default=(), description="sites whose pages may call the API from a browser, as https://example.org"
    )
    per_minute: int = Field(default=600, ge=0, le=1_000_000, description="API requests of a client; 0 is no limit")


def load_settings(**given: Any) -> Settings:
    """The settings of a run: `given` (None counts as not given), then the environment, then `.env`.

    Raises SettingsError that names the setting, its value and what is allowed.
    """
    _refuse_unknown_variables()
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise SettingsError("; ".join(_told(problem) for problem in error.errors())) from None
    except UnicodeDecodeError as error:
        raise SettingsError(f".env: byte {error.start} is not UTF-8; save the file as UTF-8") from None


def _refuse_unknown_variables() -> None:
    """Raises SettingsError for a `CHRONOFACT_` variable that sets nothing (a typo would go unseen)."""
    for name in sorted(os.environ):
        if name.upper().startswith(PREFIX) and name[len(PREFIX) :].lower() not in Settings.model_fields:
            raise SettingsError(_unknown(name[len(PREFIX) :].lower()))


def _told(problem: Any) -> str:
    """One validation problem as a line for the user."""
    name = str(problem["loc"][0]) if problem["loc"] else "settings"
    if problem["type"] == "extra_forbidden":
        return _unknown(name)
    # A token that is refused is told by its name alone: what is wrong with it is no reason to print it.
    given = "" if name == "token" else f" = {problem['input']!r}"
    return f"{PREFIX}{name.upper()}{given}: {problem['msg'][:1].lower()}{problem['msg'][1:]}"


def _unknown(name: str) -> str:
    """The message for a setting that does not exist, with the nearest one that does."""
    near = get_close_matches(name, Settings.model_fields, n=1)
    known = ", ".join(PREFIX + field.upper() for field in Settings.model_fields)
    meant = f"did you mean {PREFIX}{near[0].upper()}? " if near else ""
    return f"{PREFIX}{name.upper()} is no setting; {meant}known are {known}"
