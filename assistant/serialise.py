"""The public JSON of every result: plain objects, the same bytes for the same result."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from vectorstore.calendar import Day
from vectorstore.dates import span_json
from vectorstore.models import DateSpan

# Left out while nobody asked for them, so that the same question gives the same bytes.
ABSENT_WHEN_NONE = frozenset({"seconds", "verdict", "model"})
# JSON may hold these as they are; a terminal obeys some, and a reader of lines may end a line at others.
_RAW_CONTROL = re.compile("[\x7f-\x9f\u2028\u2029]")


def to_json(obj: Any) -> Any:
    """A result as what `json.dumps` takes: dataclasses become objects with their fields in order.

    A DateSpan becomes the object that docs/design.md shows, a Day its ISO date, a path its text.
    Raises TypeError for a type that has no place in the public JSON.
    """
    match obj:
        case DateSpan():
            return span_json(obj)
        case Day():
            return obj.isoformat()
        case None | bool() | int() | float() | str():
            return obj
        case Path():
            return str(obj)
        case Mapping():
            return {str(key): to_json(value) for key, value in obj.items()}
        case list() | tuple():
            return [to_json(item) for item in obj]
    return _object(obj)


def to_line(obj: Any) -> str:
    """`to_json` as one line of JSON, without the line end; halves of characters become "?"."""
    line = json.dumps(to_json(obj), ensure_ascii=False, allow_nan=False)
    escaped = _RAW_CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", line)
    # A lone surrogate (from a broken argument or \ud800 in a file) cannot be written as UTF-8.
    return escaped.encode("utf-8", "replace").decode("utf-8")


def _object(obj: Any) -> dict[str, Any]:
    """A dataclass instance as an object, in the order of its fields."""
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError(f"{type(obj).__name__} has no place in the public JSON")
    pairs = ((field.name, getattr(obj, field.name)) for field in fields(obj))
    return {name: to_json(value) for name, value in pairs if value is not None or name not in ABSENT_WHEN_NONE}
