"""What went wrong with a language model: whatever its client raised → a ModelError in words, with what to do next."""

from __future__ import annotations

import re
from typing import Any

from ..errors import ModelError

_SECRET = re.compile(r"(?:\b(?:sk|pk|key|token|bearer)[-_ ][\w.*-]{4,})|\b(?=\w*\d)[\w-]{24,}", re.I)
_LONGEST = 160  # characters of a server's own words
_BUSY = frozenset({408, 409, 425, 429})


def failure_of(error: BaseException) -> ModelError:
    """The failure in words; what a server says of itself is kept short, and whatever looks like a key blacked out."""
    status, kind = getattr(error, "status_code", None), type(error).__name__
    if isinstance(status, int) and status >= 400:
        return _of_status(status, error)
    if isinstance(error, TimeoutError) or "Timeout" in kind:
        return ModelError("it did not answer in time", again=True, out=True)
    if isinstance(error, ConnectionError) or "Connect" in kind:
        return ModelError("it cannot be reached", again=True, out=True)
    if "Protocol" in kind or kind in ("ReadError", "WriteError"):
        return ModelError("the connection broke off", again=True, out=True)
    if isinstance(error, NotImplementedError):
        return ModelError("it cannot give answers in a form")
    if "Length" in kind:
        return ModelError("its answer was cut off", again=True)
    return ModelError(f"what it gave is not in the form asked for ({kind})", again=True)


def _of_status(status: int, error: BaseException) -> ModelError:
    after = _seconds(error)
    if status in (401, 403):
        return ModelError(f"the key was refused ({status})", out=True)
    if status == 404:
        return ModelError(f"there is no such model ({status}){_said(error)}", out=True)
    if status == 429:
        return ModelError("it has too much to do (429)", again=True, after=after, out=True)
    if status in _BUSY or status >= 500:
        return ModelError(f"the server failed ({status})", again=True, after=after, out=True)
    return ModelError(f"the request was refused ({status}){_said(error)}")


def _said(error: BaseException) -> str:
    """The server's own words, shortened and without what looks like a key."""
    words = " ".join(_SECRET.sub("…", str(error)).split())
    return f": {words[:_LONGEST]}" if words else ""


def _seconds(error: BaseException) -> float:
    """How long the server asks to wait; 0 where it does not say, or says it in a date."""
    headers: Any = getattr(getattr(error, "response", None), "headers", None) or {}
    value = str(headers.get("retry-after", ""))
    return float(value) if re.fullmatch(r"\d{1,6}(?:\.\d+)?", value) else 0.0
