"""YAML front matter at the head of a Markdown file → what it says of the document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..errors import ReadError
from .yaml_rows import Mapping, yaml_documents

_BLOCK = re.compile(r"---[ \t]*(?:\r\n|\n|\r)(?P<yaml>.{0,65536}?)^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.S | re.M)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the front matter ends (0 where there is none), and its fields, "" where absent."""

    end: int = 0
    title: str = ""
    description: str = ""
    url: str = ""
    publisher: str = ""
    licence: str = ""
    retrieved: str = ""
    broken: str = ""  # why it could not be read


def front_matter(text: str, path: str) -> FrontMatter:
    """The front matter of the text; one that is broken is skipped and says so."""
    match = _BLOCK.match(text)
    if match is None:
        return FrontMatter()
    try:
        fields = next(yaml_documents(match["yaml"], path, first_line=2), None)
    except ReadError as error:
        return FrontMatter(match.end(), broken=f"the front matter was skipped: {error}")
    if not isinstance(fields, Mapping):
        return FrontMatter(match.end() if fields is None else 0)
    return FrontMatter(
        end=match.end(),
        title=_field(fields, "title"),
        description=_field(fields, "description", "summary"),
        url=_field(fields, "url", "source", "source_url", "link"),
        publisher=_field(fields, "publisher", "author"),
        licence=_field(fields, "licence", "license"),
        retrieved=_field(fields, "retrieved", "accessed"),
    )


def _field(fields: Mapping, *names: str) -> str:
    lowered = {key.lower(): value for key, value in fields.items()}
    values = (lowered.get(name) for name in names)
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), "")
