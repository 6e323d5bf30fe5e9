"""Cases → slices of them: by kind, by month."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

Slices = Mapping[str, Sequence[int]]  # name → numbers of the cases, from 0


def by_kind(cases: Sequence[Any]) -> Slices:
    """By kind, with the reason where a question has no answer, in alphabetical order."""
    return _by(cases, _kind)


def by_month(cases: Sequence[Any]) -> Slices:
    """By the month of the first entry that a case names, in order of time; cases that name none are left out."""
    return _by(cases, _month)


def _by(cases: Sequence[Any], key: Callable[[Any], str]) -> Slices:
    found: dict[str, list[int]] = {}
    for at, case in enumerate(cases):
        found.setdefault(key(case), []).append(at)
    return {name: found[name] for name in sorted(found) if name}


def _kind(case: Any) -> str:
    reason = getattr(case, "reason", "")
    return f"{case.kind}: {reason}" if reason else str(case.kind)


def _month(case: Any) -> str:
    """ "2014-01" of an entry dated 2014-01-07."""
    first = next(iter(case.cites), "")
    sign = "-" if first.startswith("-") else ""
    parts = first.removeprefix("-").split("/")[0].split("-")
    return "" if first.startswith("#") or not first else sign + "-".join(parts[:2])


SLICINGS: Mapping[str, Callable[[Sequence[Any]], Slices]] = MappingProxyType({"kind": by_kind, "month": by_month})
