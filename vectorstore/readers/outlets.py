"""Who reported an entry: names in brackets at its end, lists in a column, hosts of web addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_AFTER_GROUP = " \t\n.,;"  # "(BBC), (CNN)" and "(CNN)(Wikinews)."
_LONGEST_NAME = 80
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
_DIGITS = re.compile(r"\d{3}")
_ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/[^/]+/", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+via\s+|\s*[;|\n]\s*")
# Without a full stop, a bracket after fewer words is part of a title ("Chief of Staff (Army)").
_WORDS_BEFORE_OUTLET = 8


def trailing_outlets(text: str) -> tuple[int, tuple[str, ...]]:
    """Where the sentence ends before the outlets in brackets at the end of the text, and their names."""
    end, ends, names = len(text.rstrip()), [], []
    while (found := _last_group(text, end)) is not None:
        ends.append(end)
        end, name = found
        names.append(name)
    while names and not _is_outlet(text[:end], names[-1]):
        names.pop()
        end = ends.pop()
    return end, unique(reversed(names))


def _last_group(text: str, end: int) -> tuple[int, str] | None:
    """Where the words end before the bracket that closes text[:end], and what it holds; None without one."""
    closing = end
    while closing and text[closing - 1] in _AFTER_GROUP:
        closing -= 1
    if not closing or text[closing - 1] not in ")]":
        return None
    opening = max(text.rfind(mark, max(0, closing - _LONGEST_NAME - 2), closing) for mark in "([")
    name = text[opening + 1 : closing - 1].strip()
    if opening <= 0 or len(name) < 2 or ")" in name or "]" in name:
        return None
    before = opening
    while before and text[before - 1] in " \t\n,;":
        before -= 1
    return before, name


def _is_outlet(before: str, name: str) -> bool:
    if _ENDED.search(before):
        return True
    known = name[:1].isupper() and not _DIGITS.search(name)
    return known and len(before.split()) >= _WORDS_BEFORE_OUTLET


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """The names split at "via" and semicolons, without repetitions, in order."""
    parts = (part.strip(" ,.\"'") for name in names for part in _BETWEEN.split(name))
    return tuple(dict.fromkeys(part for part in parts if part))


def host_of(url: str) -> str:
    """The host of a web address without "www.", the archived one for archive addresses, "" for none."""
    address = _ARCHIVE.sub("", url.strip())
    if "//" not in address:
        address = f"//{address}"
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
