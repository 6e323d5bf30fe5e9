"""Who reported an entry: names in brackets at its end, lists in a column, hosts of web addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

# "(BBC) (AP via ABC News)", also "(BBC), (CNN)" and "(CNN)(Wikinews)." at the very end.
_GROUP = re.compile(r"[\s,;]*[(\[]([^()\[\]]{2,80})[)\]][\s.,;]*$")
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
_DIGITS = re.compile(r"\d{3}")
_ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/[^/]+/", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+via\s+|\s*[;|\n]\s*")
# Without a full stop, a bracket after fewer words is part of a title ("Chief of Staff (Army)").
_WORDS_BEFORE_OUTLET = 8


def trailing_outlets(text: str) -> tuple[int, tuple[str, ...]]:
    """Where the sentence ends before the outlets in brackets at the end of the text, and their names."""
    end, groups = len(text), []
    while match := _GROUP.search(text, max(0, end - 120), end):
        groups.append(match[1].strip())
        end = match.start()
    while groups and not _is_outlet(text[:end], groups[-1]):
        end = text.index(groups.pop(), end) + 1
        end = text.find(")", end) + 1 or len(text)
    return (end, unique(reversed(groups))) if groups else (len(text.rstrip()), ())


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
