"""YAML → lists, mappings and strings that know their lines; nothing in it is ever constructed.

Scalars stay as written ("2014-01-07", "007"), so that no date or number is changed on the way in.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import yaml

from ..errors import ReadError
from .rows import Row, Table
from .shapes import shaped_rows

# libyaml slows down with the square of the depth, and recursing builders overflow the C stack.
MAX_DEPTH = 64
# Aliases can turn ten lines into billions of values; each one counts as all that it repeats.
MAX_VALUES = 5_000_000
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Mapping(dict[str, "Value"]):
    """A mapping with the line on which it begins."""

    line: int = 0


class Listing(list["Value"]):
    """A sequence with the line of each item."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[int] = []


Value = Mapping | Listing | str | None


class _Builder:
    """Values under construction, innermost last; weights count values, aliases in full."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.open: list[Mapping | Listing] = []
        self.keys: list[str | None] = []
        self.names: list[str | None] = []
        self.starts: list[int] = []  # the count when each was begun
        self.line = 0
        self.anchors: dict[str, tuple[Value, int]] = {}
        self.count = 0

    def begin(self, value: Mapping | Listing, anchor: str | None, line: int) -> None:
        """Opens a mapping or a list."""
        if len(self.open) >= MAX_DEPTH:
            raise ReadError(f"{self.path}:{line}: nested more than {MAX_DEPTH} levels deep; flatten the file")
        self.open.append(value)
        self.keys.append(None)
        self.names.append(anchor)
        self.starts.append(self.count)

    def end(self) -> Value:
        """The mapping or list that ends here, set where it belongs."""
        value, name = self.open.pop(), self.names.pop()
        self.keys.pop()
        weight = self.count - self.starts.pop() + 1
        return self.put(value, name, weight, counted=weight - 1)

    def put(self, value: Value, anchor: str | None, weight: int = 1, counted: int = 0) -> Value:
        """Sets the value where it belongs; `counted` of its `weight` are in the count already."""
        self.count += weight - counted
        if self.count > MAX_VALUES:
            raise ReadError(f"{self.path}: has more than {MAX_VALUES:,} values, aliases counted; split it")
        if anchor:
            self.anchors[anchor] = (value, weight)
        if not self.open:
            return value
        holder = self.open[-1]
        if isinstance(holder, Listing):
            holder.append(value)
            holder.lines.append(value.line if isinstance(value, Mapping) else self.line)
        elif self.keys[-1] is None:
            self.keys[-1] = value if isinstance(value, str) else repr(value)
        else:
            holder[self.keys[-1]] = value
            self.keys[-1] = None
        return value

    def alias(self, name: str | None, line: int) -> Value:
        """The value that the alias repeats."""
        if name is None or name not in self.anchors:
            raise ReadError(f"{self.path}:{line}: *{name} refers to nothing before it; write the value out")
        value, weight = self.anchors[name]
        return self.put(value, None, weight)


def yaml_documents(text: str, path: str, first_line: int = 1) -> Iterator[Value]:
    """Each document of the text. Raises ReadError for broken YAML, deep nesting and alias bombs."""
    builder = _Builder(path)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            value = _taken(event, builder, first_line + (event.start_mark.line if event.start_mark else 0))
            if not builder.open and isinstance(
                event, yaml.ScalarEvent | yaml.SequenceEndEvent | yaml.MappingEndEvent | yaml.AliasEvent
            ):
                yield value
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + mark.line if mark else 0
        what = getattr(error, "problem", None) or str(error)
        raise ReadError(f"{path}:{line}: is not valid YAML ({what}); correct the line") from None


def _taken(event: yaml.Event, builder: _Builder, line: int) -> Value:
    builder.line = line
    match event:
        case yaml.MappingStartEvent():
            mapping = Mapping()
            mapping.line = line
            builder.begin(mapping, event.anchor, line)
        case yaml.SequenceStartEvent():
            builder.begin(Listing(), event.anchor, line)
        case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
            return builder.end()
        case yaml.ScalarEvent():
            plain = event.implicit[0]
            return builder.put(None if plain and event.value in _NULLS else event.value, event.anchor)
        case yaml.AliasEvent():
            return builder.alias(event.anchor, line)
    return None


def yaml_table(text: str, path: str) -> Table:
    """The rows of all documents: lists of mappings, or mappings in a shape that `shapes` knows."""
    documents = list(yaml_documents(text, path))
    about: dict[str, object] = {}
    for value in documents:
        if isinstance(value, Mapping):
            about = {**value, **about}
    return Table(chain.from_iterable(map(_rows, documents)), about)


def _rows(value: Value) -> Iterator[Row]:
    if isinstance(value, Mapping):
        lists = [member for member in value.values() if isinstance(member, Listing) and _holds_rows(member)]
        yield from _rows(max(lists, key=len)) if lists else shaped_rows(value, value.line)
    elif isinstance(value, Listing):
        for item, line in zip(value, value.lines, strict=True):
            if isinstance(item, Mapping):
                yield Row(line, item)


def _holds_rows(value: Listing) -> bool:
    return bool(value) and isinstance(value[0], Mapping)
